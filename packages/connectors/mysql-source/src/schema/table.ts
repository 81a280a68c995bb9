/** What a column holds; several names of types are the same one. */
export type ColumnKind =
  | 'tinyint'
  | 'smallint'
  | 'mediumint'
  | 'int'
  | 'bigint'
  | 'float'
  | 'double'
  | 'decimal'
  | 'bit'
  | 'text'
  | 'binary'
  | 'enum'
  | 'set'
  | 'date'
  | 'time'
  | 'datetime'
  | 'timestamp'
  | 'year'
  | 'json'
  | 'geometry'
  | 'unknown'

/** What a type says, and where a column's values are of it. */
export interface ColumnType {
  readonly kind: ColumnKind
  /** As it was written, in upper case, with UNSIGNED and ZEROFILL. */
  readonly name: string
  readonly unsigned: boolean
  /** The number in brackets, or what stands for it; digits of a second for times. */
  readonly length: number | null
  readonly scale: number | null
  /** Those of an enum or a set. */
  readonly members: readonly string[]
}

/** A column of a table. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly optional: boolean
  readonly autoIncremented: boolean
  /** That of its texts; null if it has none of its own. */
  readonly charset: string | null
  /** The text of its default; null for none, and for NULL. */
  readonly default: string | null
}

/** A table as it is at some place of the binlog. */
export interface Table {
  readonly database: string
  readonly name: string
  readonly columns: readonly Column[]
  /** Names of the columns by which rows are told apart; none if nothing does. */
  readonly key: readonly string[]
  /** The charset of texts whose column has none. */
  readonly charset: string | null
}

/** Which table. */
export interface TableId {
  readonly database: string
  readonly name: string
}

/** As Debezium writes it: `"shop"."orders"`. */
export const tableIdText = ({ database, name }: TableId): string => `"${database}"."${name}"`

/** The charset that a column's texts have. */
export const charsetOf = (table: Table, column: Column): string => column.charset ?? table.charset ?? 'utf8mb4'

/** The charset that a collation is of: the part before its first underscore. */
export const charsetOfCollation = (collation: string): string => collation.split('_')[0] ?? collation
