import { StreamError } from '@millrace/base'
import type { BytesStore } from '../builder.ts'
import { keyBytes, keyText } from '../bytes/key-text.ts'
import type { LmdbTable } from './lmdb-table.ts'

/** A store as it was committed last. Writing throws INVALID_REQUEST. */
export class CommittedBytes implements BytesStore {
  readonly #name: string
  readonly #table: LmdbTable

  constructor(name: string, table: LmdbTable) {
    this.#name = name
    this.#table = table
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#table.get(keyText(key))
  }

  put(): never {
    return this.#refuse()
  }

  delete(): never {
    return this.#refuse()
  }

  *range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward = false,
  ): Generator<readonly [Uint8Array, Uint8Array], undefined, undefined> {
    const begin = from === undefined ? undefined : keyText(from)
    const end = to === undefined ? undefined : keyText(to)
    for (const [text, value] of this.#table.range(begin, end, isBackward)) yield [keyBytes(text), value]
  }

  deleteRange(): never {
    return this.#refuse()
  }

  approximateEntryCount(): number {
    return this.#table.entryCount()
  }

  #refuse(): never {
    throw new StreamError('INVALID_REQUEST', `store ${this.#name} is open for queries: only its task may write to it`)
  }
}
