import type { OperatorFunction } from 'rxjs'
import { tableToStream } from '../../processors/table-to-stream.ts'
import type { StreamRecord } from '../../record.ts'
import { givenName } from '../check-options.ts'
import { nodeName } from '../named.ts'
import { operator } from '../operator.ts'
import type { TableRow } from '../phases.ts'
import type { Named } from './stateless.ts'

/** The changes of a table as a stream; a row that goes is a tombstone (value null). */
export function toStream<Key, Value>(
  options: Named = {},
): OperatorFunction<TableRow<Key, Value>, StreamRecord<Key, Value | null>> {
  const given = givenName('toStream', options)
  return operator('toStream', ['table'], (table, graph) => {
    const name = nodeName(graph, 'KTABLE-TOSTREAM-', given)
    const node = graph.add({
      name,
      parents: [table.node],
      writeTo: (topology, parents) => topology.addProcessor(name, tableToStream(), { parents }),
    })
    const { key, value, sources } = table
    return { kind: 'stream', node, key, value, sources, repartitionRequired: false }
  })
}
