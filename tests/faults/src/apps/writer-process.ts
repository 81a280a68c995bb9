// A process of its own that writes one transaction after the other under one transactional id, until it is told to stop or can't go on: a record
// into each partition, and every fourth is given up on purpose. It tells what it does before it does it, and what came of it.
import { setTimeout as delay } from 'node:timers/promises'
import { connect, isStreamError } from '@millrace/client'
import { now } from './now.ts'

const [addresses, name, id, topic, partitionsText] = process.argv.slice(2) as [string, string, string, string, string]
const partitions = Number(partitionsText)

/** What a writer tells whoever started it. Times are those of `now`. */
export type WriterNote = { readonly at: number; readonly transaction: number } & (
  | { readonly did: 'begin' | 'committing' }
  | { readonly did: 'send'; readonly partition: number; readonly value: string; readonly order: number }
  | { readonly did: 'sent'; readonly value: string; readonly offset: number }
  | { readonly did: 'failed'; readonly value: string; readonly code: string }
  | { readonly did: 'end'; readonly outcome: 'committed' | 'aborted' | 'unknown'; readonly code: string }
)

type What = WriterNote extends infer Note ? (Note extends WriterNote ? Omit<Note, 'at' | 'transaction'> : never) : never

let isStopping = false
process.on('message', (word) => (isStopping ||= word === 'stop'))
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))

class GivenUp extends Error {}

const client = await connect({ brokers: addresses.split(','), clientId: name, connectTimeoutMs: 60_000 })
let order = 0
for (let transaction = 1; !isStopping; transaction += 1) {
  const tell = (what: What): void => {
    process.send?.({ at: now(), transaction, ...what })
  }
  try {
    await client.transaction(id, async (tx) => {
      tell({ did: 'begin' })
      const sends = Array.from({ length: partitions }, async (_, partition) => {
        const value = `${name} ${transaction} ${partition}`
        tell({ did: 'send', partition, value, order: order++ })
        const { offset } = await tx.send(topic, { partition, value })
        tell({ did: 'sent', value, offset })
      })
      // What it waits for it may be frozen in.
      await Promise.all([...sends, delay(Math.random() * 10)])
      if (transaction % 4 === 0) throw new GivenUp('on purpose')
      tell({ did: 'committing' })
    })
    tell({ did: 'end', outcome: 'committed', code: '' })
  } catch (error) {
    if (error instanceof GivenUp) {
      tell({ did: 'end', outcome: 'aborted', code: '' })
      continue
    }
    if (!isStreamError(error)) throw error
    // Every other code says that it was not committed.
    const outcome = error.code === 'TRANSACTION_OUTCOME_UNKNOWN' ? 'unknown' : 'aborted'
    tell({ did: 'end', outcome, code: error.code })
    if (error.fatal) break
  }
}
await client.close({ deadlineMs: 5_000 })
process.disconnect()
