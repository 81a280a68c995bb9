import { inputItemSizeBytesMax } from '../limits.ts'
import { InputBroken, type InputItem, type ItemSplitter } from './item.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const none = Buffer.alloc(0)

/** Cuts at line ends (LF or CRLF). A last line without one counts too; the nothing after the last line end does not. */
export class LineSplitter implements ItemSplitter {
  #line = 1
  #parts: Buffer[] = []
  #sizeBytes = 0
  readonly #sizeBytesMax: number

  constructor(sizeBytesMax: number = inputItemSizeBytesMax) {
    this.#sizeBytesMax = sizeBytesMax
  }

  push(chunk: Buffer): InputItem[] {
    const items: InputItem[] = []
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      this.#add(chunk.subarray(start, end), items)
      items.push(this.#take())
      start = end + 1
    }
    this.#add(chunk.subarray(start), items)
    return items
  }

  end(): InputItem[] {
    return this.#sizeBytes === 0 ? [] : [this.#take()]
  }

  #add(part: Buffer, before: readonly InputItem[]): void {
    this.#sizeBytes += part.length
    if (this.#sizeBytes > this.#sizeBytesMax) {
      throw new InputBroken(
        this.#line,
        `the line is longer than ${this.#sizeBytesMax} bytes, the most that is read`,
        before,
      )
    }
    if (part.length > 0) this.#parts.push(part)
  }

  #take(): InputItem {
    const bytes = this.#parts.length === 1 ? (this.#parts[0] ?? none) : Buffer.concat(this.#parts)
    const item = { line: this.#line, bytes: bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes }
    this.#line += 1
    this.#parts = []
    this.#sizeBytes = 0
    return item
  }
}
