import type { FileEncoder } from './format.ts'

const takenBytes = 64 * 1024

/** Texts, each a line. */
export class LineEncoder implements FileEncoder<string> {
  #lines: string[] = []
  #held = 0
  #total = 0

  /** `first` is a line that stands before all others. */
  constructor(first?: string) {
    if (first !== undefined) this.add(first)
  }

  get heldBytes(): number {
    return this.#held
  }

  get rowBytes(): number {
    return this.#total
  }

  add(line: string): void {
    this.#lines.push(line)
    // Characters, and not bytes: counting those would cost as much as making them.
    this.#held += line.length + 1
    this.#total += line.length + 1
  }

  take(all: boolean): readonly Uint8Array[] {
    if (this.#held === 0 || (!all && this.#held < takenBytes)) return []
    this.#lines.push('')
    const bytes = Buffer.from(this.#lines.join('\n'))
    this.#lines = []
    this.#held = 0
    return [bytes]
  }

  end(): readonly Uint8Array[] {
    return this.take(true)
  }
}
