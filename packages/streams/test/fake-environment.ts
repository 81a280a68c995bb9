import type { StreamRecord } from '../src/record.ts'
import type { BytesStore, StoreEnvironment, StoreKind } from '../src/stores/builder.ts'
import { MemoryBytes } from '../src/stores/bytes/memory-bytes.ts'
import { CacheBudget } from '../src/stores/cache/cache-budget.ts'
import { TaskCache } from '../src/stores/cache/task-cache.ts'

/** One record that a store told its changelog. */
export interface Logged {
  readonly store: string
  readonly key: Uint8Array
  readonly value: Uint8Array | null
  readonly timestampMs: number
}

/** What a task gives its stores, for tests: all bytes in memory, what is logged in a list, the record being processed as the test sets it. */
export class FakeEnvironment implements StoreEnvironment {
  readonly applicationId = 'app'
  readonly taskId = '0_0'
  readonly cache: TaskCache
  readonly logged: Logged[] = []
  current: StreamRecord<unknown, unknown> | undefined
  readonly #stores = new Map<string, BytesStore>()
  readonly #make: (name: string) => BytesStore

  constructor(cacheBytesMax = 0, make: (name: string) => BytesStore = () => new MemoryBytes()) {
    this.cache = new TaskCache(new CacheBudget(cacheBytesMax))
    this.#make = make
  }

  bytes(name: string, _kind: StoreKind): BytesStore {
    let bytes = this.#stores.get(name)
    if (bytes === undefined) {
      bytes = this.#make(name)
      this.#stores.set(name, bytes)
    }
    return bytes
  }

  log(store: string, key: Uint8Array, value: Uint8Array | null, timestampMs: number): void {
    this.logged.push({ store, key, value, timestampMs })
  }

  cause(): StreamRecord<unknown, unknown> | undefined {
    return this.current
  }

  within(cause: StreamRecord<unknown, unknown> | undefined, flush: () => void): void {
    const before = this.current
    this.current = cause
    try {
      flush()
    } finally {
      this.current = before
    }
  }
}
