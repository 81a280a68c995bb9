// A process of its own that reads a topic in a group, and commits by hand or automatically. It tells what it is given, what it has to let go
// of, what it has read and what it was told is committed. It ends when it is told to, and leaves its group then.
import { connect, isStreamError, serde, topic, type TopicPartition } from '@millrace/client'
import { now } from './now.ts'

const [addresses, name, topicName, optionsText] = process.argv.slice(2) as [string, string, string, string]
/** How a member takes part. */
export interface MemberOptions {
  readonly group: string
  readonly assignor: string
  /** Whether it comes back under its name (KIP-345). */
  readonly isStatic: boolean
  /** Else what is read is committed by hand. */
  readonly autoCommit: boolean
}
const { group, assignor, isStatic, autoCommit } = JSON.parse(optionsText) as MemberOptions

/** What a member tells whoever started it. Times are those of `now`. */
export type MemberNote = { readonly at: number } & (
  | { readonly did: 'assigned' | 'revoked' | 'lost'; readonly partitions: readonly number[] }
  | { readonly did: 'read'; readonly partition: number; readonly first: number; readonly last: number }
  | { readonly did: 'joining' | 'committing' }
  | { readonly did: 'committed'; readonly partition: number; readonly offset: number }
  | { readonly did: 'refused'; readonly code: string }
)

type What = MemberNote extends infer Note ? (Note extends MemberNote ? Omit<Note, 'at'> : never) : never

const tell = (what: What): void => {
  process.send?.({ at: now(), ...what })
}
const stopping = new AbortController()
process.on('message', (word) => {
  if (word === 'stop') stopping.abort()
})
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))

const client = await connect({ brokers: addresses.split(','), clientId: name, connectTimeoutMs: 60_000 })
const partitionsOf = (partitions: readonly TopicPartition[]): number[] => partitions.map(({ partition }) => partition)
const consumer = client.consumer({
  group,
  assignor,
  instanceId: isStatic ? name : '',
  autoCommit,
  autoCommitIntervalMs: 100,
  offsetReset: 'earliest',
  sessionTimeoutMs: 6_000,
  onAssigned: (partitions) => tell({ did: 'assigned', partitions: partitionsOf(partitions) }),
  onRevoked: (partitions) => tell({ did: 'revoked', partitions: partitionsOf(partitions) }),
  onLost: (partitions) => tell({ did: 'lost', partitions: partitionsOf(partitions) }),
})
const records = topic(topicName, { key: serde.bytes(), value: serde.bytes() })
let batches = 0
tell({ did: 'joining' })
try {
  for await (const batch of consumer.batches(records, { signal: stopping.signal })) {
    const { partition, firstOffset, lastOffset } = batch
    tell({ did: 'read', partition, first: firstOffset, last: lastOffset })
    // Who has to catch up commits now and then.
    if (autoCommit || (++batches % 10 !== 0 && batch.lag > 0)) continue
    try {
      tell({ did: 'committing' })
      await batch.commit()
      tell({ did: 'committed', partition, offset: lastOffset + 1 })
    } catch (error) {
      if (!isStreamError(error)) throw error
      tell({ did: 'refused', code: error.code })
    }
  }
} catch (error) {
  if (!isStreamError(error, 'ABORTED')) throw error
}
await client.close({ deadlineMs: 10_000 })
process.disconnect()
