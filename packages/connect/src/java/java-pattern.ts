import { StreamError } from '@millrace/base'
import { end, start, translate, type Translated } from './pattern-translator.ts'
import { parseReplacement, type ReplacementPart } from './replacement.ts'

/** Puts together what takes the place of a match. */
export type Replacement = readonly ReplacementPart[]

function compile(pattern: string, source: string): RegExp {
  try {
    return new RegExp(source, 'v')
  } catch (error) {
    throw new StreamError('INVALID_CONFIG', `Millrace can't have the pattern ${JSON.stringify(pattern)}`, {
      cause: error,
    })
  }
}

/**
 * A regular expression as java.util.regex has them, since that is what connector configs are written in. What means the same in JavaScript
 * is translated, and what would mean something else, too: `.` and `$` know Java's line ends, `(?i)` is about ASCII only and may stand
 * anywhere, `\s` and POSIX names are ASCII, classes can be nested and intersected, `\Q...\E` quotes.
 *
 * Refused, with INVALID_CONFIG, since JavaScript can't do the same: possessive quantifiers and atomic groups, references to groups inside of
 * the pattern, `\G`, `\X`, `\N`, Unicode blocks and `java...` properties, the flags `x`, `d`, `u` and `U`, and repeated groups with a group
 * in them that may be left out, or that may match nothing where they could match something. Taken though Java would not: look-behind of any length. `\b` goes by ASCII, as since Java 19.
 */
export class JavaPattern {
  readonly #translated: Translated
  readonly #find: RegExp
  readonly #whole: RegExp

  /** Throws INVALID_CONFIG if `pattern` is none or can't be had. */
  constructor(pattern: string) {
    this.#translated = translate(pattern)
    this.#find = compile(pattern, this.#translated.source)
    this.#whole = compile(pattern, `${start}(?:${this.#translated.source})${end}`)
  }

  /** Whether all of `text` matches. */
  matches(text: string): boolean {
    return this.#whole.test(text)
  }

  /** Whether some of `text` matches. */
  finds(text: string): boolean {
    return this.#find.test(text)
  }

  /** Makes ready what {@link JavaPattern.replaceFirst} is given. Throws INVALID_CONFIG if there is no such group. */
  replacement(text: string): Replacement {
    return parseReplacement(text, this.#translated)
  }

  /** `text` with the first match replaced; that need not be all of it, even if all of it matches. */
  replaceFirst(text: string, replacement: Replacement): string {
    const found = this.#find.exec(text)
    if (found === null) return text
    const made = replacement.map((part) => (typeof part === 'string' ? part : (found[part] ?? ''))).join('')
    return text.slice(0, found.index) + made + text.slice(found.index + found[0].length)
  }
}
