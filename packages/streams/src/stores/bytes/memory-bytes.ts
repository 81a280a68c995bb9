import type { BytesStore } from '../builder.ts'
import { keyBytes, keyText } from './key-text.ts'
import { CommittedMemory } from './committed-memory.ts'
import { SortedKeys } from './sorted-keys.ts'

/** How a store in memory is made. */
export interface MemoryBytesOptions {
  /** Whether what was there at the last {@link MemoryBytes.commit} can be read too. Default: false. */
  readonly keepsCommitted?: boolean
}

/** A store in memory: a map for single keys, and beside it the order of the keys. Keeps the values it is given, without a copy. */
export class MemoryBytes implements BytesStore {
  readonly #values = new Map<string, Uint8Array>()
  readonly #keys = new SortedKeys()
  /** What stood under the keys that were changed since the last commit; null: nothing. */
  readonly #before: Map<string, Uint8Array | null> | undefined
  /** The same since {@link freeze}, while what was there then is being committed. */
  #beforeCut: Map<string, Uint8Array | null> | undefined

  constructor({ keepsCommitted = false }: MemoryBytesOptions = {}) {
    this.#before = keepsCommitted ? new Map() : undefined
  }

  /** What is there now is what the next {@link commit} commits, whatever is put and deleted meanwhile. */
  freeze(): void {
    if (this.#before !== undefined) this.#beforeCut = new Map()
  }

  /** What was there at the last {@link freeze}, or is there now if there was none since the last commit, is what {@link committed} reads from now on. */
  commit(): void {
    if (this.#before === undefined) return
    this.#before.clear()
    if (this.#beforeCut === undefined) return
    for (const [text, value] of this.#beforeCut) this.#before.set(text, value)
    this.#beforeCut = undefined
  }

  /** The rows as of the last commit, for queries: read only. Of a store that does not keep them apart, the rows as they are. */
  committed(name: string): BytesStore {
    return new CommittedMemory(name, this, this.#before ?? new Map())
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#values.get(keyText(key))
  }

  put(key: Uint8Array, value: Uint8Array): void {
    const text = keyText(key)
    this.#remember(text)
    const countBefore = this.#values.size
    this.#values.set(text, value)
    if (this.#values.size !== countBefore) this.#keys.add(text)
  }

  delete(key: Uint8Array): void {
    const text = keyText(key)
    this.#remember(text)
    if (this.#values.delete(text)) this.#keys.remove(text)
  }

  *range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward = false,
  ): Generator<readonly [Uint8Array, Uint8Array], undefined, undefined> {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    const keys = isBackward ? this.#keys.rangeBackward(begin, end) : this.#keys.range(begin, end)
    for (const text of keys) {
      const value = this.#values.get(text)
      if (value !== undefined) yield [keyBytes(text), value]
    }
  }

  deleteRange(from: Uint8Array | undefined, to: Uint8Array | undefined): void {
    if (from === undefined && to === undefined) {
      if (this.#before !== undefined) for (const text of this.#values.keys()) this.#remember(text)
      this.#values.clear()
      this.#keys.clear()
      return
    }
    this.#keys.removeRange(
      from === undefined ? undefined : keyText(from),
      to === undefined ? undefined : keyText(to),
      (text) => {
        this.#remember(text)
        this.#values.delete(text)
      },
    )
  }

  #remember(text: string): void {
    if (this.#before?.has(text) === false) this.#before.set(text, this.#values.get(text) ?? null)
    if (this.#beforeCut?.has(text) === false) this.#beforeCut.set(text, this.#values.get(text) ?? null)
  }

  approximateEntryCount(): number {
    return this.#values.size
  }
}
