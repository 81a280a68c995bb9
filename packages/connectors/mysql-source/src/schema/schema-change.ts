import { type ConnectValue, Schema, Struct } from '@millrace/connect'
import type { Flavor } from '../settings.ts'
import { type EventSource, sourceSchemas, sourceStruct } from './source-schema.ts'
import { charsetOf, type Column, type ColumnKind, type Table, type TableId, tableIdText } from './table.ts'

const text = Schema.string({ optional: true })
const number = Schema.int32({ optional: true })
const truth = Schema.boolean({ optional: true })
const texts = Schema.array(Schema.string(), { optional: true })

const columnSchema = Schema.struct(
  {
    name: Schema.string(),
    jdbcType: Schema.int32(),
    nativeType: number,
    typeName: Schema.string(),
    typeExpression: text,
    charsetName: text,
    length: number,
    scale: number,
    position: Schema.int32(),
    optional: truth,
    autoIncremented: truth,
    generated: truth,
    comment: text,
    defaultValueExpression: text,
    enumValues: texts,
  },
  { name: 'io.debezium.connector.schema.Column', version: 1 },
)

const tableSchema = Schema.struct(
  {
    defaultCharsetName: text,
    primaryKeyColumnNames: texts,
    columns: Schema.array(columnSchema),
    comment: text,
  },
  { optional: true, name: 'io.debezium.connector.schema.Table', version: 1 },
)

const changeSchema = Schema.struct(
  { type: Schema.string(), id: Schema.string(), table: tableSchema },
  { name: 'io.debezium.connector.schema.Change', version: 1 },
)

const keySchemaOf = (flavor: Flavor): Schema =>
  Schema.struct(
    { databaseName: Schema.string() },
    { name: `io.debezium.connector.${flavor}.SchemaChangeKey`, version: 1 },
  )

const valueSchemaOf = (flavor: Flavor): Schema =>
  Schema.struct(
    {
      source: sourceSchemas[flavor],
      ts_ms: Schema.int64(),
      databaseName: text,
      schemaName: text,
      ddl: text,
      tableChanges: Schema.array(changeSchema),
    },
    { name: `io.debezium.connector.${flavor}.SchemaChangeValue`, version: 1 },
  )

const schemasOf = (flavor: Flavor) => ({ key: keySchemaOf(flavor), value: valueSchemaOf(flavor) })
const schemas: Readonly<Record<Flavor, ReturnType<typeof schemasOf>>> = {
  mariadb: schemasOf('mariadb'),
  mysql: schemasOf('mysql'),
}

/** What a statement did to one table. */
export interface ToldChange {
  readonly type: 'CREATE' | 'ALTER' | 'DROP'
  readonly id: TableId
  readonly table: Table | null
}

/** The numbers that JDBC has for types. */
const jdbcTypes: Readonly<Record<Exclude<ColumnKind, 'text' | 'binary'>, number>> = {
  tinyint: 5,
  smallint: 5,
  mediumint: 4,
  int: 4,
  bigint: -5,
  float: 6,
  double: 8,
  decimal: 3,
  bit: -7,
  enum: 1,
  set: 1,
  date: 91,
  time: 92,
  datetime: 93,
  timestamp: 2014,
  year: 4,
  json: 1111,
  geometry: 1111,
  unknown: 1111,
}

function jdbcType({ type: { kind, name } }: Column): number {
  if (kind === 'text') return name === 'CHAR' || name === 'NCHAR' || name === 'CHARACTER' ? 1 : 12
  if (kind === 'binary') return name === 'BINARY' ? -2 : name === 'VARBINARY' ? -3 : 2004
  return name.startsWith('NUMERIC') ? 2 : jdbcTypes[kind]
}

function columnStruct(table: Table, column: Column, at: number): Struct {
  const { name, type, optional, autoIncremented } = column
  const hasCharset = type.kind === 'text' || type.kind === 'enum' || type.kind === 'set'
  const members = type.members.map((member) => `'${member.replaceAll("'", "''")}'`)
  return Struct.ofChecked(columnSchema, [
    name,
    jdbcType(column),
    null,
    type.name,
    type.name,
    hasCharset ? charsetOf(table, column) : null,
    type.length,
    type.scale,
    at + 1,
    optional,
    autoIncremented,
    // As Debezium has it: what the server counts is generated, and columns that are computed are not.
    autoIncremented,
    null,
    column.default,
    type.members.length === 0 ? null : members,
  ])
}

function tableStruct(table: Table | null): ConnectValue {
  if (table === null) return null
  const columns = table.columns.map((column, at) => columnStruct(table, column, at))
  return Struct.ofChecked(tableSchema, [table.charset, table.key, columns, null])
}

/** What is told of a statement that changed tables. */
export interface SchemaChange {
  readonly source: EventSource
  readonly nowMs: number
  readonly ddl: string
  readonly changes: readonly ToldChange[]
}

/** Key and value of the record about a statement. */
export function schemaChangeRecord({ source, nowMs, ddl, changes }: SchemaChange) {
  const { database, flavor } = source
  const { key, value } = schemas[flavor]
  const told = changes.map(({ type, id, table }) =>
    Struct.ofChecked(changeSchema, [type, tableIdText(id), tableStruct(table)]),
  )
  return {
    key: { schema: key, value: Struct.ofChecked(key, [database]) },
    value: {
      schema: value,
      value: Struct.ofChecked(value, [sourceStruct(source), nowMs, database, null, ddl, told]),
    },
  }
}
