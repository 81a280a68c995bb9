import {
  type ConnectValue,
  dataError,
  isMap,
  isStruct,
  kindInWords,
  Schema,
  type SchemaAndValue,
  type SinkRecord,
} from '@millrace/connect'
import type { SinkSettings } from './config.ts'
import { layoutsMax } from './limits.ts'
import { wrongName } from './names.ts'

/** A field of a record, and so a column of its table. */
export interface RowField {
  readonly name: string
  /** Null: the values say what they are. */
  readonly schema: Schema | null
  readonly read: (record: SinkRecord) => ConnectValue
}

/** What records of one form have for a table. Records whose schemas are the same have the same layout, the object itself. */
export interface Layout {
  /** Whether it is of rows to be deleted, which have a key alone. */
  readonly deletes: boolean
  readonly key: readonly RowField[]
  readonly rest: readonly RowField[]
}

const topicSchema = Schema.string()
const partitionSchema = Schema.int32()
const offsetSchema = Schema.int64()

/** What a part of a record has by name: the fields of its struct, or the keys of its map. */
interface Named {
  readonly names: readonly string[]
  readonly field: (name: string, part: 'key' | 'value') => RowField
}

function namedParts({ schema, value }: SchemaAndValue): Named | undefined {
  if (isStruct(value)) {
    const of = value.schema
    return {
      names: of.fields.map(({ name }) => name),
      field(name, part) {
        const found = of.field(name)
        if (found === undefined) throw dataError(`its ${part} has no field '${name}', which pk.fields names`)
        const { index, schema: ofField } = found
        const missing = ofField.default
        return {
          name,
          schema: ofField,
          read: (record) => {
            const own = record[part].value
            return (isStruct(own) ? own.valueAt(index) : null) ?? missing
          },
        }
      },
    }
  }
  if (!isMap(value)) return undefined
  const names = [...value.keys()].map((name) => {
    if (typeof name !== 'string') throw dataError('a map whose keys are no texts has no names of columns')
    return name
  })
  return {
    names,
    field(name, part) {
      if (!value.has(name)) throw dataError(`its ${part} has no field '${name}', which pk.fields names`)
      const read = (record: SinkRecord): ConnectValue => {
        const own = record[part].value
        return (isMap(own) ? own.get(name) : null) ?? null
      }
      return { name, schema: schema?.valueSchema ?? null, read }
    },
  }
}

/** Finds what records have for their tables, as a config says it, and remembers it by their schemas. */
export class Layouts {
  readonly #settings: SinkSettings
  readonly #known = new Map<Schema | string, Map<Schema | string, Layout>>()
  readonly #forms = { key: new Forms(), value: new Forms() }
  #count = 0

  constructor(settings: SinkSettings) {
    this.#settings = settings
  }

  /** The layout of a record. Throws INVALID_DATA, without its values, if it can't be a row. */
  of(record: SinkRecord): Layout {
    const ofValue = this.#forms.value.of(record.value)
    const ofKey = this.#settings.keyMode === 'record_key' ? this.#forms.key.of(record.key) : ''
    const found = this.#known.get(ofValue)?.get(ofKey)
    if (found !== undefined) return found
    const made = this.#make(record)
    if (this.#count >= layoutsMax) {
      this.#known.clear()
      this.#count = 0
    }
    const byKey = this.#known.get(ofValue) ?? new Map<Schema | string, Layout>()
    this.#known.set(ofValue, byKey.set(ofKey, made))
    this.#count += 1
    return made
  }

  #make(record: SinkRecord): Layout {
    const { deletes, keyMode } = this.#settings
    if (record.value.value === null) {
      if (!deletes) {
        throw dataError('it has no value: set delete.enabled=true and pk.mode=record_key to have its row deleted')
      }
      return checked({ deletes: true, key: this.#key(record), rest: [] })
    }
    const value = namedParts(record.value)
    if (value === undefined) {
      throw dataError(
        `its value is to be a struct or a map, whose fields are columns, and is ${kindInWords(record.value.value)}`,
      )
    }
    const key = keyMode === 'record_value' ? this.#keyOf(value, 'value') : this.#key(record)
    const inKey = new Set(key.map(({ name }) => name))
    const { fields } = this.#settings
    const rest = value.names.filter((name) => !inKey.has(name) && (fields === undefined || fields.has(name)))
    return checked({ deletes: false, key, rest: rest.map((name) => value.field(name, 'value')) })
  }

  #key(record: SinkRecord): readonly RowField[] {
    const { keyMode, keyFields } = this.#settings
    if (keyMode === 'none') return []
    if (keyMode === 'kafka') {
      const [topic = '', partition = '', offset = ''] = keyFields
      return [
        { name: topic, schema: topicSchema, read: ({ original }) => original.topic },
        { name: partition, schema: partitionSchema, read: ({ original }) => original.partition },
        { name: offset, schema: offsetSchema, read: ({ original }) => original.offset },
      ]
    }
    if (record.key.value === null) throw dataError('it has no key, which pk.mode=record_key wants')
    const parts = namedParts(record.key)
    if (parts !== undefined) return this.#keyOf(parts, 'key')
    const [name, ...others] = keyFields
    if (name === undefined || others.length > 0) {
      throw dataError(
        `its key is one value (${kindInWords(record.key.value)}): pk.fields is to name the column for it, and no other`,
      )
    }
    return [{ name, schema: record.key.schema, read: ({ key }) => key.value }]
  }

  #keyOf(parts: Named, part: 'key' | 'value'): readonly RowField[] {
    const { keyFields } = this.#settings
    return (keyFields.length === 0 ? parts.names : keyFields).map((name) => parts.field(name, part))
  }
}

/** What layouts are remembered by: the schema itself, or what a value without one looks like. */
class Forms {
  /** Of the last map: the next one mostly has the same keys. */
  #keys: readonly unknown[] = []
  #form = '[]'

  of({ schema, value }: SchemaAndValue): Schema | string {
    if (value === null) return 'none'
    if (isStruct(value)) return value.schema
    if (!isMap(value)) return schema ?? kindInWords(value)
    if (!this.#hasLastKeys(value)) {
      this.#keys = [...value.keys()]
      this.#form = JSON.stringify(this.#keys.map(String))
    }
    return this.#form
  }

  #hasLastKeys(map: ReadonlyMap<unknown, unknown>): boolean {
    if (map.size !== this.#keys.length) return false
    let at = 0
    for (const key of map.keys()) {
      if (key !== this.#keys[at]) return false
      at += 1
    }
    return true
  }
}

function checked(layout: Layout): Layout {
  const fields = [...layout.key, ...layout.rest]
  if (fields.length === 0) throw dataError('it has no field that is to be written')
  for (const { name } of fields) {
    const wrong = wrongName(name)
    if (wrong !== undefined) throw dataError(`the name of one of its fields can't be a column's: ${wrong}`)
  }
  return layout
}
