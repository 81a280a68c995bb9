import { dataError } from '../data/errors.ts'
import { kindInWords } from '../data/kind.ts'
import type { OffsetMap, OffsetValue } from '../data/record.ts'
import { isJsonArray, isJsonObject, JsonSyntaxError, type JsonValue, parseJson } from '../json/parse-json.ts'

/** A number of an offset: no digit of an integer is lost. */
function numberOf(text: string): number | bigint {
  const number = Number(text)
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number
}

function valueText(name: string, value: OffsetValue): string {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && !Number.isFinite(value))
    throw dataError(`'${name}' of an offset is no finite number`)
  if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) {
    throw dataError(`'${name}' of an offset is ${kindInWords(value)}, and can be a text, a number, a boolean or null`)
  }
  return JSON.stringify(value)
}

/** An offset or a partition of a source as JSON, the same for the same parts in whatever order. Throws INVALID_DATA. */
export function offsetText(map: OffsetMap): string {
  const entries = Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${valueText(name, value)}`).join(',')}}`
}

/** An offset or a partition that was read as JSON. Throws INVALID_DATA. */
export function offsetMapOf(json: JsonValue<number | bigint> | undefined): OffsetMap {
  if (!isJsonObject(json)) throw dataError('an offset is an object of JSON')
  return Object.fromEntries(
    [...json].map(([name, value]) => {
      if (typeof value === 'object' && value !== null) throw dataError(`'${name}' of an offset holds others`)
      return [name, value]
    }),
  )
}

/** A text of JSON whose integers keep every digit. Throws INVALID_DATA. */
export function parsedOffsets(text: string): JsonValue<number | bigint> {
  try {
    return parseJson(text, numberOf)
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    throw dataError(`an offset is no JSON: ${error.message}`, { cause: error })
  }
}

/** An offset that {@link offsetText} or Kafka Connect wrote. Throws INVALID_DATA. */
export function parseOffset(text: string): OffsetMap {
  return offsetMapOf(parsedOffsets(text))
}

/** The key of an offset in its topic, as in Kafka Connect: the connector and the partition. */
export function offsetKeyText(connector: string, partition: OffsetMap): string {
  return `[${JSON.stringify(connector)},${offsetText(partition)}]`
}

/** The connector and the partition of such a key. Throws INVALID_DATA. */
export function parseOffsetKey(text: string): { readonly connector: string; readonly partition: OffsetMap } {
  const json = parsedOffsets(text)
  const [connector, partition] = isJsonArray(json) && json.length === 2 ? json : []
  if (typeof connector !== 'string') {
    throw dataError('the key of an offset is an array of a connector and a partition')
  }
  return { connector, partition: offsetMapOf(partition) }
}
