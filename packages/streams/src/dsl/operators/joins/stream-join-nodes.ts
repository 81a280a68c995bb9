import { joinRetentionMs, type JoinWindows } from '../../../processors/joins/join-windows.ts'
import { joinWindow } from '../../../processors/joins/join-window.ts'
import { reversed, type ValueJoiner } from '../../../processors/joins/joiner.ts'
import { selfJoin } from '../../../processors/joins/self-join.ts'
import { pileStore } from '../../../processors/joins/pile.ts'
import { type HeldRecords, streamJoin } from '../../../processors/joins/stream-join.ts'
import { passThrough } from '../../../processors/stateless.ts'
import type { StoreBuilder } from '../../../stores/builder.ts'
import { windowStore } from '../../../stores/builders.ts'
import { type Codec, codecOf } from '../../../stores/codec.ts'
import type { TopologyBuilder } from '../../../topology/topology-builder.ts'
import type { GraphNode, StreamGraph } from '../../graph.ts'
import { nodeName } from '../../named.ts'
import type { StreamPhase } from '../../phases.ts'
import { byKey } from '../../repartition.ts'
import type { AnySerde } from '../../serdes.ts'
import type { StreamJoinOptions } from './join-options.ts'

/** Which records give a result without match: none, the left ones, all. */
export type StreamJoinKind = 'inner' | 'left' | 'outer'

/** A join of two streams as it was described. */
export interface StreamJoinSpec {
  readonly kind: StreamJoinKind
  readonly windows: JoinWindows
  readonly joiner: ValueJoiner<unknown, unknown, unknown, unknown>
  readonly options: StreamJoinOptions<unknown, unknown, unknown>
}

/** Adds the nodes of a join: one a side that keeps its records, one a side that looks for matches, and one behind both. */
export function addStreamJoin(
  graph: StreamGraph,
  leftStream: StreamPhase,
  rightStream: StreamPhase,
  spec: StreamJoinSpec,
): StreamPhase {
  const { kind, options } = spec
  const { name } = options
  const left = inputOf(graph, leftStream, spec, { suffix: '-left', value: options.left })
  const right = inputOf(graph, rightStream, spec, { suffix: '-right', value: options.right })

  const leftWindow = nodeName(graph, 'KSTREAM-WINDOWED-', name, '-this-windowed')
  const rightWindow = nodeName(graph, 'KSTREAM-WINDOWED-', name, '-other-windowed')
  const leftPrefix = kind === 'outer' ? 'KSTREAM-OUTERTHIS-' : 'KSTREAM-JOINTHIS-'
  const rightPrefix = kind === 'inner' ? 'KSTREAM-JOINOTHER-' : 'KSTREAM-OUTEROTHER-'
  const leftSuffix = kind === 'outer' ? '-outer-this-join' : '-this-join'
  const rightSuffix = kind === 'inner' ? '-other-join' : '-outer-other-join'
  const generatedLeft = graph.nextName(leftPrefix)
  const generatedRight = graph.nextName(rightPrefix)
  const merge = nodeName(graph, 'KSTREAM-MERGE-', name, '-merge')
  const { store } = options

  const key = graph.keySerde(left.key)
  const nodes: StreamJoinNodes = {
    leftWindow,
    rightWindow,
    leftJoin: name === undefined ? generatedLeft : name + leftSuffix,
    rightJoin: name === undefined ? generatedRight : name + rightSuffix,
    merge,
    leftStore: recordsStore(store === undefined ? generatedLeft : store + leftSuffix, key, left, graph, spec),
    rightStore: recordsStore(store === undefined ? generatedRight : store + rightSuffix, key, right, graph, spec),
    heldStore:
      kind === 'inner'
        ? undefined
        : pileStore(heldStoreName(kind, store, generatedLeft), key, {
            kind: options.kind ?? graph.defaults.storeKind,
            logged: options.logged,
          }),
    leftValues: codecOf(graph.valueSerde(left.value)),
    rightValues: codecOf(graph.valueSerde(right.value)),
  }
  const isSelfJoin = kind === 'inner' && graph.isOptimized && left.node === right.node
  const parents = addWindowNodes(graph, left, right, nodes, isSelfJoin)
  const sources = new Set([...left.sources, ...right.sources])
  const node = graph.add({
    name: merge,
    parents,
    takesNullKeys: spec.kind !== 'inner',
    writeTo(topology) {
      if (isSelfJoin) writeSelfJoin(topology, nodes, spec)
      else writeJoin(topology, nodes, spec)
      topology.copartition(sources)
    },
  })
  return { kind: 'stream', node, key: left.key, value: undefined, sources, repartitionRequired: false }
}

interface StreamJoinNodes {
  readonly leftWindow: string
  readonly rightWindow: string
  readonly leftJoin: string
  readonly rightJoin: string
  readonly merge: string
  readonly leftStore: StoreBuilder
  readonly rightStore: StoreBuilder
  readonly heldStore: StoreBuilder | undefined
  readonly leftValues: Codec<unknown>
  readonly rightValues: Codec<unknown>
}

/** A side by its key, with the serdes that were given for the join. */
function inputOf(
  graph: StreamGraph,
  stream: StreamPhase,
  { options }: StreamJoinSpec,
  { suffix, value }: { readonly suffix: string; readonly value: AnySerde | undefined },
): StreamPhase {
  const { name, key } = options
  const prefix = name === undefined ? stream.node.spec.name : name + suffix
  const typed = { ...stream, key: key ?? stream.key, value: value ?? stream.value }
  return byKey(graph, typed, prefix)
}

function recordsStore(
  name: string,
  key: AnySerde,
  stream: StreamPhase,
  graph: StreamGraph,
  { windows, options }: StreamJoinSpec,
): StoreBuilder {
  return windowStore(`${name}-store`, {
    key,
    value: graph.valueSerde(stream.value),
    kind: options.kind ?? graph.defaults.storeKind,
    logged: options.logged,
    retentionMs: joinRetentionMs(windows),
    windowSizeMs: windows.beforeMs + windows.afterMs,
    retainsDuplicates: true,
  })
}

function heldStoreName(kind: StreamJoinKind, store: string | undefined, generatedLeft: string): string {
  if (store !== undefined) return `${store}${kind === 'outer' ? '-outer-shared-join' : '-left-shared-join'}-store`
  return `KSTREAM-OUTERSHARED-${generatedLeft.slice(generatedLeft.lastIndexOf('-') + 1)}-store`
}

/** The nodes that keep the records of a side; of a self-join, only one. */
function addWindowNodes(
  graph: StreamGraph,
  left: StreamPhase,
  right: StreamPhase,
  { leftWindow, rightWindow, leftStore, rightStore }: StreamJoinNodes,
  isSelfJoin: boolean,
): GraphNode[] {
  const add = (name: string, parent: GraphNode, store: StoreBuilder): GraphNode =>
    graph.add({
      name,
      parents: [parent],
      writeTo: (topology, parents) => topology.addProcessor(name, joinWindow(store.name), { parents }),
    })
  const leftNode = add(leftWindow, left.node, leftStore)
  return isSelfJoin ? [leftNode] : [leftNode, add(rightWindow, right.node, rightStore)]
}

function writeJoin(topology: TopologyBuilder, nodes: StreamJoinNodes, { kind, windows, joiner }: StreamJoinSpec): void {
  const { leftWindow, rightWindow, leftJoin, rightJoin, merge, leftStore, rightStore, heldStore } = nodes
  const held: HeldRecords | undefined = heldStore && {
    store: heldStore.name,
    left: nodes.leftValues,
    right: nodes.rightValues,
  }
  const common = { windows, held }
  const isLeftOuter = kind !== 'inner'
  const isRightOuter = kind === 'outer'
  topology.addProcessor(
    leftJoin,
    streamJoin({
      ...common,
      isLeft: true,
      isOuter: isLeftOuter,
      isOtherOuter: isRightOuter,
      otherStore: rightStore.name,
      joiner,
    }),
    { parents: [leftWindow] },
  )
  topology.addProcessor(
    rightJoin,
    streamJoin({
      ...common,
      isLeft: false,
      isOuter: isRightOuter,
      isOtherOuter: isLeftOuter,
      otherStore: leftStore.name,
      joiner: reversed(joiner),
    }),
    { parents: [rightWindow] },
  )
  topology.addProcessor(merge, passThrough(), { parents: [leftJoin, rightJoin] })
  topology.addStore(leftStore, [leftWindow, rightJoin])
  topology.addStore(rightStore, [rightWindow, leftJoin])
  if (heldStore !== undefined) topology.addStore(heldStore, [leftJoin, rightJoin])
}

function writeSelfJoin(topology: TopologyBuilder, nodes: StreamJoinNodes, { windows, joiner }: StreamJoinSpec): void {
  const { leftWindow, merge, leftStore } = nodes
  topology.addProcessor(merge, selfJoin(leftStore.name, windows, joiner), { parents: [leftWindow] })
  topology.addStore(leftStore, [leftWindow, merge])
}
