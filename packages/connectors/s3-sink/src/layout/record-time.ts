import { type ConnectValue, dataError, isMap, isStruct, numberOf, type SinkRecord } from '@millrace/connect'
import type { S3SinkConfig } from '../config.ts'

/** The value of a field by its path, names with dots between them. Undefined if there is no such field. */
export function fieldOf(value: ConnectValue, path: readonly string[]): ConnectValue | undefined {
  let current: ConnectValue | undefined = value
  for (const name of path) {
    if (current !== undefined && isStruct(current)) {
      current = current.schema.field(name) === undefined ? undefined : current.get(name)
    } else if (current !== undefined && isMap(current)) current = current.get(name)
    else return undefined
  }
  return current
}

/** Date holds no more, either side of 1970. */
const timestampMsMax = 8.64e15

/** The time of a record that counts, in milliseconds since 1970; null if it has none. Throws INVALID_DATA where a field should say it and does not. */
export function recordTime(config: S3SinkConfig): (record: SinkRecord) => number | null {
  if (config['timestamp.extractor'] === 'Record') return ({ timestamp }) => timestamp
  const name = config['timestamp.field']
  const path = name.split('.')
  return ({ value }) => {
    const found = fieldOf(value.value, path)
    const time = found === undefined || found === null ? Number.NaN : millisecondsOf(found)
    if (!(Math.abs(time) <= timestampMsMax)) throw dataError(`the field '${name}' has no time`)
    return time
  }
}

function millisecondsOf(value: ConnectValue): number {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'string') return Date.parse(value)
  const number = numberOf(value)
  return number === undefined ? Number.NaN : Math.floor(Number(number))
}
