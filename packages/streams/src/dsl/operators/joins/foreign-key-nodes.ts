import { answerAll, answerSubscription, keepSubscription } from '../../../processors/joins/foreign-key/answer.ts'
import { combinedKeySerde } from '../../../processors/joins/foreign-key/combined-key.ts'
import { resolve } from '../../../processors/joins/foreign-key/resolve.ts'
import { subscribe } from '../../../processors/joins/foreign-key/subscribe.ts'
import {
  type SubscriptionResponse,
  subscriptionResponseSerde,
  subscriptionSerde,
} from '../../../processors/joins/foreign-key/subscription.ts'
import type { ValueJoiner } from '../../../processors/joins/joiner.ts'
import { keyValueStore } from '../../../stores/builders.ts'
import type { StreamPartitioner } from '../../../topology/nodes.ts'
import type { GraphNode, StreamGraph } from '../../graph.ts'
import { nodeName } from '../../named.ts'
import type { TablePhase } from '../../phases.ts'
import { recordTable } from '../../table-phase.ts'
import type { MaterializedTable } from '../../table-store.ts'

/** A foreign-key join as it was described. */
export interface ForeignKeyJoinSpec {
  readonly isLeft: boolean
  readonly foreignKeyOf: (value: unknown, key: unknown) => unknown
  readonly joiner: ValueJoiner<unknown, unknown, unknown, unknown>
  readonly options: MaterializedTable<unknown, unknown> & {
    readonly otherPartitioner?: StreamPartitioner<unknown, never> | undefined
  }
}

const registration = 'KTABLE-FK-JOIN-SUBSCRIPTION-REGISTRATION-'
const processor = 'KTABLE-FK-JOIN-SUBSCRIPTION-PROCESSOR-'
const sink = 'KTABLE-SINK-'
const source = 'KTABLE-SOURCE-'

/** The names of all nodes, topics and the store, in the order in which Kafka counts them. */
function namesOf(graph: StreamGraph, given: string | undefined) {
  return {
    subscriptionTopic: `${nodeName(graph, registration, given, '-subscription-registration')}-topic`,
    subscribe: nodeName(graph, registration, given, '-subscription-registration-processor'),
    subscriptionSink: nodeName(graph, sink, given, '-subscription-registration-sink'),
    subscriptionSource: nodeName(graph, source, given, '-subscription-registration-source'),
    subscriptionStore: nodeName(graph, 'KTABLE-FK-JOIN-SUBSCRIPTION-STATE-STORE-', given, '-subscription-store'),
    keep: nodeName(graph, processor, given, '-subscription-receive'),
    answer: nodeName(graph, processor, given, '-subscription-join-foreign'),
    answerAll: nodeName(graph, processor, given, '-foreign-join-subscription'),
    responseTopic: `${nodeName(graph, 'KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-', given, '-subscription-response')}-topic`,
    responseSink: nodeName(graph, sink, given, '-subscription-response-sink'),
    responseSource: nodeName(graph, source, given, '-subscription-response-source'),
    resolve: nodeName(
      graph,
      'KTABLE-FK-JOIN-SUBSCRIPTION-RESPONSE-RESOLVER-PROCESSOR-',
      given,
      '-subscription-response-resolver',
    ),
    result: nodeName(graph, 'KTABLE-FK-JOIN-OUTPUT-', given, '-result'),
  }
}

/** An answer goes to the partition that asked, whatever the partitioner of the left table's topic was. */
const toPrimaryPartition: StreamPartitioner<unknown, SubscriptionResponse<unknown>> = (_topic, _key, response) =>
  response?.primaryPartition

/** A subscription goes to the partition where the row lies that it is for. */
function toPartitionOfRow(
  partitioner: StreamPartitioner<unknown, never> | undefined,
): StreamPartitioner<unknown, unknown> | undefined {
  return partitioner && ((topic, foreignKey, _subscription, count) => partitioner(topic, foreignKey, null, count))
}

/**
 * Adds the nodes of a foreign-key join. Left rows subscribe at the right rows they point to, through a topic partitioned as the right table;
 * these answer, now and when they change, through a topic partitioned as the left table, where the answers are joined.
 */
export function addForeignKeyJoin(
  graph: StreamGraph,
  left: TablePhase,
  right: TablePhase,
  spec: ForeignKeyJoinSpec,
): TablePhase {
  const { isLeft, options } = spec
  // Those of the left side say which subscriptions end.
  right.enableSendingOldValues(true)
  left.enableSendingOldValues(true)
  const names = namesOf(graph, options.name)
  const responses = addRightSide(graph, left, right, names, spec)

  const leftRows = left.valueGetter()
  const valueSerde = graph.valueSerde(left.value)
  const sources = new Set([...left.sources, names.responseSource])
  const resolved = graph.add({
    name: names.resolve,
    parents: [responses],
    writeTo(topology, parents) {
      const supplier = resolve({ table: leftRows, valueSerde, joiner: spec.joiner, isLeft })
      topology.addProcessor(names.resolve, supplier, { parents, stores: leftRows.stores })
      topology.copartition(sources)
    },
  })
  const store = options.store ?? graph.nextStoreName('KTABLE-FK-JOIN-OUTPUT-')
  const serdes = { key: options.key ?? left.key, value: options.value }
  const table = recordTable(graph, { node: names.result, store }, options, serdes)
  const node = graph.add({
    name: names.result,
    parents: [resolved],
    writeTo: (topology, parents) => void table.writeTo(topology, parents),
  })
  return table.phase(node, sources)
}

/** All up to the source of the answers, which is returned. */
function addRightSide(
  graph: StreamGraph,
  left: TablePhase,
  right: TablePhase,
  names: ReturnType<typeof namesOf>,
  { isLeft, foreignKeyOf, options }: ForeignKeyJoinSpec,
): GraphNode {
  const key = graph.keySerde(left.key)
  const foreignKey = graph.keySerde(right.key)
  const subscription = subscriptionSerde(key)
  const response = subscriptionResponseSerde(graph.valueSerde(right.value))
  const store = keyValueStore(names.subscriptionStore, {
    key: combinedKeySerde(foreignKey, key),
    value: subscription,
    kind: options.kind ?? graph.defaults.storeKind,
  })

  const subscribed = graph.add({
    name: names.subscribe,
    parents: [left.node],
    writeTo(topology, parents) {
      const supplier = subscribe({
        foreignKey: foreignKeyOf,
        foreignKeySerde: foreignKey,
        valueSerde: graph.valueSerde(left.value),
        isLeft,
        ignoresHistory: left.isVersioned,
      })
      topology.addProcessor(names.subscribe, supplier, { parents })
    },
  })
  const subscriptions = graph.add({
    name: names.subscriptionSource,
    parents: [subscribed],
    writeTo(topology, parents) {
      const topic = names.subscriptionTopic
      topology.addRepartitionTopic(topic)
      const partitioner = toPartitionOfRow(options.otherPartitioner)
      topology.addSink(names.subscriptionSink, { parents, topic, key: foreignKey, value: subscription, partitioner })
      topology.addSource(names.subscriptionSource, { topics: [topic], key: foreignKey, value: subscription })
      topology.copartition([...right.sources, names.subscriptionSource])
    },
  })
  const kept = graph.add({
    name: names.keep,
    parents: [subscriptions],
    writeTo(topology, parents) {
      topology.addProcessor(names.keep, keepSubscription(store.name), { parents })
      topology.addStore(store, [names.keep])
    },
  })
  const rightRows = right.valueGetter()
  const answered = graph.add({
    name: names.answer,
    parents: [kept],
    writeTo: (topology, parents) =>
      topology.addProcessor(names.answer, answerSubscription(rightRows), { parents, stores: rightRows.stores }),
  })
  const answeredAll = graph.add({
    name: names.answerAll,
    parents: [right.node],
    writeTo(topology, parents) {
      const supplier = answerAll({ store: store.name, foreignKeySerde: foreignKey, ignoresHistory: right.isVersioned })
      topology.addProcessor(names.answerAll, supplier, { parents })
      topology.addStore(store, [names.answerAll])
    },
  })
  return graph.add({
    name: names.responseSource,
    parents: [answered, answeredAll],
    writeTo(topology, parents) {
      const topic = names.responseTopic
      topology.addRepartitionTopic(topic)
      topology.addSink(names.responseSink, { parents, topic, key, value: response, partitioner: toPrimaryPartition })
      topology.addSource(names.responseSource, { topics: [topic], key, value: response })
    },
  })
}
