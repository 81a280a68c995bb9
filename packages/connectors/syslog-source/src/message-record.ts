import { isUtf8 } from 'node:buffer'
import { type OffsetMap, Schema, sourceRecord, type SourceRecord, Struct } from '@millrace/connect'
import { readSyslog } from './syslog-message.ts'

const optionalText = Schema.string({ optional: true })

/** What a message becomes. */
export const messageSchema: Schema = Schema.struct(
  {
    facility: Schema.int32(),
    severity: Schema.int32(),
    version: Schema.int32(),
    timestamp: Schema.timestamp({ optional: true }),
    hostname: optionalText,
    appName: optionalText,
    procId: optionalText,
    msgId: optionalText,
    structuredData: Schema.map(Schema.string(), Schema.map(Schema.string(), Schema.string())),
    message: Schema.string(),
    remoteAddress: Schema.string(),
  },
  { name: 'Syslog', version: 1 },
)

/** A message as it was received, without what frames it. */
export interface ReceivedMessage {
  readonly bytes: Buffer
  readonly remoteAddress: string
  readonly nowMs: number
}

/** How records are made. */
export interface MessageRecords {
  readonly topic: string
  readonly offsetMinutes: number
  readonly sourcePartition: OffsetMap
}

/** The text of a message. What was sent as something other than UTF-8 is taken for Latin-1, in which every byte says something. */
function textOf(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1')
}

/** The record of a message; its key is the host that it names, or the address that it came from. */
export function messageRecord(
  { bytes, remoteAddress, nowMs }: ReceivedMessage,
  { topic, offsetMinutes, sourcePartition }: MessageRecords,
): SourceRecord {
  const end = bytes.at(-1) === 0x0a || bytes.at(-1) === 0 ? -1 : bytes.length
  const read = readSyslog(textOf(bytes.subarray(0, end)), { nowMs, offsetMinutes })
  const { timestampMs, ...fields } = read
  const value = new Struct(messageSchema, {
    ...fields,
    timestamp: timestampMs === null ? null : new Date(timestampMs),
    remoteAddress,
  })
  return sourceRecord({
    topic,
    key: { schema: Schema.string(), value: read.hostname ?? remoteAddress },
    value: { schema: messageSchema, value },
    timestamp: timestampMs !== null && timestampMs >= 0 ? timestampMs : null,
    sourcePartition,
    sourceOffset: { receivedMs: nowMs },
  })
}
