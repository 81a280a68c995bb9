import { dataError } from '@millrace/connect'

/** An element of an array: its text, null, or an array of more dimensions. */
export type ArrayElement = string | null | readonly ArrayElement[]

/** Arrays within arrays: PostgreSQL has six dimensions at most. */
const depthMax = 6

/** The elements of an array as PostgreSQL writes it: `{1,NULL,"a \"b\""}`. Throws INVALID_DATA. */
export function parseArray(text: string): readonly ArrayElement[] {
  // Where indexes do not begin with 1 it says so first: [0:2]={...}
  const begin = text.startsWith('[') ? text.indexOf('=') + 1 : 0
  const reader = new ArrayReader(text, begin)
  const elements = reader.array(1)
  if (!reader.isAtEnd) throw noArray()
  return elements
}

class ArrayReader {
  readonly #text: string
  #at: number

  constructor(text: string, at: number) {
    this.#text = text
    this.#at = at
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length
  }

  array(depth: number): readonly ArrayElement[] {
    if (depth > depthMax || this.#text[this.#at] !== '{') throw noArray()
    this.#at += 1
    const elements: ArrayElement[] = []
    if (this.#text[this.#at] === '}') {
      this.#at += 1
      return elements
    }
    for (;;) {
      elements.push(this.#element(depth))
      const next = this.#text[this.#at]
      this.#at += 1
      if (next === '}') return elements
      if (next !== ',') throw noArray()
    }
  }

  #element(depth: number): ArrayElement {
    const first = this.#text[this.#at]
    if (first === '{') return this.array(depth + 1)
    if (first === '"') return this.#quotedText()
    let end = this.#at
    while (end < this.#text.length && this.#text[end] !== ',' && this.#text[end] !== '}') end += 1
    const text = this.#text.slice(this.#at, end)
    this.#at = end
    return text.toUpperCase() === 'NULL' ? null : text.replaceAll(/\\(.)/gs, '$1')
  }

  #quotedText(): string {
    let text = ''
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const letter = this.#text[at]
      if (letter === '"') {
        this.#at = at + 1
        return text
      }
      if (letter === '\\') at += 1
      text += this.#text[at] ?? ''
    }
    throw noArray()
  }
}

const noArray = () => dataError('a text is no array')
