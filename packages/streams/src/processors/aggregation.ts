import type { EmitStrategy } from '../windows/emit-strategy.ts'

/** Makes the aggregate of a key (or window) that has none yet. */
export type Initializer<Aggregate> = () => Aggregate

/** Adds a value to an aggregate, or takes it away; null: the row goes. */
export type Aggregator<Key, Value, Aggregate> = (aggregate: Aggregate, value: Value, key: Key) => Aggregate | null

/** Makes one aggregate of those of two sessions. */
export type Merger<Key, Aggregate> = (one: Aggregate, other: Aggregate, key: Key) => Aggregate

/** Makes one value of two. */
export type Reducer<Value> = (aggregate: Value, value: Value) => Value | null

/** Whether a table's changes carry old values: what is downstream asks while the topology is described, tasks read it after that. */
export interface TableOutput {
  readonly sendsOldValues: boolean
}

/** What all aggregates of streams have. */
export interface Aggregation<Key, Value, Aggregate> {
  readonly store: string
  readonly output: TableOutput
  readonly initializer: Initializer<Aggregate>
  readonly aggregator: Aggregator<Key, Value, Aggregate>
}

/** What all windowed aggregates of streams have. */
export interface WindowedAggregation<Key, Value, Aggregate> extends Aggregation<Key, Value, Aggregate> {
  readonly emit: EmitStrategy
  /** Where late records go, as they came; then results go to a child too. undefined: late records are dropped, and results go to all children. */
  readonly sides?: SideOutputs | undefined
}

/** The names of the children that get the one and the other. */
export interface SideOutputs {
  readonly results: string
  readonly late: string
}

/** A reducer as an aggregator: the first value is the aggregate. */
export function aggregatorOf<Value>(reducer: Reducer<Value>): Aggregator<unknown, Value, Value | null> {
  return (aggregate, value) => (aggregate === null ? value : reducer(aggregate, value))
}

/** A reducer as a merger of sessions: that which comes first may be the initializer's nothing. */
export function mergerOf<Value>(reducer: Reducer<Value>): Merger<unknown, Value | null> {
  return (one, other) => {
    if (one === null) return other
    return other === null ? one : reducer(one, other)
  }
}
