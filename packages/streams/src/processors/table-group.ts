import { StreamError } from '@millrace/base'
import type { InternalContext } from '../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../processor/processor.ts'
import { type StreamRecord, withKeyValue } from '../record.ts'
import { type Change, changeOf } from '../table/change.ts'

/** The group of a row and what it adds to it; a null key or value: the row is in no group. */
export type GroupSelector<Key, Value, NewKey, NewValue> = (
  value: Value,
  key: Key,
) => readonly [key: NewKey | null, value: NewValue | null]

/** What {@link tableGroup} is made of. */
export interface TableGrouping<Key, Value, NewKey, NewValue> {
  readonly select: GroupSelector<Key, Value, NewKey, NewValue>
  /** Whether two keys are one: then a row that stays in its group is one change, not two. */
  isSameKey(one: NewKey, other: NewKey): boolean
  /** Of a versioned table: what came out of order is no row of a group (KIP-914). */
  readonly isVersioned: boolean
}

/**
 * Turns a table's changes into changes of groups: what a row was is taken from its old group, what it is added to its new one. The old group comes
 * first; a row that stays where it is makes one change with both.
 */
export function tableGroup<Key, Value, NewKey, NewValue>(
  grouping: TableGrouping<Key, Value, NewKey, NewValue>,
): ProcessorSupplier<Key, Change<Value>, NewKey, Change<NewValue>> {
  return () => new TableGroup(grouping)
}

class TableGroup<Key, Value, NewKey, NewValue> implements Processor<Key, Change<Value>, NewKey, Change<NewValue>> {
  readonly #grouping: TableGrouping<Key, Value, NewKey, NewValue>
  #context!: InternalContext<NewKey, Change<NewValue>>

  constructor(grouping: TableGrouping<Key, Value, NewKey, NewValue>) {
    this.#grouping = grouping
  }

  init(context: InternalContext<NewKey, Change<NewValue>>): void {
    this.#context = context
  }

  process(record: StreamRecord<Key, Change<Value>>): void {
    const { key, value: change } = record
    if (key === null)
      throw new StreamError('INVALID_RECORD', `${this.#context.nodeName} got a row without key: a table has none`)
    if (this.#grouping.isVersioned && !change.isLatest) return
    const added = this.#selected(key, change.newValue)
    const removed = this.#selected(key, change.oldValue)
    if (added !== undefined && removed !== undefined && this.#grouping.isSameKey(added[0], removed[0])) {
      this.#forward(record, added[0], added[1], removed[1])
      return
    }
    if (removed !== undefined) this.#forward(record, removed[0], null, removed[1])
    if (added !== undefined) this.#forward(record, added[0], added[1], null)
  }

  #selected(key: Key, value: Value | null): readonly [NewKey, NewValue] | undefined {
    if (value === null) return undefined
    const [newKey, newValue] = this.#grouping.select(value, key)
    return newKey === null || newValue === null ? undefined : [newKey, newValue]
  }

  #forward(
    record: StreamRecord<Key, Change<Value>>,
    key: NewKey,
    newValue: NewValue | null,
    oldValue: NewValue | null,
  ): void {
    this.#context.forward(withKeyValue(record, key, changeOf(newValue, oldValue, record.value.isLatest)))
  }
}
