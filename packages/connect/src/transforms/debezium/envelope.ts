import { configError } from '../../data/errors.ts'
import type { ConnectRecord } from '../../data/record.ts'
import type { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import { type ConnectValue, isStruct } from '../../data/value.ts'

/** What the name of an envelope's schema ends with. */
export const envelopeSuffix = '.Envelope'

/** The envelope of a change of data in a record's value; undefined if the value is something else, or nothing. */
export function envelopeOf({ value: { schema, value } }: ConnectRecord): Struct | undefined {
  return schema?.name?.endsWith(envelopeSuffix) === true && isStruct(value) ? value : undefined
}

/** The row before or after the change; null if there was none. */
export function rowOf(envelope: Struct, name: 'before' | 'after'): Struct | null {
  const row = envelope.schema.field(name) === undefined ? null : envelope.getWithoutDefault(name)
  return isStruct(row) ? row : null
}

/** The same schema, optional and without a default, as it is given to a header or a field beside the row. */
export function optionalCopy(schema: Schema): Schema {
  return schema.with({ optional: true, default: null })
}

/** The code of the operation: c, u, d, r or t. */
export function operationOf(envelope: Struct): ConnectValue {
  return envelope.schema.field('op') === undefined ? null : envelope.get('op')
}

/** The value of an option that its schema lets be absent and the transform needs. Throws INVALID_CONFIG. */
export function needed<Value>(value: Value | null, option: string): Value {
  if (value === null) throw configError(option, `A value is required for configuration ${option}`)
  return value
}
