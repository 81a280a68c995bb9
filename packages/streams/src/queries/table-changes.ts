import { StreamError } from '@millrace/base'
import { Observable } from 'rxjs'
import type { StoreQueries } from '../stores/builder.ts'
import { codecOf, readLong } from '../stores/codec.ts'
import { sessionSuffixSizeBytes } from '../stores/windows/session-store.ts'
import { windowSuffixSizeBytes } from '../stores/windows/window-store.ts'
import type { ChangedRow, ChangeFeed } from './change-feed.ts'
import { queryLimits } from './limits.ts'
import type { FoundStore } from './local-stores.ts'

/** A row of a table that has changed. Of windows and sessions the key is `Windowed`. */
export interface TableChange<Key, Value> {
  readonly key: Key
  /** null: the row is gone. */
  readonly value: Value | null
  /** Of the record that caused it, in milliseconds since 1970 UTC. */
  readonly timestamp: number
  readonly partition: number
}

/** How changes are followed. */
export interface ChangesOptions {
  /** Rows that may wait for the subscriber; beyond that it is ended with RESOURCE_EXHAUSTED. Default 10,000. */
  readonly waitingMax?: number | undefined
}

/**
 * The changes of a store's rows in this copy, once they are committed: those from the subscription on. Throws INVALID_REQUEST for a store
 * that has no changelog, or is global.
 */
export function changesOf<Key, Value>(
  feed: ChangeFeed,
  { builder, queries, subtopology }: FoundStore,
  { waitingMax = queryLimits.waitingChanges }: ChangesOptions,
): Observable<TableChange<Key, Value>> {
  const { name, changelog } = builder
  if (subtopology === undefined || changelog === undefined) {
    const reason = subtopology === undefined ? 'every copy has it whole' : 'it has no changelog'
    throw new StreamError(
      'INVALID_REQUEST',
      `the changes of store ${name} can't be followed: ${reason}; consume the topic that it comes from, or give it a changelog`,
      { context: { store: name } },
    )
  }
  if (!Number.isSafeInteger(waitingMax) || waitingMax < 1) {
    throw new StreamError('INVALID_REQUEST', `waitingMax is a number of rows from 1 on, not ${waitingMax}`)
  }
  return new Observable((subscriber) =>
    feed.follow(name, waitingMax, {
      next: (row) => {
        let change: TableChange<Key, Value>
        try {
          change = decoded(queries, row)
        } catch (error) {
          subscriber.error(error)
          return
        }
        subscriber.next(change)
      },
      error: (error) => subscriber.error(error),
      complete: () => subscriber.complete(),
    }),
  )
}

function decoded<Key, Value>(
  queries: StoreQueries,
  { key, value, timestamp, partition }: ChangedRow,
): TableChange<Key, Value> {
  // Who follows a table by its type, or names a store, knows what it has.
  return {
    key: keyOf(queries, key) as Key,
    value: value === null ? null : (codecOf(queries.value).decode(value) as Value),
    timestamp,
    partition,
  }
}

/** Keys of changelogs are Kafka's: of windows and sessions their times stand behind the key. */
function keyOf({ kind, key: serde, windowSizeMs }: StoreQueries, bytes: Uint8Array): unknown {
  const codec = codecOf(serde)
  switch (kind) {
    case 'key-value':
    case 'versioned':
      return codec.decode(bytes)
    case 'window': {
      const at = bytes.length - windowSuffixSizeBytes
      const startMs = readLong(bytes, at)
      return { key: codec.decode(bytes.subarray(0, at)), startMs, endMs: startMs + windowSizeMs }
    }
    case 'session': {
      const at = bytes.length - sessionSuffixSizeBytes
      return { key: codec.decode(bytes.subarray(0, at)), startMs: readLong(bytes, at + 8), endMs: readLong(bytes, at) }
    }
  }
}
