import { closestName } from '@millrace/base'
import { dataError } from './errors.ts'
import { equalValues } from './equal.ts'
import type { Field, Schema } from './schema.ts'
import { checkValue } from './validate.ts'
import { type ConnectValue, structBrand } from './value.ts'

/** Of a struct of which no field was set: most are made whole, of values that are there. */
const noneSet: ConnectValue[] = []

/**
 * Values of the fields that a schema has. What is set is checked at once; fields that were never set are null, which {@link Struct.check}
 * refuses for those that must have a value.
 */
export class Struct {
  readonly schema: Schema
  private values: ConnectValue[]

  /**
   * With `values` the struct is whole: all of them are checked, and that none is missing. Throws INVALID_DATA if they do not fit, and if
   * the schema is not one of a struct.
   */
  constructor(schema: Schema, values?: Readonly<Record<string, ConnectValue>>) {
    if (schema.type !== 'struct') throw dataError(`a struct has a schema of that type, and not ${schema.describe()}`)
    this.schema = schema
    this.values = noneSet
    if (values === undefined) return
    for (const name of Object.keys(values)) this.setAt(this.fieldOf(name), values[name] ?? null)
    this.check()
  }

  /** A struct of values, by the places of their fields, that the caller has just made by their schemas: nothing is checked again. */
  static ofChecked(schema: Schema, values: readonly ConnectValue[]): Struct {
    const struct = new Struct(schema)
    struct.values = values.slice()
    return struct
  }

  /** Known to copies of this package, see isStruct(). */
  get [structBrand](): true {
    return true
  }

  /** The value of a field; its default where it is null. Throws INVALID_DATA if there is no such field. */
  get(name: string): ConnectValue {
    const field = this.fieldOf(name)
    return this.valueAt(field.index) ?? field.schema.default
  }

  /** The value of a field as it was set: null though it has a default. Throws INVALID_DATA if there is no such field. */
  getWithoutDefault(name: string): ConnectValue {
    return this.valueAt(this.fieldOf(name).index)
  }

  /** The value of the field at `index`, as it was set. */
  valueAt(index: number): ConnectValue {
    return this.values[index] ?? null
  }

  /** Sets a field. Throws INVALID_DATA if the value is not of its schema, or there is no such field. */
  set(name: string, value: ConnectValue): this {
    this.setAt(this.fieldOf(name), value)
    return this
  }

  /** Checks that no field lacks a value. Throws INVALID_DATA, which names the one that does. */
  check(): this {
    for (const { name, index, schema } of this.schema.fields) {
      if (this.valueAt(index) === null && !schema.optional && schema.default === null) {
        throw dataError(`field '${name}' of ${this.schema.describe()} is not optional, has no default, and is null`, {
          context: { field: name },
        })
      }
    }
    return this
  }

  /** Whether it is of `schema`, whose default it may be. */
  fits(schema: Schema): boolean {
    if (this.schema === schema || schema.equals(this.schema)) return true
    // What stands for a missing struct has the schema without that default: it could not hold itself.
    return schema.default !== null && this.schema.default === null && schema.with({ default: null }).equals(this.schema)
  }

  /** Whether schema and values are the same. */
  equals(other: Struct): boolean {
    if (this === other) return true
    return (
      this.schema.equals(other.schema) &&
      this.schema.fields.every(({ index }) => equalValues(this.valueAt(index), other.valueAt(index)))
    )
  }

  private setAt(field: Field, value: ConnectValue): void {
    checkValue(field.schema, value, `field '${field.name}' of ${this.schema.describe()}`)
    if (this.values === noneSet) this.values = Array<ConnectValue>(this.schema.fields.length).fill(null)
    this.values[field.index] = value
  }

  private fieldOf(name: string): Field {
    const field = this.schema.field(name)
    if (field !== undefined) return field
    const names = this.schema.fields.map((known) => known.name)
    const meant = closestName(name, names)
    throw dataError(
      `${this.schema.describe()} has no field '${name}'${meant === undefined ? '' : `: did you mean '${meant}'?`}`,
      {
        context: { field: name },
      },
    )
  }
}
