import type { OperatorFunction } from 'rxjs'
import { checkOptions } from '../check-options.ts'
import type { MaterializedTable } from '../table-store.ts'
import { operator } from '../operator.ts'
import type { Streamed, TableRow } from '../phases.ts'
import { byKey } from '../repartition.ts'
import { recordTable } from '../table-phase.ts'
import { nodeName } from '../named.ts'

/** The newest value of each key, as a table. Records without key are dropped; null values remove rows. */
export function toTable<Key, Value>(
  options: MaterializedTable<Key, Value> = {},
): OperatorFunction<Streamed<Key, Value>, TableRow<Key, NonNullable<Value>>> {
  checkOptions('materialized', options, 'toTable()')
  return operator('toTable', ['stream'], (stream, graph) => {
    const name = nodeName(graph, 'KSTREAM-TOTABLE-', options.name)
    const store = options.store ?? graph.nextStoreName('KSTREAM-TOTABLE-')
    const serdes = { key: options.key ?? stream.key, value: options.value ?? stream.value }
    const parent = byKey(graph, { ...stream, ...serdes }, name, { dropsNullKeys: true })
    const table = recordTable(graph, { node: name, store }, options, serdes)
    const node = graph.add({
      name,
      parents: [parent.node],
      writeTo: (topology, parents) => void table.writeTo(topology, parents),
    })
    return table.phase(node, parent.sources)
  })
}
