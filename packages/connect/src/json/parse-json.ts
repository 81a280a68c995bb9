import { jsonNumberLengthMax, nestingDepthMax } from '../limits.ts'

/** What a JSON text says. Objects are maps: no name is special, and names that look like numbers keep their place. */
export type JsonValue<N = JsonNumber> =
  | null
  | boolean
  | string
  | N
  | readonly JsonValue<N>[]
  | ReadonlyMap<string, JsonValue<N>>

/** A number of a JSON text as it stands there: `1.0` is not `1`, and no digit is lost. */
export class JsonNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Whether a JSON value is an object. */
export function isJsonObject<N>(value: JsonValue<N> | undefined): value is ReadonlyMap<string, JsonValue<N>> {
  return value instanceof Map
}

/** Whether a JSON value is an array. */
export function isJsonArray<N>(value: JsonValue<N> | undefined): value is readonly JsonValue<N>[] {
  return Array.isArray(value)
}

/** A text that is no JSON (RFC 8259), and where. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError'
}

/**
 * Reads one JSON text, numbers by `number`, so that the caller decides what their digits become. Strict as RFC 8259; where a name is there
 * twice the last one counts. Throws JsonSyntaxError for anything else, for what is nested deeper than 1,000, and for numbers longer than
 * 1,000 characters; what `number` throws goes through.
 */
export function parseJson<N>(text: string, number: (text: string) => N): JsonValue<N> {
  const reader = new JsonReader(text, number)
  const value = reader.value()
  reader.end()
  return value
}

/** As {@link parseJson}, with numbers as they stand in the text. */
export const parseJsonExactly = (text: string): JsonValue => parseJson(text, (digits) => new JsonNumber(digits))

const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** Reads values out of a text one after the other. */
export class JsonReader<N> {
  /** Where it stands in the text. */
  at: number
  private depth = 0
  private readonly text: string
  private readonly number: (text: string) => N

  constructor(text: string, number: (text: string) => N, at = 0) {
    this.text = text
    this.number = number
    this.at = at
  }

  /** The value that begins here, after white space. */
  value(): JsonValue<N> {
    this.space()
    const code = this.text.charCodeAt(this.at)
    switch (code) {
      case 0x22: // "
        return this.string()
      case 0x7b: // {
        return this.object()
      case 0x5b: // [
        return this.array()
      case 0x74: // t
        return this.word('true', true)
      case 0x66: // f
        return this.word('false', false)
      case 0x6e: // n
        return this.word('null', null)
      default:
        return this.numeral()
    }
  }

  /** Takes `character` if it is next, after white space; says whether it was. */
  take(character: string): boolean {
    this.space()
    if (this.text[this.at] !== character) return false
    this.at++
    return true
  }

  /** The name of a member of an object, and the colon behind it. */
  name(): string {
    this.space()
    if (this.text.charCodeAt(this.at) !== 0x22) throw this.unexpected('a name in quotes')
    const name = this.string()
    if (!this.take(':')) throw this.unexpected("':'")
    return name
  }

  /** Takes the end of an object or array; refuses anything but it. */
  expect(closing: '}' | ']'): void {
    if (!this.take(closing)) throw this.unexpected(`',' or '${closing}'`)
  }

  /** Whether nothing but white space is left. */
  atEnd(): boolean {
    this.space()
    return this.at === this.text.length
  }

  /** Refuses what is left. */
  end(): void {
    if (!this.atEnd()) throw this.unexpected('the end')
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.at++
    }
  }

  private string(): string {
    const from = this.at
    let escaped = false
    for (let at = from + 1; ; at++) {
      const code = this.text.charCodeAt(at)
      if (code === 0x22) {
        this.at = at + 1
        return escaped ? this.unescape(from) : this.text.slice(from + 1, at)
      }
      if (code === 0x5c) {
        escaped = true
        at++
      } else if (!(code >= 0x20)) {
        // A control character, or NaN behind the end of the text.
        this.at = Math.min(at, this.text.length)
        throw this.unexpected('the rest of a string')
      }
    }
  }

  private unescape(from: number): string {
    try {
      return JSON.parse(this.text.slice(from, this.at)) as string
    } catch (error) {
      throw new JsonSyntaxError(`a string at position ${from} has an escape that does not exist`, { cause: error })
    }
  }

  private object(): ReadonlyMap<string, JsonValue<N>> {
    const made = new Map<string, JsonValue<N>>()
    this.enter()
    this.at++
    if (this.take('}')) return this.leave(made)
    do {
      const name = this.name()
      made.set(name, this.value())
    } while (this.take(','))
    this.expect('}')
    return this.leave(made)
  }

  private array(): readonly JsonValue<N>[] {
    const made: JsonValue<N>[] = []
    this.enter()
    this.at++
    if (this.take(']')) return this.leave(made)
    do made.push(this.value())
    while (this.take(','))
    this.expect(']')
    return this.leave(made)
  }

  private enter(): void {
    if (++this.depth > nestingDepthMax) throw new JsonSyntaxError(`nested deeper than ${nestingDepthMax}`)
  }

  private leave<T>(made: T): T {
    this.depth--
    return made
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw this.unexpected('a value')
    this.at += word.length
    return value
  }

  private numeral(): N {
    numberForm.lastIndex = this.at
    if (!numberForm.test(this.text)) throw this.unexpected('a value')
    const digits = this.text.slice(this.at, numberForm.lastIndex)
    if (digits.length > jsonNumberLengthMax) {
      throw new JsonSyntaxError(`a number at position ${this.at} is longer than ${jsonNumberLengthMax} characters`)
    }
    this.at += digits.length
    return this.number(digits)
  }

  /** Says where, and not what is there: it may be private. */
  private unexpected(wanted: string): JsonSyntaxError {
    const found = this.at >= this.text.length ? 'the text ends' : 'something else is there'
    return new JsonSyntaxError(`${wanted} is wanted at position ${this.at}, and ${found}`)
  }
}
