import { setTimeout as delay } from 'node:timers/promises'
import { present } from '@millrace/base'
import type { Client, Consumer } from '@millrace/client'
import type { TaskStore } from '../stores/builder.ts'
import { limits } from './limits.ts'

/** A store that is to get what its changelog has. */
export interface StoreToRestore {
  readonly store: TaskStore
  readonly changelog: string
  readonly partition: number
  /** Where to go on. */
  readonly fromOffset: number
  /** Where to stop; of {@link changelogRange}. */
  readonly endOffset: number
}

/** How far a store is. */
export interface StoreProgress {
  /** Records that it got. */
  readonly restored: number
  readonly position: number
}

/** What a changelog has at the moment, what is not committed yet included. */
export async function changelogRange(
  client: Client,
  changelog: string,
  partition: number,
  signal: AbortSignal,
): Promise<{ readonly startOffset: number; readonly endOffset: number }> {
  const offsetOf = async (query: 'earliest' | 'latest'): Promise<number> => {
    const [found] = await client.admin().listOffsets(changelog, query, { partitions: [partition], signal })
    return present(found?.offset, 'each partition has a first and a last offset')
  }
  const [startOffset, endOffset] = await Promise.all([offsetOf('earliest'), offsetOf('latest')])
  return { startOffset, endOffset }
}

/**
 * Gives a store what its changelog has up to an offset, what is committed alone. What transactions of the copy that had the store before left
 * open is waited for: they end by themselves.
 */
export async function restoreStore(
  client: Client,
  { store, changelog, partition, fromOffset, endOffset }: StoreToRestore,
  signal: AbortSignal,
  tell: (progress: StoreProgress) => void,
): Promise<void> {
  let position = fromOffset
  if (position >= endOffset) return
  const consumer = client.consumer({ isolation: 'read_committed' })
  try {
    let restored = 0
    const told = (at: number): void => tell({ restored, position: at })
    while (position < endOffset) {
      const query = { partitions: [partition], signal, isolation: 'read_committed' } as const
      const [stable] = await client.admin().listOffsets(changelog, 'latest', query)
      const toOffset = Math.min(present(stable?.offset, 'each partition has a last stable offset'), endOffset)
      const part = { store, changelog, partition, position, toOffset, signal }
      await readTo(consumer, part, (count, at) => {
        restored += count
        told(at)
      })
      position = Math.max(position, toOffset)
      told(position)
      if (position < endOffset) await delay(limits.restorePollMs, undefined, { signal })
    }
  } finally {
    await consumer.close()
  }
}

interface Part {
  readonly store: TaskStore
  readonly changelog: string
  readonly partition: number
  readonly position: number
  readonly toOffset: number
  readonly signal: AbortSignal
}

/** Reads up to an offset before which all is stable; tells after each batch how many records that were, and where it is. */
async function readTo(
  consumer: Consumer,
  { store, changelog, partition, position, toOffset, signal }: Part,
  tell: (count: number, position: number) => void,
): Promise<void> {
  if (position >= toOffset) return
  const from = new Map([[partition, { offset: position }]])
  const batches = consumer.batches(changelog, { partitions: [partition], from, until: 'end', signal })
  for await (const batch of batches) {
    // The store may be another's by now.
    signal.throwIfAborted()
    let count = 0
    for (const { offset, keyBytes, valueBytes, timestamp } of batch.records) {
      if (offset >= toOffset) {
        tell(count, toOffset)
        return
      }
      // Streams write no record without key; what somebody else wrote there is no row.
      if (keyBytes === null) continue
      store.restore(keyBytes, valueBytes, timestamp)
      count += 1
    }
    tell(count, Math.min(toOffset, batch.lastOffset + 1))
  }
}
