import type { InternalContext } from '../../processor/context.ts'
import type { Processor, ProcessorSupplier } from '../../processor/processor.ts'
import { type StreamRecord, withValueAt } from '../../record.ts'
import type { ValueAndTimestamp } from '../../stores/store.ts'
import { type Change, changeOf } from '../../table/change.ts'
import type { TableValueGetter, TableValueGetterSupplier } from '../../table/value-getter.ts'
import type { ValueJoiner } from './joiner.ts'

/** One side of a table-table join. */
export interface TableJoinSide<Key, This, Other, Out> {
  readonly other: TableValueGetterSupplier<Key, Other>
  /** This side's value comes first, whichever side it is. */
  readonly joiner: ValueJoiner<Key, This | null, Other | null, Out | null>
  /** Whether a row needs this side, the other side: inner joins both, left joins the left one, outer joins neither. */
  readonly needsThis: boolean
  readonly needsOther: boolean
  /** Whether changes that came out of order are left out: this side is a versioned table (KIP-914). */
  readonly ignoresHistory: boolean
  readonly sendsOldValues: () => boolean
}

/** Joins each change of a row with the other table's row of that key. */
export function tableJoin<Key, This, Other, Out>(
  side: TableJoinSide<Key, This, Other, Out>,
): ProcessorSupplier<Key, Change<This>, Key, Change<Out>> {
  return () => new TableJoin(side)
}

class TableJoin<Key, This, Other, Out> implements Processor<Key, Change<This>, Key, Change<Out>> {
  readonly #side: TableJoinSide<Key, This, Other, Out>
  readonly #sendsOldValues: boolean
  #context!: InternalContext<Key, Change<Out>>
  #others!: TableValueGetter<Key, Other>

  constructor(side: TableJoinSide<Key, This, Other, Out>) {
    this.#side = side
    this.#sendsOldValues = side.sendsOldValues()
  }

  init(context: InternalContext<Key, Change<Out>>): void {
    this.#context = context
    this.#others = this.#side.other.make(context)
  }

  process(record: StreamRecord<Key, Change<This>>): void {
    const { needsOther, ignoresHistory } = this.#side
    const { key, value: change, timestamp } = record
    if (key === null) {
      this.#context.dropped('null-key', record)
      return
    }
    if (ignoresHistory && !change.isLatest) {
      this.#context.dropped('late', record)
      return
    }
    const other = this.#others.get(key)
    if (other === undefined && (needsOther || (change.newValue === null && change.oldValue === null))) return
    const joined = changeOf(
      this.#join(key, change.newValue, other),
      this.#sendsOldValues ? this.#join(key, change.oldValue, other) : null,
      change.isLatest,
    )
    this.#context.forward(withValueAt(record, joined, Math.max(timestamp, other?.timestamp ?? timestamp)))
  }

  #join(key: Key, value: This | null, other: ValueAndTimestamp<Other> | undefined): Out | null {
    const { needsThis, joiner } = this.#side
    if (value === null && (needsThis || other === undefined)) return null
    return joiner(value, other?.value ?? null, key)
  }
}

/** How rows of a joined table without store are looked up: in both tables. */
export interface JoinedRows<Key, Left, Right, Out> {
  readonly left: TableValueGetterSupplier<Key, Left>
  readonly right: TableValueGetterSupplier<Key, Right>
  readonly joiner: ValueJoiner<Key, Left | null, Right | null, Out | null>
  readonly needsLeft: boolean
  readonly needsRight: boolean
}

/** Looks up rows of a joined table that has no store. They have no history, even if both tables have (KIP-914). */
export function joinedRows<Key, Left, Right, Out>(
  rows: JoinedRows<Key, Left, Right, Out>,
): TableValueGetterSupplier<Key, Out> {
  const { left, right, joiner, needsLeft, needsRight } = rows
  return {
    stores: [...new Set([...left.stores, ...right.stores])],
    make(context) {
      const lefts = left.make(context)
      const rights = right.make(context)
      return {
        isVersioned: false,
        get(key) {
          const leftRow = lefts.get(key)
          if (leftRow === undefined && needsLeft) return undefined
          const rightRow = rights.get(key)
          if (rightRow === undefined && (needsRight || leftRow === undefined)) return undefined
          const value = joiner(leftRow?.value ?? null, rightRow?.value ?? null, key)
          if (value === null) return undefined
          return { value, timestamp: Math.max(leftRow?.timestamp ?? -1, rightRow?.timestamp ?? -1) }
        },
        getAsOf: () => undefined,
      }
    },
  }
}
