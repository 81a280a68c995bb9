import type { Observable, OperatorFunction } from 'rxjs'
import { reversed, type ValueJoiner } from '../../../processors/joins/joiner.ts'
import { joinedRows, tableJoin as joinSide } from '../../../processors/joins/table-join.ts'
import { type JoinedTable, tableMerge } from '../../../processors/joins/table-merge.ts'
import { storeValueGetter } from '../../../table/store-value-getter.ts'
import { checkOptions } from '../../check-options.ts'
import type { StreamGraph } from '../../graph.ts'
import { nodeName } from '../../named.ts'
import { operator, phaseOfKind } from '../../operator.ts'
import type { TablePhase, TableRow } from '../../phases.ts'
import { type MaterializedTable, tableStore } from '../../table-store.ts'

/**
 * Joins with another table by key: a row for each key that both have. Each change of either changes the result; its time is the later one's.
 * null as a result is no row. Both topics need the same number of partitions.
 */
export function tableJoin<Key, Left, Right, Out>(
  other: Observable<TableRow<Key, Right>>,
  joiner: ValueJoiner<Key, Left, Right, Out>,
  options: MaterializedTable<Key, NonNullable<Out>> = {},
): OperatorFunction<TableRow<Key, Left>, TableRow<Key, NonNullable<Out>>> {
  return tableJoinOperator('tableJoin', { needsLeft: true, needsRight: true }, other, joiner as never, options)
}

/** As {@link tableJoin}, with a row for each key that this table has: the right one is null where the other table has none. */
export function tableLeftJoin<Key, Left, Right, Out>(
  other: Observable<TableRow<Key, Right>>,
  joiner: ValueJoiner<Key, Left, Right | null, Out>,
  options: MaterializedTable<Key, NonNullable<Out>> = {},
): OperatorFunction<TableRow<Key, Left>, TableRow<Key, NonNullable<Out>>> {
  return tableJoinOperator('tableLeftJoin', { needsLeft: true, needsRight: false }, other, joiner as never, options)
}

/** As {@link tableJoin}, with a row for each key that either table has: the other one is null where it has none. */
export function tableOuterJoin<Key, Left, Right, Out>(
  other: Observable<TableRow<Key, Right>>,
  joiner: ValueJoiner<Key, Left | null, Right | null, Out>,
  options: MaterializedTable<Key, NonNullable<Out>> = {},
): OperatorFunction<TableRow<Key, Left>, TableRow<Key, NonNullable<Out>>> {
  return tableJoinOperator('tableOuterJoin', { needsLeft: false, needsRight: false }, other, joiner as never, options)
}

/** Which sides a row of the result needs. */
interface Needs {
  readonly needsLeft: boolean
  readonly needsRight: boolean
}

function tableJoinOperator<In, Out>(
  operatorName: string,
  needs: Needs,
  other: Observable<unknown>,
  joiner: ValueJoiner<unknown, unknown, unknown, unknown>,
  options: MaterializedTable<unknown, unknown>,
): OperatorFunction<In, Out> {
  checkOptions('materialized', options, `${operatorName}()`)
  return operator(operatorName, ['table'], (left, graph) =>
    addTableJoin(graph, left, phaseOfKind(other, operatorName, 'table', graph), needs, joiner, options),
  )
}

function addTableJoin(
  graph: StreamGraph,
  left: TablePhase,
  right: TablePhase,
  { needsLeft, needsRight }: Needs,
  joiner: ValueJoiner<unknown, unknown, unknown, unknown>,
  options: MaterializedTable<unknown, unknown>,
): TablePhase {
  const { name: given, store } = options
  const name = nodeName(graph, 'KTABLE-MERGE-', given)
  // Without old values a side that goes could not be told from one that never was.
  if (!needsRight) left.enableSendingOldValues(true)
  if (!needsLeft) right.enableSendingOldValues(true)
  const leftName = nodeName(graph, 'KTABLE-JOINTHIS-', given, '-join-this')
  const rightName = nodeName(graph, 'KTABLE-JOINOTHER-', given, '-join-other')

  const leftRows = left.valueGetter()
  const rightRows = right.valueGetter()
  const isVersioned = options.historyRetention !== undefined
  const joined: JoinedTable = { store, isVersioned, sendsOldValues: false }
  const key = options.key ?? left.key
  const { value } = options
  const builder = store === undefined ? undefined : tableStore(graph, store, options, { key, value })
  const sources = new Set([...left.sources, ...right.sources])
  const node = graph.add({
    name,
    parents: [left.node, right.node],
    writeTo(topology, [leftParent = '', rightParent = leftParent]) {
      const sendsOldValues = (): boolean => joined.sendsOldValues
      topology.addProcessor(
        leftName,
        joinSide({
          other: rightRows,
          joiner,
          needsThis: needsLeft,
          needsOther: needsRight,
          ignoresHistory: left.isVersioned,
          sendsOldValues,
        }),
        { parents: [leftParent], stores: rightRows.stores },
      )
      topology.addProcessor(
        rightName,
        joinSide({
          other: leftRows,
          joiner: reversed(joiner),
          needsThis: needsRight,
          needsOther: needsLeft,
          ignoresHistory: right.isVersioned,
          sendsOldValues,
        }),
        { parents: [rightParent], stores: leftRows.stores },
      )
      topology.addProcessor(name, tableMerge(joined), { parents: [leftName, rightName] })
      if (builder !== undefined) topology.addStore(builder, [name])
      topology.copartition(sources)
    },
  })
  return {
    kind: 'table',
    node,
    key,
    value,
    sources,
    store,
    isVersioned,
    enableSendingOldValues: () => {
      left.enableSendingOldValues(true)
      right.enableSendingOldValues(true)
      joined.sendsOldValues = true
      return true
    },
    valueGetter: () =>
      store === undefined
        ? joinedRows({ left: leftRows, right: rightRows, joiner, needsLeft, needsRight })
        : storeValueGetter(store, isVersioned),
  }
}
