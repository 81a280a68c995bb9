import type { ProcessorContext } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { type StreamRecord, withValue } from '../record.ts'
import { type Change, changeOf } from '../table/change.ts'
import { type OldValues, tableRows, type TableRows } from '../table/table-rows.ts'
import type { TableValueGetterSupplier } from '../table/value-getter.ts'

/** What a table made of another table's values is. */
export interface TableValuesState extends OldValues {
  /** undefined: it is computed from the table before it. */
  readonly store: string | undefined
  readonly isVersioned: boolean
  /** Whether a change is kept back that neither brings nor takes a row: of a filter whose old values are known. */
  readonly skipsNothing: boolean
  /** The row's value here, null if there is none. Never called with null. */
  readonly compute: (value: unknown, key: unknown) => unknown
}

/** Changes of a table with other values, or fewer rows. */
export function tableValues(
  state: Readonly<TableValuesState>,
): ProcessorSupplier<unknown, Change<unknown>, unknown, Change<unknown>> {
  return () => new TableValues(state)
}

class TableValues implements Processor<unknown, Change<unknown>, unknown, Change<unknown>> {
  readonly #state: Readonly<TableValuesState>
  #context!: ProcessorContext<unknown, Change<unknown>>
  #rows: TableRows<unknown, unknown> | undefined

  constructor(state: Readonly<TableValuesState>) {
    this.#state = state
  }

  init(context: ProcessorContext<unknown, Change<unknown>>): void {
    this.#context = context
    const { store, isVersioned } = this.#state
    if (store !== undefined) this.#rows = tableRows(context, store, isVersioned, this.#state)
  }

  process(record: StreamRecord<unknown, Change<unknown>>): void {
    const { skipsNothing, sendsOldValues } = this.#state
    const { newValue: from, isLatest } = record.value
    const newValue = this.#computed(from, record.key)
    const oldValue = sendsOldValues ? this.#oldValue(record) : null
    if (skipsNothing && sendsOldValues && newValue === null && oldValue === null) return
    if (this.#rows === undefined) this.#context.forward(withValue(record, changeOf(newValue, oldValue, isLatest)))
    else this.#rows.put(record, newValue, oldValue)
  }

  #oldValue({ key, value }: StreamRecord<unknown, Change<unknown>>): unknown {
    if (this.#rows === undefined) return this.#computed(value.oldValue, key)
    const row = this.#rows.get(key)
    return row === undefined ? null : row.value
  }

  #computed(value: unknown, key: unknown): unknown {
    return value === null ? null : this.#state.compute(value, key)
  }
}

/** Lookups in such a table that has no store: in the table before it, computed anew. */
export function computedGetter(
  parent: TableValueGetterSupplier<unknown, unknown>,
  compute: (value: unknown, key: unknown) => unknown,
): TableValueGetterSupplier<unknown, unknown> {
  return {
    stores: parent.stores,
    make: (context) => {
      const rows = parent.make(context)
      const computed = (key: unknown, row: ReturnType<typeof rows.get>): ReturnType<typeof rows.get> => {
        if (row === undefined) return undefined
        const value = compute(row.value, key)
        return value === null ? undefined : { value, timestamp: row.timestamp }
      }
      return {
        isVersioned: rows.isVersioned,
        get: (key) => computed(key, rows.get(key)),
        getAsOf: (key, asOfMs) => computed(key, rows.getAsOf(key, asOfMs)),
      }
    },
  }
}
