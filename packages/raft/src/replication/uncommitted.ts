/** Bytes of a leader's own entries that are not committed yet: what bounds its proposals. */
export class Uncommitted {
  readonly #entries: { readonly endOffset: number; readonly bytes: number }[] = []
  #bytes = 0

  get bytes(): number {
    return this.#bytes
  }

  /** Whether `bytes` more are within `bytesMax`. The first ones always are, however large. */
  hasRoom(bytes: number, bytesMax: number): boolean {
    return this.#bytes === 0 || this.#bytes + bytes <= bytesMax
  }

  add(endOffset: number, bytes: number): void {
    this.#entries.push({ endOffset, bytes })
    this.#bytes += bytes
  }

  committed(offset: number): void {
    const rest = this.#entries.findIndex((entry) => entry.endOffset > offset)
    for (const { bytes } of this.#entries.splice(0, rest === -1 ? this.#entries.length : rest)) this.#bytes -= bytes
  }
}
