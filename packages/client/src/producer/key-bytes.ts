import { limits } from '../limits.ts'

/** Texts up to this length are written here if they are ASCII, which is quicker than the way to native code and back. */
const shortLengthMax = 64

/** Encodes keys that were given as text, for partitioners: in one place for all. */
export class KeyBytes {
  readonly #scratch = Buffer.alloc(limits.keyScratchBytes)
  /** By length. */
  readonly #shortViews = Array.from({ length: shortLengthMax + 1 }, (_, length) => this.#scratch.subarray(0, length))

  /** UTF-8, until the next call. */
  of(key: string): Uint8Array {
    return this.#ascii(key) ?? this.#encoded(key)
  }

  #ascii(key: string): Uint8Array | undefined {
    const view = this.#shortViews[key.length]
    if (view === undefined) return undefined
    for (let at = 0; at < key.length; at += 1) {
      const code = key.charCodeAt(at)
      if (code > 0x7f) return undefined
      view[at] = code
    }
    return view
  }

  #encoded(key: string): Uint8Array {
    // A UTF-16 unit takes three bytes at most.
    if (key.length * 3 > this.#scratch.length) return Buffer.from(key)
    return this.#scratch.subarray(0, this.#scratch.write(key))
  }
}
