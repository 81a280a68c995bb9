import type { ConsumableTopic, ProducibleTopic } from '@millrace/client'
import type { Streams, StreamsOptions } from '@millrace/streams'

/** One of the applications here, and what it needs around it. */
export interface Example {
  readonly name: string
  /** Describes it anew: each copy has one of its own. */
  readonly app: (options?: RunningOptions) => Streams
  readonly inputs: readonly { readonly name: string; readonly partitions: number }[]
  readonly outputs: readonly ExampleOutput[]
  /** What comes in, in its order; the same each time. */
  readonly records: () => Promise<readonly InputRecord[]>
}

/** What whoever runs a copy decides. */
export type RunningOptions = Omit<StreamsOptions, 'id' | 'key' | 'value' | 'optimize'>

/** A topic that an example writes, and what its records mean. */
export interface ExampleOutput {
  readonly name: string
  /** Of a `table` the last record of each key counts, of `events` each. */
  readonly kind: 'table' | 'events'
  /** Whether what comes out depends on one partition of the inputs alone, so that nothing was repartitioned on its way. */
  readonly isByPartition: boolean
  /** A record as a line for people. */
  readonly line: (key: Buffer | null, value: Buffer | null) => string
}

/** A record on its way to an example, as bytes. */
export interface InputRecord {
  readonly topic: string
  readonly key: Buffer | null
  readonly value: Buffer
  /** Milliseconds since 1970 UTC. */
  readonly timestamp: number
}

/** A record for a topic. */
export function given<Key, Value>(
  { name, key: keySerde, value: valueSerde }: ProducibleTopic<Key, Value>,
  key: Key | null,
  value: Value,
  timestamp: number,
): InputRecord {
  return {
    topic: name,
    key: key === null ? null : Buffer.from(keySerde.serialize(key)),
    value: Buffer.from(valueSerde.serialize(value)),
    timestamp,
  }
}

/** An output, and how its records are shown. */
export function shown<Key, Value>(
  { name, key: keySerde, value: valueSerde }: ConsumableTopic<Key, Value>,
  { kind, isByPartition }: Pick<ExampleOutput, 'kind' | 'isByPartition'>,
  line: (key: Key, value: Value) => string,
): ExampleOutput {
  return {
    name,
    kind,
    isByPartition,
    line: (key, value) =>
      key === null || value === null ? 'nothing' : line(keySerde.deserialize(key), valueSerde.deserialize(value)),
  }
}
