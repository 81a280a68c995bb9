import type { Client } from '@millrace/client'
import type { Slice } from '../consume/slices.ts'
import { type DeadLetter, deadLetterOf } from './dead-letter.ts'

/** What of a topic of dead letters is read. */
export interface DeadLetterRange {
  readonly topic: string
  /** Records of other connectors are passed over; those that don't say whose they are count. */
  readonly connector: string
  /** Each to be read from one offset, and, exclusively, to another one that is no later than its end. */
  readonly slices: readonly Slice[]
  readonly signal: AbortSignal
}

/** Whether a dead letter is, or may be, a connector's. */
export function isOf(connector: string, letter: DeadLetter): boolean {
  return letter.connector === undefined || letter.connector === connector
}

/** The dead letters of a connector, one partition after the other. */
export async function* readDeadLetters(
  client: Client,
  { topic, connector, slices, signal }: DeadLetterRange,
): AsyncGenerator<DeadLetter> {
  for (const { partition, from, until } of slices) {
    if (from >= until) continue
    await using consumer = client.consumer({ isolation: 'read_committed' })
    const start = new Map([[partition, { offset: from }]])
    const options = { partitions: [partition], from: start, until: 'end', signal } as const
    for await (const record of consumer.records(topic, options)) {
      if (record.offset >= until) break
      const letter = deadLetterOf(record)
      if (isOf(connector, letter)) yield letter
    }
  }
}
