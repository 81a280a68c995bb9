import { keyText } from '../stores/bytes/key-text.ts'
import type { TaskStore } from '../stores/builder.ts'
import type { ProcessorTopology } from '../topology/nodes.ts'

interface Row {
  readonly key: Uint8Array
  readonly value: Uint8Array | null
  readonly timestampMs: number
}

/**
 * What changelog topics would hold once compacted: the newest row of each key, in the order in which they were written. Those with a
 * `min.compaction.lag.ms`, of versioned stores, keep all.
 */
export class Changelogs {
  readonly #byStore = new Map<string, Map<string, Row>>()

  readonly #uncompacted: ReadonlySet<string>
  #count = 0

  constructor({ subtopologies }: ProcessorTopology) {
    const stores = subtopologies.flatMap((subtopology) => subtopology.stores)
    const hasLag = stores.filter(
      ({ changelog }) => changelog !== undefined && 'min.compaction.lag.ms' in changelog.configs,
    )
    this.#uncompacted = new Set(hasLag.map(({ name }) => name))
  }

  log(store: string, key: Uint8Array, value: Uint8Array | null, timestampMs: number): void {
    const rows = this.#byStore.get(store) ?? new Map<string, Row>()
    this.#byStore.set(store, rows)
    this.#count += 1
    const isKept = this.#uncompacted.has(store)
    const text = isKept ? String(this.#count) : keyText(key)
    rows.delete(text)
    if (value === null && !isKept) return
    rows.set(text, { key: Uint8Array.from(key), value: value === null ? null : Uint8Array.from(value), timestampMs })
  }

  /** Gives a store all its rows. */
  restore(name: string, store: TaskStore): void {
    for (const { key, value, timestampMs } of this.#byStore.get(name)?.values() ?? [])
      store.restore(key, value, timestampMs)
  }
}
