import { StreamError } from '@millrace/base'
import { escapedSets, propertySet } from './pattern-classes.ts'

/** What the letters of `(?...)` switch on. */
export interface Flags {
  /** Case-insensitive, for ASCII only. */
  readonly i: boolean
  /** `.` takes line terminators. */
  readonly s: boolean
  /** `^` and `$` match at lines. */
  readonly m: boolean
}

/** Either one character, by its code point, or a set as the inside of a class. */
export type Escape = { readonly code: number } | { readonly set: string; readonly negated: boolean }

const controls: Readonly<Record<string, number>> = { t: 0x09, n: 0x0a, r: 0x0d, f: 0x0c, a: 0x07, e: 0x1b }

/** A character as it can stand anywhere in a pattern of flag `v`. */
export function literal(code: number): string {
  return /^[0-9A-Za-z]$/.test(String.fromCodePoint(code)) ? String.fromCodePoint(code) : `\\u{${code.toString(16)}}`
}

/** The same letter in the other case, if it is one of ASCII. */
export function otherCase(code: number): number | undefined {
  if (code >= 0x41 && code <= 0x5a) return code + 0x20
  return code >= 0x61 && code <= 0x7a ? code - 0x20 : undefined
}

/** Reads the text of a pattern of java.util.regex, character by character, and what escapes and classes in it mean. */
export class PatternReader {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  /** The error that the pattern is none. */
  bad(why: string): StreamError {
    return new StreamError('INVALID_CONFIG', `${why} near index ${this.at} of ${JSON.stringify(this.text)}`)
  }

  /** The error that Java takes it and JavaScript has nothing that does the same. */
  refused(what: string): StreamError {
    return this.bad(`Millrace has no ${what} of java.util.regex: write the pattern without,`)
  }

  get done(): boolean {
    return this.at >= this.text.length
  }

  /** Whether `next` comes now; it is not taken. */
  sees(next: string): boolean {
    return this.text.startsWith(next, this.at)
  }

  /** Takes `next` if it comes now. */
  take(next: string): boolean {
    if (!this.sees(next)) return false
    this.at += next.length
    return true
  }

  /** Takes what `expression` (sticky) matches here. */
  takeMatch(expression: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(expression.source, 'y')
    sticky.lastIndex = this.at
    const found = sticky.exec(this.text) ?? undefined
    if (found !== undefined) this.at += found[0].length
    return found
  }

  /** Takes one character; a surrogate pair is one. */
  takeCode(): number {
    const code = this.text.codePointAt(this.at)
    if (code === undefined) throw this.bad('Unexpected end of the pattern')
    this.at += code > 0xffff ? 2 : 1
    return code
  }

  /** Takes what follows a backslash that was taken: undefined if it is neither a character nor a set of them. */
  takeEscape(): Escape | undefined {
    const start = this.at
    const letter = String.fromCodePoint(this.takeCode())
    const set = Object.hasOwn(escapedSets, letter.toLowerCase()) ? escapedSets[letter.toLowerCase()] : undefined
    if (set !== undefined) return { set, negated: letter !== letter.toLowerCase() }
    const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined
    if (control !== undefined) return { code: control }
    switch (letter) {
      case 'p':
      case 'P':
        return { set: this.#property(), negated: letter === 'P' }
      case 'x':
        return { code: this.#hexadecimal(/\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2})/) }
      case 'u':
        return { code: this.#unicode() }
      case '0':
        return { code: Number.parseInt(this.takeMatch(/[0-3][0-7]{0,2}|[0-7]{1,2}/)?.[0] ?? this.#illegal(), 8) }
      case 'c':
        return { code: this.takeCode() ^ 64 }
      default:
        if (!/[A-Za-z0-9]/.test(letter)) return { code: letter.codePointAt(0) ?? 0 }
        this.at = start
        return undefined
    }
  }

  #illegal(): never {
    throw this.bad('Illegal or unsupported escape sequence')
  }

  #hexadecimal(expression: RegExp): number {
    const found = this.takeMatch(expression)
    const code = Number.parseInt(found?.[1] ?? found?.[2] ?? this.#illegal(), 16)
    return code > 0x10ffff ? this.#illegal() : code
  }

  /** `\uXXXX`; two of them may be a surrogate pair. */
  #unicode(): number {
    const high = this.#hexadecimal(/([0-9A-Fa-f]{4})/)
    if (high < 0xd800 || high > 0xdbff) return high
    const low = this.takeMatch(/\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/)?.[1]
    return low === undefined ? high : (high - 0xd800) * 0x400 + (Number.parseInt(low, 16) - 0xdc00) + 0x10000
  }

  #property(): string {
    const name = this.takeMatch(/\{(\^?[\w=]+)\}|([A-Z])/)
    const wanted = name?.[1] ?? name?.[2] ?? this.#illegal()
    return propertySet(wanted) ?? this.#refusedProperty(wanted)
  }

  #refusedProperty(name: string): never {
    throw this.refused(`\\p{${name}}`)
  }
}
