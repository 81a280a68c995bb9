/** A type, as far as values of it are read by it. */
export interface ValueType {
  readonly id: number
  /** The name that it has in the catalog: `int4`, `_text`. */
  readonly name: string
  readonly kind: 'base' | 'enum' | 'range' | 'array' | 'other'
  /** What the column says besides it: digits, lengths; -1 for nothing. */
  readonly modifier: number
  /** Those of an enum. */
  readonly labels: readonly string[]
  /** That of an array's elements. */
  readonly element: ValueType | undefined
}

/** A column of a table. */
export interface Column {
  readonly name: string
  readonly type: ValueType
  readonly optional: boolean
  /** The expression of its default; null if it has none. */
  readonly default: string | null
}

/** Which table. */
export interface TableId {
  readonly schema: string
  readonly name: string
}

/** A table as it is at some place of the log. */
export interface Table extends TableId {
  readonly columns: readonly Column[]
  /** Names of the columns by which rows are told apart; none if nothing does. */
  readonly key: readonly string[]
}

/** As events name it: `shop.orders`. */
export const tableIdText = ({ schema, name }: TableId): string => `${schema}.${name}`
