import { inputItemSizeBytesMax } from '../limits.ts'
import { InputBroken, type InputItem, type ItemSplitter } from './item.ts'

const [lineFeed, quote, backslash, comma, openBracket, closeBracket, openBrace, closeBrace] = Buffer.from('\n"\\,[]{}')

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/**
 * Finds the elements of one JSON array without holding more than the element it is in. White space outside strings is dropped, so
 * that an element printed over several lines becomes one line; nothing else is changed. Whether an element is JSON is for the caller to check.
 */
export class JsonArraySplitter implements ItemSplitter {
  #place: 'before-array' | 'before-first' | 'before-element' | 'element' | 'after-array' = 'before-array'
  #line = 1
  #elementLine = 1
  #depth = 0
  #inString = false
  #escaped = false
  #parts: Buffer[] = []
  #sizeBytes = 0
  readonly #sizeBytesMax: number

  constructor(sizeBytesMax: number = inputItemSizeBytesMax) {
    this.#sizeBytesMax = sizeBytesMax
  }

  push(chunk: Buffer): InputItem[] {
    const items: InputItem[] = []
    // Where the bytes of the element that are not kept yet begin.
    let kept = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (byte === lineFeed) this.#line += 1
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (byte === backslash) this.#escaped = true
        else if (byte === quote) this.#inString = false
        continue
      }
      if (isSpace(byte)) {
        if (this.#place === 'element') this.#keep(chunk.subarray(kept, at), items)
        kept = at + 1
        continue
      }
      const ends = this.#place === 'element' && this.#depth === 0 && (byte === comma || byte === closeBracket)
      if (ends) {
        this.#keep(chunk.subarray(kept, at), items)
        items.push(this.#take())
        this.#place = byte === comma ? 'before-element' : 'after-array'
      } else if (this.#place === 'element') this.#nest(byte, items)
      else if (this.#begins(byte, items)) {
        kept = at
        this.#nest(byte, items)
      }
    }
    if (this.#place === 'element') this.#keep(chunk.subarray(kept), items)
    return items
  }

  end(): InputItem[] {
    if (this.#place === 'after-array') return []
    const message =
      this.#place === 'before-array'
        ? 'the input is empty where a JSON array was expected'
        : this.#place === 'element'
          ? `the input ends inside the element that begins on line ${this.#elementLine}`
          : "the input ends before the array's closing ]"
    throw new InputBroken(this.#line, message, [])
  }

  /** Handles a byte outside any element; says whether it begins one. */
  #begins(byte: number, before: readonly InputItem[]): boolean {
    const shown = byte >= 0x20 && byte < 0x7f ? `'${String.fromCodePoint(byte)}'` : `byte ${byte}`
    if (this.#place === 'before-array') {
      if (byte !== openBracket)
        throw new InputBroken(this.#line, `a JSON array begins with '[', not with ${shown}`, before)
      this.#place = 'before-first'
      return false
    }
    if (this.#place === 'after-array') {
      throw new InputBroken(
        this.#line,
        `after the array's closing ] stands ${shown}; for one JSON value a line say --input ndjson`,
        before,
      )
    }
    if (byte === closeBracket && this.#place === 'before-first') {
      this.#place = 'after-array'
      return false
    }
    if (byte === comma || byte === closeBracket) {
      throw new InputBroken(this.#line, `${shown} stands where an element of the array should`, before)
    }
    this.#place = 'element'
    this.#elementLine = this.#line
    return true
  }

  #nest(byte: number, before: readonly InputItem[]): void {
    if (byte === quote) this.#inString = true
    else if (byte === openBrace || byte === openBracket) this.#depth += 1
    else if (byte === closeBrace || byte === closeBracket) {
      if (this.#depth === 0) throw new InputBroken(this.#line, `'${String.fromCodePoint(byte)}' closes nothing`, before)
      this.#depth -= 1
    }
  }

  #keep(part: Buffer, before: readonly InputItem[]): void {
    if (part.length === 0) return
    this.#sizeBytes += part.length
    if (this.#sizeBytes > this.#sizeBytesMax) {
      throw new InputBroken(
        this.#elementLine,
        `the element is longer than ${this.#sizeBytesMax} bytes, the most that is read`,
        before,
      )
    }
    this.#parts.push(part)
  }

  #take(): InputItem {
    const bytes = this.#parts.length === 1 ? (this.#parts[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#parts)
    this.#parts = []
    this.#sizeBytes = 0
    return { line: this.#elementLine, bytes }
  }
}
