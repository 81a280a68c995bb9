import { logicalTypeOf, type Schema } from '@millrace/connect'
import { debeziumTypes } from './debezium.ts'

const logicalColumns = { decimal: 'numeric', date: 'date', time: 'time', timestamp: 'timestamptz' } as const

const plainColumns = {
  int8: 'smallint',
  int16: 'smallint',
  int32: 'integer',
  int64: 'bigint',
  float32: 'real',
  float64: 'double precision',
  boolean: 'boolean',
  string: 'text',
  bytes: 'bytea',
  array: 'jsonb',
  map: 'jsonb',
  struct: 'jsonb',
} as const

/** The type of a column that is created for values of a schema. */
export function columnType(schema: Schema): string {
  const debezium = schema.name === undefined ? undefined : debeziumTypes.get(schema.name)
  if (debezium !== undefined) return debezium.columnType
  const logical = logicalTypeOf(schema)
  return logical === undefined ? plainColumns[schema.type] : logicalColumns[logical]
}
