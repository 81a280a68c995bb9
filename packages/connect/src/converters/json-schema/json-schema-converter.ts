import type { Json } from '@millrace/schemas'
import { configSchema } from '../../config/config-schema.ts'
import { option } from '../../config/option.ts'
import { dataError } from '../../data/errors.ts'
import type { Schema } from '../../data/schema.ts'
import type { ConnectValue } from '../../data/value.ts'
import {
  isJsonArray,
  isJsonObject,
  JsonNumber,
  JsonSyntaxError,
  type JsonValue,
  parseJson,
  parseJsonExactly,
} from '../../json/parse-json.ts'
import { connectVersion } from '../../version.ts'
import type { ConverterDefinition } from '../converter.ts'
import { readValue } from '../json/read-value.ts'
import { JsonWriter } from '../json/write-value.ts'
import { RegistryConverter, type RegistryFormat, type WholeSchema } from '../registry/registry-converter.ts'
import { registryOptions } from '../registry/registry-options.ts'
import { connectSchemaOf } from './connect-schema-of.ts'
import { jsonSchemaOf } from './json-schema-of.ts'

const config = configSchema({
  ...registryOptions,
  'decimal.format': option.oneOf(['NUMERIC', 'BASE64'], {
    default: 'BASE64',
    ignoreCase: true,
    importance: 'LOW',
    doc: 'How decimals are written: as numbers, or as the bytes of their digits in base64. Both are read.',
  }),
})

const decoder = new TextDecoder('utf-8', { fatal: true })
const asTheyAre = { replaceNullWithDefault: false }

/** JSON with a schema, as `RegistryConverter` needs it. */
function jsonSchemaFormat(decimalsAsNumbers: boolean, keepsNull: boolean): RegistryFormat {
  const defaults = new JsonWriter({ decimalsAsNumbers, ...asTheyAre })
  const values = new JsonWriter({ decimalsAsNumbers, replaceNullWithDefault: !keepsNull })
  const defaultJson = (schema: Schema, value: ConnectValue): Json =>
    plainJson(schema, parseJsonExactly(defaults.value(schema, value)))
  return {
    type: 'JSON',
    schemaOf: (schema) => ({
      text: JSON.stringify(jsonSchemaOf(schema, { decimalsAsNumbers, defaultJson })),
      record: schema.name,
    }),
    writer(schema, written) {
      checkSame(schema, written)
      return (value, header) => Buffer.concat([header, Buffer.from(values.value(schema, value))])
    },
    reader(written) {
      const schema = connectSchema(written)
      return (bytes, at) => ({ schema, value: readValue(schema, parsed(bytes.subarray(at)), asTheyAre) })
    },
  }
}

/** What is written by one schema has to be what the other says: fields by their names are all that may be in another order. */
function checkSame(schema: Schema, written: WholeSchema): void {
  const theirs = connectSchema(written)
  if (wordFor(theirs) !== wordFor(schema)) {
    throw dataError(`${schema.describe()} can't be written as the ${theirs.describe()} that the registry's schema says`)
  }
  const lost = schema.fields.find((field) => {
    const own = theirs.field(field.name)?.schema
    return own === undefined || wordFor(own) !== wordFor(field.schema)
  })
  if (lost !== undefined) {
    throw dataError(`field '${lost.name}' of ${schema.describe()} is not in the registry's schema, or of another type`)
  }
}

/** What JSON Schema calls a type, as far as it tells numbers apart. */
function wordFor({ type }: Schema): string {
  return type.replace(/^int\d+$/, 'integer').replace(/^float\d+$/, 'number')
}

function connectSchema({ text, references }: WholeSchema): Schema {
  if (references.length > 0) throw dataError('Connect has no type for a JSON Schema that refers to others')
  const defaultValue = (schema: Schema, json: Json): ConnectValue =>
    readValue(schema, parseJsonExactly(JSON.stringify(json)), asTheyAre)
  const json = parseJson(text, (digits) => new JsonNumber(digits))
  return connectSchemaOf(plainJson(undefined, json), defaultValue)
}

/** JSON as JavaScript has it. Throws INVALID_DATA for integers that it can't hold: these are in defaults alone. */
function plainJson(schema: Schema | undefined, json: JsonValue): Json {
  if (json instanceof JsonNumber) {
    const number = Number(json.text)
    if (Number.isSafeInteger(number) || /[.eE]/.test(json.text)) return number
    throw dataError(
      `a default${schema === undefined ? '' : ` of ${schema.describe()}`} is beyond 2^53 - 1: no schema in JSON keeps it`,
    )
  }
  if (isJsonArray(json)) return json.map((each) => plainJson(schema, each))
  if (isJsonObject(json)) return Object.fromEntries([...json].map(([name, each]) => [name, plainJson(schema, each)]))
  return json
}

function parsed(bytes: Buffer): JsonValue {
  try {
    return parseJsonExactly(decoder.decode(bytes))
  } catch (error) {
    const reason = error instanceof JsonSyntaxError ? error.message : 'they are no UTF-8'
    throw dataError(`bytes are no JSON: ${reason}`, { cause: error })
  }
}

/**
 * JSON whose schemas are in a registry, in the wire format of Confluent's. What Connect says and JSON Schema can't stands in keywords (`connect.type`, `connect.index` and their
 * like), by which Confluent's converter knows it, too. Values are not validated by what else a schema says, such as `minimum`.
 */
export const jsonSchemaConverter: ConverterDefinition = {
  className: 'io.confluent.connect.json.JsonSchemaConverter',
  version: connectVersion,
  uses: ['key', 'value'],
  config,
  create(raw, use) {
    const options = config.parse({ ...raw, 'converter.type': use })
    const format = jsonSchemaFormat(options['decimal.format'] === 'NUMERIC', options['ignore.default.for.nullables'])
    return new RegistryConverter('JsonSchemaConverter', format, options, use)
  },
}
