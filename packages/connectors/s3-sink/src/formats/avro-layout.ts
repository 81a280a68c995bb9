import { unreachable } from '@millrace/base'
import {
  type ConnectValue,
  dataError,
  decimalScale,
  fromLogical,
  isArray,
  isMap,
  isStruct,
  logicalTypeOf,
  type Schema,
} from '@millrace/connect'
import type { AvroSink } from './avro-sink.ts'

/** A type of Avro as JSON has it. */
export type AvroJson = string | readonly AvroJson[] | { readonly [name: string]: unknown }

/** How values of a schema are written as Avro. */
export interface AvroLayout {
  readonly json: AvroJson
  /** Throws INVALID_DATA if the value is not one of the schema. */
  readonly write: (sink: AvroSink, value: ConnectValue) => void
}

/** Decimals of Connect have no precision; Avro's must. Confluent's parameter says it, and this is Confluent's default. */
const precisionDefault = 64

/** The layout of values of `schema`. Throws INVALID_DATA if Avro has none for them. */
export function avroLayout(schema: Schema): AvroLayout {
  return new LayoutMaker().of(schema)
}

/** Records are named once: one that is met again goes by its name. */
class LayoutMaker {
  readonly #named: { readonly schema: Schema; readonly name: string; readonly write: AvroLayout['write'] }[] = []
  readonly #names = new Set<string>()

  of(schema: Schema): AvroLayout {
    if (!schema.optional) return this.#required(schema)
    const plain = this.#required(schema.with({ optional: false, default: undefined }))
    return {
      json: ['null', plain.json],
      write(sink, value) {
        if (value === null) return sink.long(0)
        sink.long(1)
        return plain.write(sink, value)
      },
    }
  }

  #required(schema: Schema): AvroLayout {
    const known = this.#named.find((one) => one.schema.equals(schema))
    if (known !== undefined) return { json: known.name, write: known.write }
    const { json, write } = this.#plain(schema)
    const checked: AvroLayout['write'] = (sink, value) => {
      if (value === null) throw dataError(`${schema.describe()} is not optional and is null`)
      write(sink, value)
    }
    return { json, write: checked }
  }

  #plain(schema: Schema): AvroLayout {
    const logical = logicalTypeOf(schema)
    if (logical !== undefined) return logicalLayout(schema, logical)
    const { type } = schema
    switch (type) {
      case 'int8':
      case 'int16':
      case 'int32':
        return { json: 'int', write: (sink, value) => sink.long(numberFor(schema, value)) }
      case 'int64':
        return {
          json: 'long',
          write: (sink, value) => sink.long(typeof value === 'bigint' ? value : numberFor(schema, value)),
        }
      case 'float32':
        return { json: 'float', write: (sink, value) => sink.float(numberFor(schema, value)) }
      case 'float64':
        return { json: 'double', write: (sink, value) => sink.double(numberFor(schema, value)) }
      case 'boolean':
        return {
          json: 'boolean',
          write(sink, value) {
            if (typeof value !== 'boolean') throw misfit(schema)
            sink.boolean(value)
          },
        }
      case 'string':
        return {
          json: 'string',
          write(sink, value) {
            if (typeof value !== 'string') throw misfit(schema)
            sink.string(value)
          },
        }
      case 'bytes':
        return { json: 'bytes', write: (sink, value) => sink.bytes(bytesFor(schema, value)) }
      case 'array':
        return this.#array(schema)
      case 'map':
        return this.#map(schema)
      case 'struct':
        return this.#record(schema)
      default:
        return unreachable(type)
    }
  }

  #array(schema: Schema): AvroLayout {
    const element = this.of(typed(schema.valueSchema, 'an array'))
    return {
      json: { type: 'array', items: element.json },
      write(sink, value) {
        if (!isArray(value)) throw misfit(schema)
        if (value.length > 0) sink.long(value.length)
        for (const one of value) element.write(sink, one)
        sink.long(0)
      },
    }
  }

  #map(schema: Schema): AvroLayout {
    const keys = typed(schema.keySchema, 'a map')
    const values = this.of(typed(schema.valueSchema, 'a map'))
    if (keys.type !== 'string') throw dataError(`keys of maps of Avro are strings, and these are ${keys.describe()}`)
    return {
      json: { type: 'map', values: values.json },
      write(sink, value) {
        if (!isMap(value)) throw misfit(schema)
        if (value.size > 0) sink.long(value.size)
        for (const [key, one] of value) {
          if (typeof key !== 'string') throw misfit(schema)
          sink.string(key)
          values.write(sink, one)
        }
        sink.long(0)
      },
    }
  }

  #record(schema: Schema): AvroLayout {
    const name = this.#nameFor(schema)
    const fields = schema.fields.map((field) => ({
      ...field,
      name: avroName(field.name),
      layout: this.of(field.schema),
    }))
    if (new Set(fields.map((field) => field.name)).size < fields.length)
      throw dataError(`two fields of ${schema.describe()} have one name in Avro`)
    const json = fields.map((field) => ({ name: field.name, type: field.layout.json }))
    const layout: AvroLayout = {
      json: { type: 'record', name, fields: json },
      write(sink, value) {
        if (!isStruct(value)) throw misfit(schema)
        for (const { index, schema: ofField, layout } of fields)
          layout.write(sink, value.valueAt(index) ?? ofField.default)
      },
    }
    this.#named.push({ schema, name, write: layout.write })
    return layout
  }

  #nameFor(schema: Schema): string {
    const wanted = (schema.name ?? 'ConnectDefault').split('.').map(avroName).join('.')
    let name = wanted
    for (let at = 2; this.#names.has(name); at++) name = `${wanted}${at}`
    this.#names.add(name)
    return name
  }
}

/** Avro's names have letters, digits and underscores. */
function avroName(name: string): string {
  const clean = name.replaceAll(/[^A-Za-z0-9_]/g, '_')
  return /^[A-Za-z_]/.test(clean) ? clean : `_${clean}`
}

function typed(schema: Schema | null, what: string): Schema {
  if (schema === null) throw dataError(`${what} whose elements have no schema can't be written in this format`)
  return schema
}

function logicalLayout(schema: Schema, logical: 'decimal' | 'date' | 'time' | 'timestamp'): AvroLayout {
  if (logical === 'decimal') {
    const scale = decimalScale(schema)
    const given = Number(schema.parameters?.get('connect.decimal.precision') ?? precisionDefault)
    if (scale < 0) throw dataError('Avro has no decimals with a negative scale')
    const precision = Number.isSafeInteger(given) && given > 0 ? Math.max(given, scale) : precisionDefault
    return {
      json: { type: 'bytes', logicalType: 'decimal', precision, scale },
      write: (sink, value) => sink.bytes(bytesFor(schema, fromLogical(schema, value))),
    }
  }
  const [type, logicalType] = {
    date: ['int', 'date'],
    time: ['int', 'time-millis'],
    timestamp: ['long', 'timestamp-millis'],
  }[logical]
  return {
    json: { type, logicalType },
    write: (sink, value) => sink.long(numberFor(schema, fromLogical(schema, value))),
  }
}

function numberFor(schema: Schema, value: ConnectValue): number {
  if (typeof value !== 'number') throw misfit(schema)
  return value
}

function bytesFor(schema: Schema, value: ConnectValue): Uint8Array {
  if (!(value instanceof Uint8Array)) throw misfit(schema)
  return value
}

const misfit = (schema: Schema): Error => dataError(`a value is not of its schema, ${schema.describe()}`)
