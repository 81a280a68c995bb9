import { dataError } from './errors.ts'
import { equalValues } from './equal.ts'
import { logicalNames } from './logical-names.ts'
import { checkValue } from './validate.ts'
import type { ConnectValue } from './value.ts'

/** The types of Connect. */
export type SchemaType =
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'float32'
  | 'float64'
  | 'boolean'
  | 'string'
  | 'bytes'
  | 'array'
  | 'map'
  | 'struct'

/** What a schema says besides its type. */
export interface SchemaOptions {
  /** Whether null is allowed. Off by default. */
  readonly optional?: boolean | undefined
  readonly name?: string | undefined
  readonly version?: number | undefined
  readonly doc?: string | undefined
  readonly parameters?: Readonly<Record<string, string>> | ReadonlyMap<string, string> | undefined
  /** Stands for a value that is missing; null is none. */
  readonly default?: ConnectValue | undefined
}

/** A field of a struct. */
export interface Field {
  readonly name: string
  /** Its place among the fields, from 0 on. */
  readonly index: number
  readonly schema: Schema
}

/** The fields of a struct: an object, or pairs where names look like numbers, whose order an object would not keep. */
export type FieldsOf = Readonly<Record<string, Schema>> | Iterable<readonly [string, Schema]>

interface SchemaParts {
  readonly fields?: FieldsOf
  readonly keySchema?: Schema | null
  readonly valueSchema?: Schema | null
}

/**
 * The type of a value, and what it means. Immutable. Made by the static methods:
 * `Schema.struct({ id: Schema.int64(), name: Schema.string({ optional: true }) }, { name: 'Order', version: 2 })`.
 */
export class Schema {
  readonly type: SchemaType
  readonly optional: boolean
  readonly name: string | undefined
  readonly version: number | undefined
  readonly doc: string | undefined
  /** Undefined if there are none. */
  readonly parameters: ReadonlyMap<string, string> | undefined
  /** Null if there is none. */
  readonly default: ConnectValue
  /** Those of a struct, in order; none for other types. */
  readonly fields: readonly Field[]
  /** That of a map's keys. Null for other types, and where keys have no type in common. */
  readonly keySchema: Schema | null
  /** That of an array's elements or a map's values. Null for other types, and where they have no type in common. */
  readonly valueSchema: Schema | null
  private readonly byName: ReadonlyMap<string, Field>

  /** Throws INVALID_DATA if a field is there twice, or the default is not of the type. */
  constructor(type: SchemaType, options: SchemaOptions = {}, parts: SchemaParts = {}) {
    this.type = type
    this.optional = options.optional ?? false
    this.name = options.name
    this.version = options.version
    this.doc = options.doc
    this.parameters = parametersOf(options.parameters)
    this.keySchema = parts.keySchema ?? null
    this.valueSchema = parts.valueSchema ?? null
    this.fields = parts.fields === undefined ? noFields : fieldsOf(parts.fields)
    this.byName = this.fields.length === 0 ? noNames : new Map(this.fields.map((field) => [field.name, field]))
    if (this.byName.size < this.fields.length) throw dataError(`${this.describe()} has a field twice`)
    if (this.version !== undefined && !Number.isSafeInteger(this.version)) {
      throw dataError(`the version of ${this.describe()} is no integer`)
    }
    // A struct that is the default has this schema without a default.
    this.default = null
    const missing = options.default ?? null
    if (missing !== null) checkValue(this, missing, `the default of ${this.describe()}`)
    this.default = missing
  }

  static int8 = (options?: SchemaOptions): Schema => shared('int8', options)
  static int16 = (options?: SchemaOptions): Schema => shared('int16', options)
  static int32 = (options?: SchemaOptions): Schema => shared('int32', options)
  static int64 = (options?: SchemaOptions): Schema => shared('int64', options)
  static float32 = (options?: SchemaOptions): Schema => shared('float32', options)
  static float64 = (options?: SchemaOptions): Schema => shared('float64', options)
  static boolean = (options?: SchemaOptions): Schema => shared('boolean', options)
  static string = (options?: SchemaOptions): Schema => shared('string', options)
  static bytes = (options?: SchemaOptions): Schema => shared('bytes', options)

  /** Elements of one type; null where each tells its own. */
  static array(valueSchema: Schema | null, options?: SchemaOptions): Schema {
    return new Schema('array', options, { valueSchema })
  }

  /** Keys of one type and values of one; null where each tells its own. */
  static map(keySchema: Schema | null, valueSchema: Schema | null, options?: SchemaOptions): Schema {
    return new Schema('map', options, { keySchema, valueSchema })
  }

  static struct(fields: FieldsOf, options?: SchemaOptions): Schema {
    return new Schema('struct', options, { fields })
  }

  /** Exact decimals with `scale` digits behind the point: a logical type of bytes. */
  static decimal(scale: number, options?: SchemaOptions): Schema {
    const parameters = new Map([...(parametersOf(options?.parameters) ?? []), ['scale', String(scale)]])
    return new Schema('bytes', { version: 1, ...options, name: logicalNames.decimal, parameters })
  }

  /** Days, a logical type of int32: a Date at midnight, UTC. */
  static date(options?: SchemaOptions): Schema {
    return new Schema('int32', { version: 1, ...options, name: logicalNames.date })
  }

  /** Times of a day, a logical type of int32: a Date in the first day of 1970, UTC. */
  static time(options?: SchemaOptions): Schema {
    return new Schema('int32', { version: 1, ...options, name: logicalNames.time })
  }

  /** Points in time to the millisecond, a logical type of int64: a Date. */
  static timestamp(options?: SchemaOptions): Schema {
    return new Schema('int64', { version: 1, ...options, name: logicalNames.timestamp })
  }

  /** The field of that name, if there is one. */
  field(name: string): Field | undefined {
    return this.byName.get(name)
  }

  /** The same schema but for what `changes` say; `undefined` takes away. */
  with(changes: SchemaOptions & { readonly fields?: FieldsOf }): Schema {
    const { fields = this.fields.map((field) => [field.name, field.schema] as const), ...options } = changes
    return new Schema(this.type, { ...this.options(), ...options }, { ...this.parts(), fields })
  }

  /** Whether all of it is the same, documentation and order of fields included. */
  equals(other: Schema): boolean {
    if (this === other) return true
    return (
      this.type === other.type &&
      this.optional === other.optional &&
      this.name === other.name &&
      this.version === other.version &&
      this.doc === other.doc &&
      equalParameters(this.parameters, other.parameters) &&
      this.fields.length === other.fields.length &&
      this.fields.every((field, at) => equalFields(field, other.fields[at])) &&
      equalSchemas(this.keySchema, other.keySchema) &&
      equalSchemas(this.valueSchema, other.valueSchema) &&
      equalValues(this.default, other.default)
    )
  }

  /** Type and name, for messages: `struct 'Order'`. */
  describe(): string {
    return this.name === undefined ? this.type : `${this.type} '${this.name}'`
  }

  private options(): SchemaOptions {
    const { optional, name, version, doc, parameters } = this
    return { optional, name, version, doc, parameters, default: this.default }
  }

  private parts(): SchemaParts {
    return { keySchema: this.keySchema, valueSchema: this.valueSchema }
  }
}

/** Whether two schemas are the same, or there is none on either side. */
export function equalSchemas(one: Schema | null, other: Schema | null): boolean {
  return one === other || (one !== null && other !== null && one.equals(other))
}

const noFields: readonly Field[] = []
const noNames: ReadonlyMap<string, Field> = new Map()

/** Most schemas of a field say nothing but the type and whether it is optional: these are there once. */
const plainSchemas = new Map<string, Schema>()

function shared(type: SchemaType, options: SchemaOptions | undefined): Schema {
  const says = options === undefined ? [] : Object.entries(options).filter(([, value]) => value !== undefined)
  if (says.some(([key]) => key !== 'optional')) return new Schema(type, options)
  const optional = options?.optional === true
  const key = `${type} ${optional}`
  const known = plainSchemas.get(key)
  if (known !== undefined) return known
  const schema = new Schema(type, { optional })
  plainSchemas.set(key, schema)
  return schema
}

function fieldsOf(fields: FieldsOf): readonly Field[] {
  const pairs =
    Symbol.iterator in fields ? [...(fields as Iterable<readonly [string, Schema]>)] : Object.entries(fields)
  return pairs.map(([name, schema], index) => ({ name, index, schema }))
}

function parametersOf(parameters: SchemaOptions['parameters']): ReadonlyMap<string, string> | undefined {
  if (parameters === undefined) return undefined
  const map = parameters instanceof Map ? parameters : new Map(Object.entries(parameters))
  return map.size === 0 ? undefined : map
}

function equalParameters(
  one: ReadonlyMap<string, string> | undefined,
  other: ReadonlyMap<string, string> | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value)
}

function equalFields(one: Field, other: Field | undefined): boolean {
  return other !== undefined && one.name === other.name && one.schema.equals(other.schema)
}
