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

/** Who commits by hand does so with the first batch after so long, and when it is told to. */
const commitEveryMs = 200

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
// Whoever started it is gone.
process.on('disconnect', () => process.exit(0))

const client = await connect({ brokers: addresses.split(','), clientId: name, connectTimeoutMs: 60_000 })
/** What it has read of each partition that it has; another entry each time that it is given the partition. */
const owned = new Map<number, { next: number }>()
function take(partitions: readonly TopicPartition[]): void {
  for (const { partition } of partitions) owned.set(partition, { next: -1 })
  tell({ did: 'assigned', partitions: partitions.map(({ partition }) => partition) })
}
function letGo(did: 'revoked' | 'lost', partitions: readonly TopicPartition[]): void {
  for (const { partition } of partitions) owned.delete(partition)
  tell({ did, partitions: partitions.map(({ partition }) => partition) })
}
const consumer = client.consumer({
  group,
  assignor,
  ...(isStatic ? { instanceId: name } : {}),
  autoCommit,
  autoCommitIntervalMs: 100,
  offsetReset: 'earliest',
  sessionTimeoutMs: 6_000,
  onAssigned: take,
  onRevoked: (partitions) => letGo('revoked', partitions),
  onLost: (partitions) => letGo('lost', partitions),
})
/** Commits all that was read. What went away meanwhile is not known to be committed. */
async function commit(): Promise<void> {
  const before = [...owned].map(([partition, mine]) => ({ partition, mine, offset: mine.next }))
  try {
    tell({ did: 'committing' })
    await consumer.commit()
    for (const { partition, mine, offset } of before) {
      if (offset >= 0 && owned.get(partition) === mine) tell({ did: 'committed', partition, offset })
    }
  } catch (error) {
    if (!isStreamError(error)) throw error
    tell({ did: 'refused', code: error.code })
  }
}

process.on('message', (word) => {
  if (word === 'stop') stopping.abort()
  if (word === 'commit') void commit()
})
const records = topic(topicName, { key: serde.bytes(), value: serde.bytes() })
tell({ did: 'joining' })
let committedMs = 0
try {
  for await (const { partition, firstOffset, lastOffset } of consumer.batches(records, { signal: stopping.signal })) {
    tell({ did: 'read', partition, first: firstOffset, last: lastOffset })
    const mine = owned.get(partition)
    if (mine !== undefined) mine.next = lastOffset + 1
    if (autoCommit || performance.now() - committedMs < commitEveryMs) continue
    await commit()
    committedMs = performance.now()
  }
} catch (error) {
  if (!isStreamError(error, 'ABORTED')) throw error
}
await client.close({ deadlineMs: 10_000 })
process.disconnect()
