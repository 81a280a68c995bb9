import type { FileEncoder } from './format.ts'

const takenBytes = 64 * 1024
const lineFeed = Buffer.from('\n')

/** Lines that are bytes already. */
export class ByteLineEncoder implements FileEncoder<Uint8Array> {
  #pieces: Uint8Array[] = []
  #held = 0
  #total = 0

  get heldBytes(): number {
    return this.#held
  }

  get rowBytes(): number {
    return this.#total
  }

  add(line: Uint8Array): void {
    this.#pieces.push(line, lineFeed)
    this.#held += line.length + 1
    this.#total += line.length + 1
  }

  take(all: boolean): readonly Uint8Array[] {
    if (this.#held === 0 || (!all && this.#held < takenBytes)) return []
    const bytes = Buffer.concat(this.#pieces, this.#held)
    this.#pieces = []
    this.#held = 0
    return [bytes]
  }

  end(): readonly Uint8Array[] {
    return this.take(true)
  }
}
