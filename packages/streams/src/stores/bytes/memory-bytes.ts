import type { BytesStore } from '../builder.ts'
import { keyBytes, keyText } from './key-text.ts'
import { SortedKeys } from './sorted-keys.ts'

/** A store in memory: a map for single keys, and beside it the order of the keys. Keeps the values it is given, without a copy. */
export class MemoryBytes implements BytesStore {
  readonly #values = new Map<string, Uint8Array>()
  readonly #keys = new SortedKeys()

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#values.get(keyText(key))
  }

  put(key: Uint8Array, value: Uint8Array): void {
    const text = keyText(key)
    const countBefore = this.#values.size
    this.#values.set(text, value)
    if (this.#values.size !== countBefore) this.#keys.add(text)
  }

  delete(key: Uint8Array): void {
    const text = keyText(key)
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
      this.#values.clear()
      this.#keys.clear()
      return
    }
    this.#keys.removeRange(
      from === undefined ? undefined : keyText(from),
      to === undefined ? undefined : keyText(to),
      (text) => this.#values.delete(text),
    )
  }

  approximateEntryCount(): number {
    return this.#values.size
  }
}
