import type { Serde } from '@millrace/client'
import type { ChangelogSettings, StoreBuilder } from '../builder.ts'
import { codecOf } from '../codec.ts'
import { refuseTooLarge } from '../store-parts.ts'
import { MemorySuppressBuffer, type SuppressBuffer } from './suppress-buffer.ts'

/** What a topology says of a suppress buffer. */
export interface SuppressBufferOptions<Key, Value> {
  readonly name: string
  readonly key: Serde<Key>
  readonly value: Serde<Value>
  /** Whether the buffer is bounded in bytes. */
  readonly countsBytes: boolean
  /** undefined: what waits is lost with the task. */
  readonly changelog: ChangelogSettings | undefined
}

/** A buffer in memory with a compacted changelog; see {@link MemorySuppressBuffer} for how it survives. */
export function suppressBuffer<Key, Value>({
  name,
  key,
  value,
  countsBytes,
  changelog,
}: SuppressBufferOptions<Key, Value>): StoreBuilder<SuppressBuffer<Key, Value>> {
  return {
    name,
    kind: 'memory',
    changelog,
    isBesideBytes: true,
    build: (environment) => {
      const buffer = new MemorySuppressBuffer({
        name,
        key: codecOf(key),
        value: codecOf(value),
        countsBytes,
        log: (rowKey, entry, timestampMs) => {
          if (changelog === undefined) return
          refuseTooLarge(name, rowKey, entry, environment)
          environment.log(name, rowKey, entry, timestampMs)
        },
      })
      return {
        store: buffer,
        restore: (rowKey, entry) => buffer.restore(rowKey, entry),
        flush: () => buffer.flush(),
        close: () => buffer.close(),
      }
    },
  }
}
