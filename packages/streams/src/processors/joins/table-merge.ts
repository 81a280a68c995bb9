import type { ProcessorContext } from '../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../processor/processor.ts'
import type { StreamRecord } from '../../record.ts'
import type { Change } from '../../table/change.ts'
import { type OldValues, tableRows, type TableRows } from '../../table/table-rows.ts'

/** A joined table: the results of both sides. */
export interface JoinedTable extends OldValues {
  /** undefined: it is computed from both tables. */
  readonly store: string | undefined
  readonly isVersioned: boolean
}

/** Brings the results of both sides of a table-table join together, and keeps them if the table has a store. */
export function tableMerge<Key, Value>(
  table: Readonly<JoinedTable>,
): ProcessorSupplier<Key, Change<Value>, Key, Change<Value>> {
  return () => new TableMerge(table)
}

class TableMerge<Key, Value> implements Processor<Key, Change<Value>, Key, Change<Value>> {
  readonly #table: Readonly<JoinedTable>
  #context!: ProcessorContext<Key, Change<Value>>
  #rows: TableRows<Key, Value> | undefined

  constructor(table: Readonly<JoinedTable>) {
    this.#table = table
  }

  init(context: ProcessorContext<Key, Change<Value>>): void {
    this.#context = context
    const { store, isVersioned } = this.#table
    if (store !== undefined) this.#rows = tableRows(context, store, isVersioned, this.#table)
  }

  process(record: StreamRecord<Key, Change<Value>>): void {
    if (this.#rows === undefined) this.#context.forward(record)
    else this.#rows.put(record, record.value.newValue, record.value.oldValue)
  }
}
