import type { Observable, OperatorFunction } from 'rxjs'
import { branching, passThrough } from '../../processors/stateless.ts'
import type { StreamRecord } from '../../record.ts'
import { givenName } from '../check-options.ts'
import type { StreamGraph } from '../graph.ts'
import { operator, Phase, phaseOfKind, phaseOf } from '../operator.ts'
import type { StreamPhase, Streamed } from '../phases.ts'
import type { Callback, Named } from './stateless.ts'
import { StreamError } from '@millrace/base'
import { nodeName } from '../named.ts'

/** Puts another stream in. There is no order between records of the two. */
export function merge<Key, Value, OtherKey, OtherValue>(
  other: Observable<Streamed<OtherKey, OtherValue>>,
  options: Named = {},
): OperatorFunction<Streamed<Key, Value>, StreamRecord<Key | OtherKey, Value | OtherValue>> {
  const given = givenName('merge', options)
  return operator('merge', ['stream'], (stream, graph) => {
    const added = phaseOfKind(other, 'merge', 'stream', graph)
    const name = nodeName(graph, 'KSTREAM-MERGE-', given)
    const node = graph.add({
      name,
      parents: [stream.node, added.node],
      isMerge: true,
      writeTo: (topology, parents) => topology.addProcessor(name, passThrough(), { parents }),
    })
    return {
      kind: 'stream',
      node,
      // Kafka forgets the serdes here; if both streams have the same one, it is still right.
      key: stream.key === added.key ? stream.key : undefined,
      value: stream.value === added.value ? stream.value : undefined,
      sources: new Set([...stream.sources, ...added.sources]),
      repartitionRequired: stream.repartitionRequired || added.repartitionRequired,
    }
  })
}

/** In `split`: the branch that takes what no other takes. Stands last. */
export const otherwise: unique symbol = Symbol('otherwise')

/**
 * Divides a stream: each record goes to the first branch whose predicate accepts it, in the order given, or to the branch `otherwise`; without one
 * it is dropped. A node is named after the branch.
 *
 *     const { big, small } = split(orders, { big: (order) => order.amount > 100, small: otherwise })
 */
export function split<Key, Value, Name extends string>(
  stream: Observable<Streamed<Key, Value>>,
  branches: Readonly<Record<Name, Callback<Key, Value, boolean> | typeof otherwise>>,
  options: Named = {},
): Record<Name, Observable<StreamRecord<Key, Value>>> {
  const name = givenName('split', options)
  const { graph } = phaseOf(stream, 'split')
  const source = phaseOfKind(stream, 'split', 'stream', graph)
  return addSplit(graph, source, branches, name) as Record<Name, Observable<StreamRecord<Key, Value>>>
}

function addSplit(
  graph: StreamGraph,
  stream: StreamPhase,
  branches: Readonly<Record<string, Callback<never, never, boolean> | typeof otherwise>>,
  given: string | undefined,
): Record<string, Phase<unknown>> {
  const entries = Object.entries(branches)
  const rest = entries.findIndex(([, predicate]) => predicate === otherwise)
  if (rest !== -1 && rest !== entries.length - 1) {
    throw new StreamError('INVALID_TOPOLOGY', 'split() has branches behind `otherwise`: nothing would ever reach them')
  }
  const name = nodeName(graph, 'KSTREAM-BRANCH-', given)
  const children = entries.flatMap(([branch, predicate]) =>
    predicate === otherwise
      ? []
      : [{ child: name + branch, predicate: predicate as Callback<unknown, unknown, boolean> }],
  )
  const otherwiseName = rest === -1 ? undefined : name + entries[rest]?.[0]
  const splitter = graph.add({
    name,
    parents: [stream.node],
    writeTo: (topology, parents) => topology.addProcessor(name, branching(children, otherwiseName), { parents }),
  })
  const results = entries.map(([branch]) => {
    graph.nextName('KSTREAM-BRANCH-')
    const child = name + branch
    const node = graph.add({
      name: child,
      parents: [splitter],
      writeTo: (topology, parents) => topology.addProcessor(child, passThrough(), { parents }),
    })
    return [branch, new Phase(graph, { ...stream, node })] as const
  })
  return Object.fromEntries(results)
}
