// A process of its own that copies a topic by transactions, each record to the partition that it has: a batch read in a group, its records
// written and the group's offsets moved in one transaction. It ends when it is told to, and where it can't go on; whoever started it starts it again.
import { connect, isStreamError, serde, topic } from '@millrace/client'

const [addresses, id, sourceName, targetName] = process.argv.slice(2) as [string, string, string, string]
const bytes = { key: serde.bytes(), value: serde.bytes() }
const [source, target] = [topic(sourceName, bytes), topic(targetName, bytes)]

/** What a copier tells whoever started it. */
export interface CopierNote {
  /** It is about to ask for a commit. */
  readonly committing?: true
  /** So many records are copied for good. */
  readonly copied?: number
  /** A transaction failed with this code, or the reading did; the next one goes on. */
  readonly failed?: string
}

const tell = (note: CopierNote): void => {
  process.send?.(note)
}
const stopping = new AbortController()
process.on('message', (word) => {
  if (word === 'stop') stopping.abort()
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))

const client = await connect({ brokers: addresses.split(','), clientId: id, connectTimeoutMs: 60_000 })
const consumer = client.consumer({
  group: 'copiers',
  offsetReset: 'earliest',
  autoCommit: false,
  isolation: 'read_committed',
  sessionTimeoutMs: 6_000,
})
try {
  for await (const batch of consumer.batches(source, { signal: stopping.signal })) {
    try {
      await client.transaction(id, async (tx) => {
        void tx.sendBatch(
          target,
          [...batch.records].map(({ value, partition }) => ({ value, partition })),
        )
        await tx.sendOffsets(batch)
        tell({ committing: true })
      })
      tell({ copied: batch.recordCount })
    } catch (error) {
      if (!isStreamError(error)) throw error
      tell({ failed: error.code })
      if (error.fatal) break
    }
  }
} catch (error) {
  if (!isStreamError(error)) throw error
  if (!stopping.signal.aborted) tell({ failed: error.code })
}
await client.close({ deadlineMs: 5_000 })
process.disconnect()
