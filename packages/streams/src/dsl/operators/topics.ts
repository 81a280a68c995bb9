import type { ProducibleTopic, Serde, Topic } from '@millrace/client'
import type { OperatorFunction } from 'rxjs'
import type { StreamRecord } from '../../record.ts'
import type { StreamPartitioner } from '../../topology/nodes.ts'
import { checkOptions } from '../check-options.ts'
import type { GraphNode, StreamGraph } from '../graph.ts'
import { operator } from '../operator.ts'
import type { End, StreamPhase, Streamed } from '../phases.ts'
import { addRepartition } from '../repartition.ts'
import { anySerde, type AnySerde, type SerdeOptions } from '../serdes.ts'
import type { Named } from './stateless.ts'
import { nodeName } from '../named.ts'
import { windowedPartitioner } from '../../windows/windowed-partitioner.ts'

/** How records are written. */
export interface SinkOptions<Key, Value> extends Named {
  /** The partition of each; undefined (also as its result): by key, as producers do; of windows by the key that they are of. */
  readonly partitioner?: StreamPartitioner<Key, Value> | undefined
}

/** For topics that are chosen by record: they have no serdes of their own. */
export interface DynamicSinkOptions<Key, Value> extends SinkOptions<Key, Value> {
  readonly key?: Serde<Key, unknown> | undefined
  readonly value?: Serde<Value, unknown> | undefined
}

/** Writes to a topic. null values are tombstones. */
export function to<Key, Value>(
  topic: ProducibleTopic<Key, Value>,
  options?: SinkOptions<Key, Value>,
): OperatorFunction<Streamed<Key | null, Value | null>, End>
/** Writes each record to the topic of that name. The topics must be there. */
export function to<Key, Value>(
  topicOf: (record: StreamRecord<Key, Value>) => string,
  options?: DynamicSinkOptions<Key, Value>,
): OperatorFunction<Streamed<Key, Value>, End>
export function to<Key, Value>(
  target: ProducibleTopic<Key, Value> | ((record: StreamRecord<Key, Value>) => string),
  options: DynamicSinkOptions<Key, Value> = {},
): OperatorFunction<Streamed<Key, Value>, End> {
  const isDynamic = typeof target === 'function'
  checkOptions(isDynamic ? 'dynamicSink' : 'sink', options, 'to()')
  return operator('to', ['stream'], (stream, graph) => {
    const node = addSink(graph, stream, {
      topic: isDynamic ? (target as (record: StreamRecord<unknown, unknown>) => string) : target.name,
      key: isDynamic ? graph.keySerde(options.key ?? stream.key) : anySerde(target.key),
      value: isDynamic ? graph.valueSerde(options.value ?? stream.value) : anySerde(target.value),
      name: options.name,
      partitioner: options.partitioner,
    })
    return { kind: 'end', node }
  })
}

/** Writes to a topic, and goes on with what is read from it: `to` and `stream` in one. */
export function through<KeyIn, ValueIn, Key, Value>(
  topic: Topic<KeyIn, ValueIn, Key, Value>,
  options: SinkOptions<KeyIn, ValueIn> = {},
): OperatorFunction<Streamed<KeyIn | null, ValueIn | null>, StreamRecord<Key, Value>> {
  checkOptions('sink', options, 'through()')
  return operator('through', ['stream'], (stream, graph) => {
    const key = anySerde(topic.key)
    const value = anySerde(topic.value)
    addSink(graph, stream, { topic: topic.name, key, value, ...options })
    const source = graph.nextName('KSTREAM-SOURCE-')
    const node = graph.add({
      name: source,
      parents: [],
      source: { topics: [topic.name], key, value },
      writeTo: (topology) => topology.addSource(source, { topics: [topic.name], key, value }),
    })
    return { kind: 'stream', node, key, value, sources: new Set([source]), repartitionRequired: false }
  })
}

interface SinkNodeSettings {
  readonly topic: string | ((record: StreamRecord<unknown, unknown>) => string)
  readonly key: AnySerde
  readonly value: AnySerde
  readonly name?: string | undefined
  readonly partitioner?: StreamPartitioner<never, never> | undefined
}

function addSink(graph: StreamGraph, stream: StreamPhase, { name: given, ...sink }: SinkNodeSettings): GraphNode {
  const name = nodeName(graph, 'KSTREAM-SINK-', given)
  const settings = { ...sink, partitioner: sink.partitioner ?? windowedPartitioner(sink.key) }
  return graph.add({
    name,
    parents: [stream.node],
    writeTo: (topology, parents) => topology.addSink(name, { parents, ...settings }),
  })
}

/** How records are partitioned anew. */
export interface RepartitionOptions<Key, Value> extends Named, SerdeOptions<Key, Value> {
  /** Of the topic `<application id>-<name>-repartition`. undefined: as many as the widest input. */
  readonly partitions?: number | undefined
  readonly partitioner?: StreamPartitioner<Key, Value> | undefined
}

/** Partitions anew, through a topic that the application makes for it, by key or as the partitioner says. */
export function repartition<Key, Value>(
  options: RepartitionOptions<Key, Value> = {},
): OperatorFunction<Streamed<Key, Value>, StreamRecord<Key, Value>> {
  checkOptions('repartition', options)
  return operator('repartition', ['stream'], (stream, graph) => {
    const prefix = options.name ?? graph.nextName('KSTREAM-REPARTITION-')
    const key = options.key ?? stream.key
    const value = options.value ?? stream.value
    const { partitions, partitioner } = options
    const settings = { prefix, key: graph.keySerde(key), value: graph.valueSerde(value), partitions, partitioner }
    const node = addRepartition(graph, stream.node, settings, { isOptimizable: false })
    return { kind: 'stream', node, key, value, sources: new Set([node.spec.name]), repartitionRequired: false }
  })
}
