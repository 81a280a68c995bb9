import { StreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import type { Observable, OperatorFunction } from 'rxjs'
import { type Duration, durationMs } from '../../../duration.ts'
import type { ValueJoiner } from '../../../processors/joins/joiner.ts'
import { pileStore } from '../../../processors/joins/pile.ts'
import { streamTableJoin } from '../../../processors/joins/stream-table-join.ts'
import type { StreamRecord } from '../../../record.ts'
import type { StoreBuilder } from '../../../stores/builder.ts'
import { checkOptions } from '../../check-options.ts'
import type { StreamGraph } from '../../graph.ts'
import { nodeName } from '../../named.ts'
import { operator, phaseOfKind } from '../../operator.ts'
import type { Streamed, StreamPhase, TablePhase, TableRow } from '../../phases.ts'
import { byKey } from '../../repartition.ts'
import type { AnySerde } from '../../serdes.ts'
import type { Named } from '../stateless.ts'

/** How a stream is joined with a table. */
export interface TableLookupOptions<Key, Value> extends Named {
  /**
   * How long a record waits until the table has caught up with its time (KIP-923). Only with a versioned table (`historyRetention`), that keeps
   * its history at least so long. Unless given, records are joined as they come.
   */
  readonly grace?: Duration | undefined
  /** Serdes of the stream for repartition topics and waiting records; by default those it came with. */
  readonly key?: Serde<Key> | undefined
  readonly value?: Serde<Value> | undefined
}

/**
 * Joins each record with the table's row of its key; without row there is no result. A versioned table is asked for the row as it was at the
 * record's time. Changes of the table alone give nothing. Both topics need the same number of partitions.
 *
 * @throws StreamError INVALID_TOPOLOGY for a grace over a table that is not versioned.
 */
export function joinTable<Key, Value, Row, Out>(
  table: Observable<TableRow<Key, Row>>,
  joiner: ValueJoiner<Key, Value, Row, Out>,
  options: TableLookupOptions<Key, Value> = {},
): OperatorFunction<Streamed<Key | null, Value>, StreamRecord<Key, Out>> {
  checkOptions('lookup', options, 'joinTable()')
  return operator('joinTable', ['stream'], (stream, graph) => {
    const right = phaseOfKind(table, 'joinTable', 'table', graph)
    return addTableLookup(graph, stream, right, { isLeft: false, joiner: joiner as never, options })
  })
}

/**
 * As {@link joinTable}, but gives a result without row too (the row is null), also for records without key.
 *
 * @throws StreamError INVALID_TOPOLOGY for a grace over a table that is not versioned.
 */
export function leftJoinTable<Key, Value, Row, Out>(
  table: Observable<TableRow<Key, Row>>,
  joiner: ValueJoiner<Key, Value, Row | null, Out>,
  options: TableLookupOptions<Key, Value> = {},
): OperatorFunction<Streamed<Key | null, Value>, StreamRecord<Key, Out>> {
  checkOptions('lookup', options, 'leftJoinTable()')
  return operator('leftJoinTable', ['stream'], (stream, graph) => {
    const right = phaseOfKind(table, 'leftJoinTable', 'table', graph)
    return addTableLookup(graph, stream, right, { isLeft: true, joiner: joiner as never, options })
  })
}

interface TableLookupSpec {
  readonly isLeft: boolean
  readonly joiner: ValueJoiner<unknown, unknown, unknown, unknown>
  readonly options: TableLookupOptions<unknown, unknown>
}

function addTableLookup(
  graph: StreamGraph,
  stream: StreamPhase,
  table: TablePhase,
  { isLeft, joiner, options }: TableLookupSpec,
): StreamPhase {
  const { name: given } = options
  const typed = { ...stream, key: options.key ?? stream.key, value: options.value ?? stream.value }
  const left = byKey(graph, typed, given ?? stream.node.spec.name)
  const name = nodeName(graph, isLeft ? 'KSTREAM-LEFTJOIN-' : 'KSTREAM-JOIN-', given)
  const waiting = waitingOf(graph, left, table, name, options)
  const rows = table.valueGetter()
  const sources = new Set([...left.sources, ...table.sources])
  const node = graph.add({
    name,
    parents: [left.node],
    takesNullKeys: isLeft,
    writeTo(topology, parents) {
      const supplier = streamTableJoin({
        table: rows,
        tableKey: (key) => key,
        joiner,
        isLeft,
        waiting: waiting && { ...waiting, store: waiting.store.name },
      })
      topology.addProcessor(name, supplier, { parents, stores: rows.stores })
      if (waiting !== undefined) topology.addStore(waiting.store, [name])
      topology.copartition(sources)
    },
  })
  return { kind: 'stream', node, key: left.key, value: undefined, sources, repartitionRequired: false }
}

function waitingOf(
  graph: StreamGraph,
  stream: StreamPhase,
  table: TablePhase,
  name: string,
  { grace }: TableLookupOptions<unknown, unknown>,
): { readonly store: StoreBuilder; readonly graceMs: number; readonly valueSerde: AnySerde } | undefined {
  if (grace === undefined) return undefined
  if (!table.isVersioned) {
    throw new StreamError(
      'INVALID_TOPOLOGY',
      `${name} has a grace, but its table is not versioned: give the table a historyRetention, or leave the grace out`,
    )
  }
  const store = pileStore(`${name}-Buffer`, graph.keySerde(stream.key), { kind: graph.defaults.storeKind })
  return { store, graceMs: durationMs(grace, `grace of ${name}`), valueSerde: graph.valueSerde(stream.value) }
}
