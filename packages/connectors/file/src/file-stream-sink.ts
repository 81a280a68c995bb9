import { type FileHandle, open } from 'node:fs/promises'
import { stdout } from 'node:process'
import { promisify } from 'node:util'
import {
  configSchema,
  defineSink,
  option,
  recordResult,
  type SinkConnector,
  type SinkPosition,
  type SinkRecord,
  type SinkTask,
  toText,
} from '@millrace/connect'
import { version } from './version.ts'

const config = configSchema({
  file: option.string({
    default: null,
    importance: 'HIGH',
    doc: 'The file to append to; standard output without one.',
  }),
})

const newline = 0x0a

/** A record's value as Kafka's sink writes it: its text, `null` for none. */
function lineOf({ value: { schema, value } }: SinkRecord): string {
  return `${value === null ? 'null' : toText(schema, value)}\n`
}

/** Writes to standard output, which is as durable as what reads it. */
const toStandardOutput: SinkTask = {
  async write(records) {
    await promisify((lines: string, done: (error?: Error | null) => void) => stdout.write(lines, done))(
      records.map(lineOf).join(''),
    )
    return records.map(() => recordResult.ok)
  },
}

/** What is said where there is no room left, on the disk or for its user. */
const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

/** Lines at the end of a file. */
class Lines {
  readonly #handle: FileHandle
  /** Whether the last line has no end, as there was no room for it. */
  #isTorn = false

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Throws what the disk says; some of the lines may be there then. */
  async append(lines: string): Promise<void> {
    const bytes = Buffer.from(this.#isTorn ? `\n${lines}` : lines)
    let written = 0
    try {
      while (written < bytes.length) written += (await this.#handle.write(bytes, written)).bytesWritten
    } finally {
      if (written > 0) this.#isTorn = bytes[written - 1] !== newline
    }
  }
}

/** Appends to a file, and knows how far it has come since it was last on disk. */
function toFile(handle: FileHandle, file: string): SinkTask {
  const written = new Map<string, SinkPosition>()
  const lines = new Lines(handle)
  return {
    async write(records) {
      try {
        await lines.append(records.map(lineOf).join(''))
      } catch (error) {
        if (!isFull(error)) throw error
        return records.map(() => recordResult.retry(`the disk of ${file} is full`))
      }
      for (const { original } of records) {
        const { topic, partition, offset } = original
        written.set(`${partition} ${topic}`, { topic, partition, offset: offset + 1 })
      }
      return records.map(() => recordResult.ok)
    },
    async flush() {
      const positions = [...written.values()]
      if (positions.length > 0) await handle.datasync()
      written.clear()
      return positions
    },
    release(partitions) {
      for (const { topic, partition } of partitions) written.delete(`${partition} ${topic}`)
    },
    close: () => handle.close(),
  }
}

/** Kafka's FileStreamSink: the text of each value becomes a line of a file. What is written again after a failure stands there twice. */
export const fileStreamSink: SinkConnector = defineSink({
  name: 'FileStreamSink',
  aliases: ['org.apache.kafka.connect.file.FileStreamSinkConnector'],
  version,
  doc: 'Writes the values of topics into a file, one a line.',
  config,
  open: async ({ config: { file } }) => (file === null ? toStandardOutput : toFile(await open(file, 'a'), file)),
})
