import { StreamError } from '@millrace/base'
import type { BytesStore } from '../builder.ts'
import type { TaskBytes } from './task-bytes.ts'

/** A store as it was committed last. Writing throws INVALID_REQUEST. */
export class CommittedBytes implements BytesStore {
  readonly #name: string
  readonly #bytes: TaskBytes

  constructor(name: string, bytes: TaskBytes) {
    this.#name = name
    this.#bytes = bytes
  }

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#bytes.committedRow(key)
  }

  put(): never {
    return this.#refuse()
  }

  delete(): never {
    return this.#refuse()
  }

  range(
    from: Uint8Array | undefined,
    to: Uint8Array | undefined,
    isBackward = false,
  ): Iterable<readonly [Uint8Array, Uint8Array]> {
    return this.#bytes.committedRange(from, to, isBackward)
  }

  deleteRange(): never {
    return this.#refuse()
  }

  approximateEntryCount(): number {
    return this.#bytes.committedEntryCount()
  }

  #refuse(): never {
    throw new StreamError('INVALID_REQUEST', `store ${this.#name} is open for queries: only its task may write to it`)
  }
}
