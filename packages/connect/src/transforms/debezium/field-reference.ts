import { configError } from '../../data/errors.ts'
import type { Header } from '../../data/record.ts'
import type { Schema } from '../../data/schema.ts'
import type { Struct } from '../../data/struct.ts'
import { type ConnectValue, isStruct } from '../../data/value.ts'
import { optionalCopy } from './envelope.ts'

/** Where a field stands if its struct is not named. */
function structOfField(name: string): string | null {
  if (['id', 'total_order', 'data_collection_order'].includes(name)) return 'transaction'
  return ['op', 'ts_ms', 'ts_us', 'ts_ns'].includes(name) ? null : 'source'
}

/** A field of an envelope, and what it is called where it is added: an entry of `add.fields` or `add.headers`. */
export class FieldReference {
  readonly field: string
  /** The name of what it becomes. */
  readonly target: string
  readonly #struct: string | null

  private constructor(field: string, struct: string | null, target: string) {
    this.field = field
    this.#struct = struct
    this.target = target
  }

  /** Reads `field`, `struct.field`, and each with `:name` after it. Throws INVALID_CONFIG about `option`. */
  static parse(text: string, prefix: string, option: string): FieldReference {
    const [path = '', name, more] = text.split(':')
    const [first = '', second] = path.split('.')
    if (more !== undefined || first === '') throw configError(option, `Unexpected field name: ${text}`)
    const field = second ?? first
    const struct = second === undefined ? structOfField(field) : first
    const plain = second === undefined ? field : `${first}_${field}`
    return new FieldReference(field, struct, `${prefix}${name ?? plain}`)
  }

  /** The schema of what is added: that of the field, optional. Undefined if the envelope has no such field. */
  schemaIn(envelope: Schema): Schema | undefined {
    const parent = this.#struct === null ? envelope : envelope.field(this.#struct)?.schema
    // A field that another transform added stands in the envelope itself.
    const found = parent?.field(this.field) ?? envelope.field(this.field)
    return found === undefined ? undefined : optionalCopy(found.schema)
  }

  /** The value of what is added; null where the struct is. */
  valueIn(envelope: Struct): ConnectValue {
    if (this.#struct === null || envelope.schema.field(this.#struct) === undefined)
      return envelope.getWithoutDefault(this.field)
    const parent = envelope.getWithoutDefault(this.#struct)
    if (!isStruct(parent)) return null
    return (parent.schema.field(this.field) === undefined ? envelope : parent).getWithoutDefault(this.field)
  }

  /** The header that it becomes; undefined if the envelope has no such field. */
  headerIn(envelope: Struct): Header | undefined {
    const schema = this.schemaIn(envelope.schema)
    return schema === undefined ? undefined : { key: this.target, schema, value: this.valueIn(envelope) }
  }
}
