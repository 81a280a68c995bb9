import { configError, type ConnectValue, dataError, DateFormat, type SinkRecord, toText } from '@millrace/connect'
import { partitionerNamed, type S3SinkConfig } from '../config.ts'
import { fieldOf, recordTime } from './record-time.ts'
import { timeZone } from './time-zone.ts'

/** The folders that a record's object lies in, below those of its topic. Throws INVALID_DATA if the record does not say. */
export type Partitioner = (record: SinkRecord) => string

const hourMs = 3_600_000

/** Divides as a config says. Throws INVALID_CONFIG. */
export function partitionerOf(config: S3SinkConfig): Partitioner {
  const delimiter = config['directory.delim']
  switch (partitionerNamed(config['partitioner.class'])) {
    case 'field':
      return byFields(config['partition.field.name'], delimiter)
    case 'time':
      return byTime(config, config['partition.duration.ms'], config['path.format'])
    case 'daily':
      return byTime(config, 24 * hourMs, datePattern(delimiter))
    case 'hourly':
      return byTime(config, hourMs, `${datePattern(delimiter)}${quoted(`${delimiter}hour=`)}HH`)
    default:
      return ({ original }) => `partition=${original.partition}`
  }
}

const datePattern = (delimiter: string): string =>
  `${quoted('year=')}YYYY${quoted(`${delimiter}month=`)}MM${quoted(`${delimiter}day=`)}dd`

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

function byFields(names: readonly string[], delimiter: string): Partitioner {
  const fields = names.map((name) => ({ name, path: name.split('.') }))
  return ({ value }) =>
    fields.map(({ name, path }) => `${name}=${folderName(name, fieldOf(value.value, path), delimiter)}`).join(delimiter)
}

/** What a key may not hold as it is: what divides folders, what no reader prints, and the sign that stands for these. */
// oxlint-disable-next-line no-control-regex -- these are the characters that it is about
const escaped = /[\u0000-\u001f\u007f%/\\]/g

function folderName(name: string, value: ConnectValue | undefined, delimiter: string): string {
  if (value === undefined || value === null)
    throw dataError(`the field '${name}' that folders are divided by has no value`)
  if (typeof value === 'object' && !(value instanceof Date) && !('value' in value))
    throw dataError(`the field '${name}' that folders are divided by is no text, number, boolean or date`)
  const text = toText(null, value).replaceAll(escaped, (sign) => encodeURIComponent(sign))
  return delimiter === '/' ? text : text.replaceAll(delimiter, encodeURIComponent(delimiter))
}

/** Joda's letters where SimpleDateFormat has others for the same; texts in quotes stay. */
function jodaPattern(pattern: string): string {
  const letters: Readonly<Record<string, string>> = { Y: 'y', x: 'Y', e: 'u' }
  return pattern
    .split("'")
    .map((text, at) => (at % 2 === 1 ? text : text.replaceAll(/[Yxe]/g, (letter) => letters[letter] ?? letter)))
    .join("'")
}

function byTime(config: S3SinkConfig, durationMs: number, pathFormat: string): Partitioner {
  const timeOf = recordTime(config)
  const offsetAt = timeZone(config.timezone)
  let format: DateFormat
  try {
    format = new DateFormat(jodaPattern(pathFormat), Date.now())
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw configError('path.format', `path.format can't be used: ${why}`)
  }
  let last: { readonly from: number; readonly path: string } | undefined
  return (record) => {
    const time = timeOf(record)
    if (time === null) throw dataError('the record has no time that a folder could be named by')
    const local = time + offsetAt(time)
    const from = Math.floor(local / durationMs) * durationMs
    if (last?.from !== from) last = { from, path: format.format(from) }
    return last.path
  }
}
