import { StreamError } from '@millrace/base'
import type { BytesStore } from '../builder.ts'
import { keyBytes, keyText } from './key-text.ts'
import { compareBytes, overlaid } from './merge.ts'

/** A store in memory as it was committed last: what stood before what was changed since, over what is there. Writing throws INVALID_REQUEST. */
export class CommittedMemory implements BytesStore {
  readonly #name: string
  readonly #rows: BytesStore
  /** By key's text; null: nothing was there. */
  readonly #before: ReadonlyMap<string, Uint8Array | null>

  constructor(name: string, rows: BytesStore, before: ReadonlyMap<string, Uint8Array | null>) {
    this.#name = name
    this.#rows = rows
    this.#before = before
  }

  get(key: Uint8Array): Uint8Array | undefined {
    const before = this.#before.get(keyText(key))
    return before === undefined ? this.#rows.get(key) : (before ?? undefined)
  }

  range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward = false,
  ): Iterable<readonly [Uint8Array, Uint8Array]> {
    return overlaid(
      this.#beforeRange(from, to, isBackward),
      this.#rows.range(from, to, isBackward),
      isBackward,
      compareBytes,
    )
  }

  approximateEntryCount(): number {
    let count = this.#rows.approximateEntryCount()
    for (const [text, before] of this.#before) {
      const isThere = this.#rows.get(keyBytes(text)) !== undefined
      if (isThere && before === null) count -= 1
      else if (!isThere && before !== null) count += 1
    }
    return count
  }

  put(): never {
    return this.#refuse()
  }

  delete(): never {
    return this.#refuse()
  }

  deleteRange(): never {
    return this.#refuse()
  }

  #beforeRange(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward: boolean,
  ): (readonly [Uint8Array, Uint8Array | null])[] {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    const texts: string[] = []
    for (const text of this.#before.keys()) {
      if ((begin === undefined || text >= begin) && (end === undefined || text < end)) texts.push(text)
    }
    texts.sort()
    if (isBackward) texts.reverse()
    return texts.map((text) => [keyBytes(text), this.#before.get(text) ?? null] as const)
  }

  #refuse(): never {
    throw new StreamError('INVALID_REQUEST', `store ${this.#name} is open for queries: only its task may write to it`)
  }
}
