import { stdin } from 'node:process'
import {
  atLeast,
  configSchema,
  defineSource,
  option,
  Schema,
  type SourceBatch,
  type SourceConnector,
  sourceRecord,
} from '@millrace/connect'
import { linesOf } from './growing-file.ts'
import type { Line } from './line-splitter.ts'
import { linesOfStream } from './standard-input.ts'
import { version } from './version.ts'

const config = configSchema({
  file: option.string({ default: null, importance: 'HIGH', doc: 'The file to read; standard input without one.' }),
  topic: option.string({ importance: 'HIGH', doc: 'The topic that its lines go to.' }),
  'batch.size': option.int({
    default: 2000,
    importance: 'LOW',
    doc: 'How many lines are given at once, at most.',
    validate: atLeast(1),
  }),
})

const text = Schema.string()

/** Whether it is a place in a file, in bytes. */
function isPosition(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** `lines` in batches of at most `size`. */
function* batchesOf(lines: readonly Line[], size: number): Generator<readonly Line[]> {
  for (let from = 0; from < lines.length; from += size) yield lines.slice(from, from + size)
}

/**
 * Kafka's FileStreamSource: each line of a file, and of what is appended to it, becomes a value. It knows where it was by bytes, so it goes on
 * in the file that it was in; a line counts once it has its end.
 */
export const fileStreamSource: SourceConnector = defineSource({
  name: 'FileStreamSource',
  aliases: ['org.apache.kafka.connect.file.FileStreamSourceConnector'],
  version,
  doc: 'Reads the lines of a file into a topic, and those that are appended to it.',
  config,
  checkPosition({ partition, offset }, { file }) {
    if (file === null) return 'standard input has no positions: give the connector a file first'
    if (typeof partition['filename'] !== 'string') return "the partition is to have a 'filename', the file that is read"
    const { position } = offset
    if (isPosition(position)) return undefined
    return "the offset is to have a 'position', a number of bytes from 0 on"
  },
  // What is read of standard input is gone.
  mayBePreviewed: ({ file }) => file !== null,
  // What came from standard input is gone, whatever was kept of it.
  exactlyOnce: ({ file }) => file !== null,
  async *open({ config: { file, topic, 'batch.size': size }, offset, signal, logger }) {
    const sourcePartition = { filename: file }
    const position = file === null ? undefined : (await offset(sourcePartition))?.['position']
    const from = typeof position === 'number' ? position : 0
    const found = file === null ? linesOfStream(stdin, signal) : linesOf({ file, from, signal, logger })
    for await (const lines of found) {
      for (const batch of batchesOf(lines, size)) {
        const records = batch.map((line) => {
          const sourceOffset = { position: line.end }
          return sourceRecord({ topic, value: { schema: text, value: line.text }, sourcePartition, sourceOffset })
        })
        const given: SourceBatch = { records }
        yield given
      }
    }
  },
})
