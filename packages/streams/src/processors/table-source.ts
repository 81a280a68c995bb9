import type { InternalContext } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { type StreamRecord, withValue } from '../record.ts'
import { type Change, changeOf } from '../table/change.ts'
import { type OldValues, tableRows, type TableRows } from '../table/table-rows.ts'

/** What a table made of a topic or stream is: read when a task begins. */
export interface TableSourceState extends OldValues {
  /** undefined: it has no store, since nobody asked for old values or lookups. */
  store: string | undefined
  readonly isVersioned: boolean
}

/** Makes changes of records: the newest record of a key is its row, whatever its timestamp. Records without key are dropped. */
export function tableSource(
  state: Readonly<TableSourceState>,
): ProcessorSupplier<unknown, unknown, unknown, Change<unknown>> {
  return () => new TableSource(state)
}

class TableSource implements Processor<unknown, unknown, unknown, Change<unknown>> {
  readonly #state: Readonly<TableSourceState>
  #context!: InternalContext<unknown, Change<unknown>>
  #rows: TableRows<unknown, unknown> | undefined

  constructor(state: Readonly<TableSourceState>) {
    this.#state = state
  }

  init(context: InternalContext<unknown, Change<unknown>>): void {
    this.#context = context
    const { store, isVersioned } = this.#state
    if (store !== undefined) this.#rows = tableRows(context, store, isVersioned, this.#state)
  }

  process(record: StreamRecord<unknown, unknown>): void {
    const { key, value } = record
    if (key === null) {
      this.#context.dropped('null-key', record)
    } else if (this.#rows === undefined) {
      this.#context.forward(withValue(record, changeOf(value, null)))
    } else {
      const old = this.#state.sendsOldValues ? this.#rows.get(key) : undefined
      this.#rows.put(record, value, old === undefined ? null : old.value)
    }
  }
}
