import {
  type ConnectValue,
  createConverter,
  dataError,
  isArray,
  isMap,
  isStruct,
  type Schema,
  toText,
} from '@millrace/connect'
import type { Format } from './format.ts'
import { LineEncoder } from './lines.ts'

/** How values become lines of CSV. */
export interface CsvOptions {
  readonly header: boolean
  /** None: the fields of the records' schema. */
  readonly columns: readonly string[]
}

/** RFC 4180, but for the ends of lines, which are LF. What is null is empty, and empty text is `""`. */
export function csvFormat({ header, columns }: CsvOptions): Format<string> {
  const converter = createConverter(
    'JsonConverter',
    { 'schemas.enable': 'false', 'decimal.format': 'NUMERIC' },
    'value',
  )
  const json = (schema: Schema | null, value: ConnectValue): string =>
    String(Buffer.from(converter.fromConnect('', { schema, value }) ?? 'null'))
  const cell = (schema: Schema | null, value: ConnectValue): string => {
    if (value === null) return ''
    // Its own schema is what a struct without one has.
    if (isStruct(value)) return quoted(json(value.schema, value))
    return quoted(isArray(value) || isMap(value) ? json(schema, value) : toText(schema, value))
  }
  return {
    extension: '.csv',
    contentType: 'text/csv',
    bySchema: columns.length === 0,
    row({ value: { value } }) {
      if (isStruct(value)) {
        if (columns.length === 0)
          return value.schema.fields.map(({ name, schema }) => cell(schema, value.get(name))).join(',')
        return columns
          .map((name) => {
            const schema = value.schema.field(name)?.schema
            return schema === undefined ? '' : cell(schema, value.get(name))
          })
          .join(',')
      }
      if (isMap(value) && columns.length > 0)
        return columns.map((name) => cell(null, value.get(name) ?? null)).join(',')
      throw dataError(
        isMap(value)
          ? 'a record without a schema has no columns: name them in csv.columns'
          : 'only structs, and maps with csv.columns, are lines of csv',
      )
    },
    open(schema) {
      const names = columns.length > 0 ? columns : (schema?.fields.map(({ name }) => name) ?? [])
      return new LineEncoder(header ? names.map(quoted).join(',') : undefined)
    },
  }
}

function quoted(text: string): string {
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
