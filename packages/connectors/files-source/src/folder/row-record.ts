import { type OffsetMap, Schema, sourceRecord, type SourceRecord } from '@millrace/connect'
import type { FolderSettings } from './folder-config.ts'
import type { Row } from './row-format.ts'

const text = Schema.string()
const long = Schema.int64()

/** Where a row stands, and whose it is. */
export interface RowPlace {
  readonly file: string
  readonly connector: string
  readonly task: number
  readonly sourcePartition: OffsetMap
  readonly sourceOffset: OffsetMap
}

/** The record of a row that could not be read, for the topic of such rows. The headers are those of Kafka Connect's dead letters. */
function badRow(row: Row, topic: string, message: string, place: RowPlace): SourceRecord {
  const { connector, task, sourcePartition, sourceOffset } = place
  const errors = {
    'connector.name': connector,
    'task.id': String(task),
    stage: 'TASK_POLL',
    'exception.class.name': 'INVALID_DATA',
    'exception.message': message,
  }
  return sourceRecord({
    topic,
    value: { schema: text, value: row.raw.toString('utf8') },
    headers: [
      ...placeHeaders(place.file, row.line),
      ...Object.entries(errors).map(([name, value]) => ({ key: `__connect.errors.${name}`, schema: text, value })),
    ],
    sourcePartition,
    sourceOffset,
  })
}

function placeHeaders(file: string, line: number): SourceRecord['headers'] {
  return [
    { key: 'file.path', schema: text, value: file },
    { key: 'file.line', schema: long, value: line },
  ]
}

/** The record of a row; undefined if nothing stands there. */
export function rowRecord(row: Row, place: RowPlace, settings: FolderSettings): SourceRecord | undefined {
  const { sourcePartition, sourceOffset, file } = place
  const { topic, badRowsTopic } = settings
  if (row.problem !== undefined) {
    const message = `line ${row.line} of ${file} ${row.problem}`
    if (badRowsTopic !== null) return badRow(row, badRowsTopic, message, place)
    return sourceRecord({ topic, unreadable: message, sourcePartition, sourceOffset })
  }
  if (row.value === undefined) return undefined
  return sourceRecord({
    topic,
    value: row.value,
    headers: placeHeaders(file, row.line),
    sourcePartition,
    sourceOffset,
  })
}
