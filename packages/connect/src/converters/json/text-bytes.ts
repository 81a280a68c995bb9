/** How much memory is taken at once. */
const pieceBytes = 256 * 1024
/** Texts that may be longer than that have memory of their own. */
const sharedBytesMax = pieceBytes / 4

/** Makes bytes of texts. Many lie in one piece of memory: that costs less than a piece for each. */
export class TextBytes {
  #piece = Buffer.alloc(0)
  #at = 0

  /** The bytes of a text, behind those of `before`. */
  of(text: string, before: Uint8Array = none): Buffer {
    // No character takes more than three bytes.
    const most = before.length + text.length * 3
    if (most > sharedBytesMax) return Buffer.concat([before, Buffer.from(text)])
    if (most > this.#piece.length - this.#at) {
      this.#piece = Buffer.allocUnsafeSlow(pieceBytes)
      this.#at = 0
    }
    const from = this.#at
    this.#piece.set(before, from)
    const behind = from + before.length
    this.#at = behind + this.#piece.write(text, behind)
    return this.#piece.subarray(from, this.#at)
  }
}

const none = new Uint8Array()
