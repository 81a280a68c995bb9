import type { Observable, OperatorFunction } from 'rxjs'
import type { ValueJoiner } from '../../../processors/joins/joiner.ts'
import { streamTableJoin } from '../../../processors/joins/stream-table-join.ts'
import type { StreamRecord } from '../../../record.ts'
import { givenName } from '../../check-options.ts'
import { nodeName } from '../../named.ts'
import { operator, phaseOfKind } from '../../operator.ts'
import type { GlobalTableRow, Streamed } from '../../phases.ts'
import type { Named } from '../stateless.ts'

/**
 * Joins each record with a row of a global table: that of the key which `keyOf` gives, null for none. Any key will do, and topics may have
 * any number of partitions, since each task has the whole table; but rows are taken as they are now, whatever the record's time.
 */
export function joinGlobalTable<Key, Value, RowKey, Row, Out>(
  table: Observable<GlobalTableRow<RowKey, Row>>,
  keyOf: (value: Value, key: Key) => RowKey | null,
  joiner: ValueJoiner<Key, Value, Row, Out>,
  options: Named = {},
): OperatorFunction<Streamed<Key | null, Value>, StreamRecord<Key, Out>> {
  return globalJoinOperator('joinGlobalTable', false, table, keyOf as never, joiner as never, options)
}

/** As {@link joinGlobalTable}, but gives a result without row too (the row is null). */
export function leftJoinGlobalTable<Key, Value, RowKey, Row, Out>(
  table: Observable<GlobalTableRow<RowKey, Row>>,
  keyOf: (value: Value, key: Key) => RowKey | null,
  joiner: ValueJoiner<Key, Value, Row | null, Out>,
  options: Named = {},
): OperatorFunction<Streamed<Key | null, Value>, StreamRecord<Key, Out>> {
  return globalJoinOperator('leftJoinGlobalTable', true, table, keyOf as never, joiner as never, options)
}

function globalJoinOperator<In, Out>(
  operatorName: string,
  isLeft: boolean,
  table: Observable<unknown>,
  keyOf: (value: unknown, key: unknown) => unknown,
  joiner: ValueJoiner<unknown, unknown, unknown, unknown>,
  options: Named,
): OperatorFunction<In, Out> {
  const given = givenName(operatorName, options)
  return operator(operatorName, ['stream'], (stream, graph) => {
    const rows = phaseOfKind(table, operatorName, 'global table', graph).valueGetter()
    // Kafka names inner ones so too.
    const name = nodeName(graph, 'KSTREAM-LEFTJOIN-', given)
    const node = graph.add({
      name,
      parents: [stream.node],
      takesNullKeys: isLeft,
      writeTo(topology, parents) {
        const supplier = streamTableJoin({ table: rows, tableKey: (key, value) => keyOf(value, key), joiner, isLeft })
        topology.addProcessor(name, supplier, { parents })
      },
    })
    return { ...stream, node, value: undefined }
  })
}
