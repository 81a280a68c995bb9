import { dataError } from '../../data/errors.ts'
import { kindInWords } from '../../data/kind.ts'
import type { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import { type ConnectMap, type ConnectValue, isMap, isStruct } from '../../data/value.ts'

/** `value` if it is a struct; throws INVALID_DATA that says what it was for. */
export function requireStruct(value: ConnectValue, purpose: string): Struct {
  if (isStruct(value)) return value
  throw dataError(`Only structs are supported for ${purpose}, found: ${kindInWords(value)}`)
}

/** `value` if it is a map; throws INVALID_DATA that says what it was for. */
export function requireMap(value: ConnectValue, purpose: string): ConnectMap {
  if (isMap(value)) return value
  throw dataError(`Only maps are supported without a schema for ${purpose}, found: ${kindInWords(value)}`)
}

/** `schema` if it is one of structs; throws INVALID_DATA that says what it was for. */
export function requireStructSchema(schema: Schema, purpose: string): Schema {
  if (schema.type === 'struct') return schema
  throw dataError(`Only structs are supported for ${purpose}, found: ${schema.describe()}`)
}
