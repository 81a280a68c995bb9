import type { Observable, OperatorFunction } from 'rxjs'
import type { ValueJoiner } from '../../../processors/joins/joiner.ts'
import { checkOptions } from '../../check-options.ts'
import { operator, phaseOfKind } from '../../operator.ts'
import type { TableRow } from '../../phases.ts'
import type { StreamPartitioner } from '../../../topology/nodes.ts'
import type { MaterializedTable } from '../../table-store.ts'
import { addForeignKeyJoin, type ForeignKeyJoinSpec } from './foreign-key-nodes.ts'

/** How rows are joined by a foreign key, and how the result is kept. */
export interface ForeignKeyJoinOptions<Key, Value, ForeignKey> extends MaterializedTable<Key, Value> {
  /**
   * The partition of each key of the other table, if it is not the one that its key gives by default: the partitioner that its topic was written with.
   * It is asked with null as value. Rows are looked for there.
   */
  readonly otherPartitioner?: StreamPartitioner<ForeignKey, never> | undefined
}

/**
 * Joins each row with the row of another table that it points to (KIP-213): `foreignKeyOf` gives that row's key, null for none. Several rows may
 * point to the same. The tables need not have the same number of partitions: rows and answers travel through two internal topics.
 */
export function foreignKeyJoin<Key, Left, ForeignKey, Right, Out>(
  other: Observable<TableRow<ForeignKey, Right>>,
  foreignKeyOf: (value: Left, key: Key) => ForeignKey | null,
  joiner: ValueJoiner<Key, Left, Right, Out>,
  options: ForeignKeyJoinOptions<Key, NonNullable<Out>, ForeignKey> = {},
): OperatorFunction<TableRow<Key, Left>, TableRow<Key, NonNullable<Out>>> {
  checkOptions('foreignKeyJoin', options, 'foreignKeyJoin()')
  return operator('foreignKeyJoin', ['table'], (left, graph) =>
    addForeignKeyJoin(graph, left, phaseOfKind(other, 'foreignKeyJoin', 'table', graph), {
      isLeft: false,
      foreignKeyOf: foreignKeyOf as never,
      joiner: joiner as never,
      options: options as ForeignKeyJoinSpec['options'],
    }),
  )
}

/** As {@link foreignKeyJoin}, with a result for each row: the other one is null where there is none, or the row points to none. */
export function foreignKeyLeftJoin<Key, Left, ForeignKey, Right, Out>(
  other: Observable<TableRow<ForeignKey, Right>>,
  foreignKeyOf: (value: Left, key: Key) => ForeignKey | null,
  joiner: ValueJoiner<Key, Left, Right | null, Out>,
  options: ForeignKeyJoinOptions<Key, NonNullable<Out>, ForeignKey> = {},
): OperatorFunction<TableRow<Key, Left>, TableRow<Key, NonNullable<Out>>> {
  checkOptions('foreignKeyJoin', options, 'foreignKeyLeftJoin()')
  return operator('foreignKeyLeftJoin', ['table'], (left, graph) =>
    addForeignKeyJoin(graph, left, phaseOfKind(other, 'foreignKeyLeftJoin', 'table', graph), {
      isLeft: true,
      foreignKeyOf: foreignKeyOf as never,
      joiner: joiner as never,
      options: options as ForeignKeyJoinSpec['options'],
    }),
  )
}
