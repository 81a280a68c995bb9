import { isStreamError } from '@millrace/base'
import type { OffsetMap } from '../data/record.ts'
import { isJsonArray, isJsonObject, type JsonValue } from '../json/parse-json.ts'
import { offsetMapOf, offsetText, parsedOffsets } from '../tasks/offset-text.ts'
import type { KeptPosition } from '../tasks/offset-topic.ts'
import { RestError } from './rest-error.ts'

type Json = JsonValue<number | bigint>

/** What `read` answers; 400 for data that won't do. */
function readable<Read>(what: string, read: () => Read): Read {
  try {
    return read()
  } catch (error) {
    if (!isStreamError(error, 'INVALID_DATA')) throw error
    throw new RestError(400, `${what}: ${error.message}`)
  }
}

function positionIn(entry: Json, index: number): KeptPosition {
  const what = `offsets[${index}]`
  const given: ReadonlyMap<string, Json> | undefined = isJsonObject(entry) ? entry : undefined
  const partition = given?.get('partition')
  const offset = given?.get('offset')
  const other = [...(given?.keys() ?? [])].find((name) => name !== 'partition' && name !== 'offset')
  if (!isJsonObject(partition) || offset === undefined || other !== undefined) {
    throw new RestError(400, `${what} is to have a partition and an offset, an object or null, and nothing else`)
  }
  const map = (json: Json): OffsetMap => readable(what, () => offsetMapOf(json))
  return { partition: map(partition), offset: offset === null ? null : map(offset) }
}

/** What a request wants offsets to be; null forgets one. Integers keep every digit. 400 for anything else, and for none. */
export function offsetsIn(body: string): readonly KeptPosition[] {
  const json = readable('the body', () => parsedOffsets(body))
  const offsets =
    isJsonObject(json) && [...json.keys()].every((name) => name === 'offsets') ? json.get('offsets') : json
  if (offsets === undefined || offsets === null || (isJsonArray(offsets) && offsets.length === 0)) {
    throw new RestError(400, 'say which offsets are to be altered: {"offsets":[{"partition":{...},"offset":{...}}]}')
  }
  if (!isJsonArray(offsets)) throw new RestError(400, 'the body is to be an object with offsets, an array, alone')
  return offsets.map(positionIn)
}

/** The body that shows offsets: text, since JSON has no other way to keep every digit of a bigint. */
export function offsetsText(positions: readonly KeptPosition[]): string {
  const entries = positions.map(
    ({ partition, offset }) =>
      `{"partition":${offsetText(partition)},"offset":${offset === null ? 'null' : offsetText(offset)}}`,
  )
  return `{"offsets":[${entries.join(',')}]}`
}
