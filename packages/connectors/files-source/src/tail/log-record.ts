import { isUtf8 } from 'node:buffer'
import { Schema, sourceRecord, type SourceRecord } from '@millrace/connect'
import type { LogEvent } from './multiline.ts'
import type { TailSettings } from './tail-config.ts'
import type { TailedFile } from './tailed-file.ts'

const text = Schema.string()
const long = Schema.int64()

/** Why an event is no record; undefined if it is one. It says where, and nothing of what stands there. */
function whyNot({ lines }: LogEvent, name: string, settings: TailSettings): string | undefined {
  for (const { tooLong, begin, bytes } of lines) {
    if (tooLong && settings.longLines === 'reject') {
      return `the line at byte ${begin} of ${name} has more than ${settings.lineBytesMax} bytes (line.bytes.max)`
    }
    if (settings.rejectsInvalid && !isUtf8(bytes)) return `the line at byte ${begin} of ${name} is no UTF-8`
  }
  return undefined
}

function textOf({ lines, begin }: LogEvent): string {
  const all = lines.map(({ bytes }) => bytes.toString('utf8')).join('\n')
  // A byte order mark is no part of the first line.
  return begin === 0 && all.startsWith('\uFEFF') ? all.slice(1) : all
}

/** The record of an event, which is given now. */
export function logRecord(file: TailedFile, event: LogEvent, settings: TailSettings): SourceRecord {
  const { name, sourcePartition } = file
  const unreadable = whyNot(event, name, settings)
  return sourceRecord({
    topic: settings.topic,
    key: { schema: text, value: name },
    value: unreadable === undefined ? { schema: text, value: textOf(event) } : { schema: null, value: null },
    headers: [
      { key: 'log.file.path', schema: text, value: name },
      { key: 'log.offset', schema: long, value: event.begin },
    ],
    ...(unreadable === undefined ? {} : { unreadable }),
    sourcePartition,
    sourceOffset: file.give(event),
  })
}
