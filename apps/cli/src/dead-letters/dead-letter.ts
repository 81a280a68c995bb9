import { isUtf8 } from 'node:buffer'
import type { ShownRecord } from '../output/shown-record.ts'

/** What the headers begin with that say what was wrong with a record, named as Kafka Connect names them. */
const errorPrefix = '__connect.errors.'

/** How often a record was replayed. */
const replaysHeader = 'millrace.dlq.replays'

/** Where a record came from. */
export interface RecordOrigin {
  readonly topic: string
  /** Undefined if the headers don't say. */
  readonly partition: number | undefined
  readonly offset: number | undefined
}

/** A record that a sink went on without. What its headers don't say is undefined: they are there if the connector's config asked for them. */
export interface DeadLetter {
  /** As it lies in the topic of dead letters. */
  readonly record: ShownRecord
  readonly connector: string | undefined
  readonly task: string | undefined
  readonly origin: RecordOrigin | undefined
  readonly stage: string | undefined
  /** The plugin that it failed in. */
  readonly failedIn: string | undefined
  /** The code or class of the error, */
  readonly error: string | undefined
  readonly message: string | undefined
  readonly trace: string | undefined
  readonly replays: number
  /** The headers that the record had before. */
  readonly headers: readonly (readonly [name: string, value: Uint8Array | null])[]
}

function textOf(bytes: Uint8Array | null | undefined): string | undefined {
  return bytes === null || bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8')
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d+$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

/** What a record of a topic of dead letters says. */
export function deadLetterOf(record: ShownRecord): DeadLetter {
  const said = new Map<string, Uint8Array | null>()
  const headers: (readonly [string, Uint8Array | null])[] = []
  let replays = 0
  for (const [name, value] of record.headers) {
    if (name.startsWith(errorPrefix)) said.set(name.slice(errorPrefix.length), value)
    else if (name === replaysHeader) replays = numberOf(textOf(value)) ?? 0
    else headers.push([name, value])
  }
  const text = (name: string): string | undefined => textOf(said.get(name))
  const topic = text('topic')
  const origin =
    topic === undefined
      ? undefined
      : { topic, partition: numberOf(text('partition')), offset: numberOf(text('offset')) }
  return {
    record,
    connector: text('connector.name'),
    task: text('task.id'),
    origin,
    stage: text('stage'),
    failedIn: text('class.name'),
    error: text('exception.class.name'),
    message: text('exception.message'),
    trace: text('exception.stacktrace'),
    replays,
    headers,
  }
}

/** The headers of a record that is replayed: its own, and how often that was done. */
export function replayHeaders({ headers, replays }: DeadLetter): [string, Uint8Array | null][] {
  return [
    ...headers.map(([name, value]): [string, Uint8Array | null] => [name, value]),
    [replaysHeader, Buffer.from(String(replays + 1))],
  ]
}

/** Bytes as a person can read them: text if they are that, else hexadecimal, at most `bytesMax` of them. */
export function readable(bytes: Uint8Array | null, bytesMax: number, hex = false): string {
  if (bytes === null) return '(none)'
  const buffer = Buffer.from(bytes)
  const isText = !hex && isUtf8(buffer) && !/[^\P{Cc}\n\r\t]/u.test(buffer.toString('utf8'))
  const more = buffer.length > bytesMax ? ` ... (${buffer.length} bytes)` : ''
  const shown = buffer.subarray(0, bytesMax)
  // What was cut inside a character is left out.
  if (isText) return `${shown.toString('utf8').replace(/\uFFFD$/, '')}${more}`
  return `0x${shown.toString('hex')}${more}`
}
