import { lineTerminators } from './pattern-classes.ts'
import { takeClass } from './pattern-class-writer.ts'
import { type Flags, literal, otherCase, PatternReader } from './pattern-reader.ts'

/** A piece of a pattern in JavaScript. */
interface Piece {
  readonly source: string
  /** Whether it has groups, and whether a match may leave some of them out. */
  readonly captures: 'none' | 'always' | 'sometimes'
  /** It can match nothing. */
  readonly empty: boolean
  /** It may match nothing though it could match something: a lazy quantifier, an earlier choice. */
  readonly shy: boolean
}

/** A piece that matches characters. */
const solid = (source: string): Piece => ({ source, captures: 'none', empty: false, shy: false })

/** A piece that matches places. */
const place = (source: string): Piece => ({ source, captures: 'none', empty: true, shy: false })

/** A pattern in JavaScript (flag `v`), and the names of its groups by their numbers. */
export interface Translated {
  readonly source: string
  readonly groupCount: number
  readonly groupNames: ReadonlyMap<string, number>
}

/** Any character. Not `[^]`: V8 before Node 22 takes that for none under flag `v`. */
const any = String.raw`[\s\S]`
/** Where the text begins, and where it ends. */
export const start = `(?<!${any})`
export const end = `(?!${any})`
/** Not between the two characters of `\r\n`. */
const notInsideCrlf = String.raw`(?<!\r(?=\n))`
const anchors = {
  // Not at the end of the text, not even where that is the start.
  lineStart: String.raw`(?:(?:${start}|(?<=[\n\x85\u2028\u2029]|\r(?!\n)))(?=${any}))`,
  lineEnd: String.raw`(?:(?=[${lineTerminators}])${notInsideCrlf}|${end})`,
  lastEnd: String.raw`(?=(?:\r\n|[${lineTerminators}])?${end})${notInsideCrlf}`,
}

/** How deep groups may be in each other: more than that nobody writes, and each costs a frame of the stack. */
const depthMax = 100

/** Translates one pattern; used once. */
class Translator {
  readonly #reader: PatternReader
  readonly groupNames = new Map<string, number>()
  groupCount = 0
  #depth = 0

  constructor(pattern: string) {
    this.#reader = new PatternReader(pattern)
  }

  whole(): string {
    const { source } = this.#alternatives({ i: false, s: false, m: false })
    if (!this.#reader.done) throw this.#reader.bad("Unmatched closing ')'")
    return source
  }

  /** Everything up to `)` or the end. */
  #alternatives(outer: Flags): Piece {
    if (++this.#depth > depthMax) throw this.#reader.bad(`More than ${depthMax} groups in each other`)
    const branches: Piece[] = []
    let flags = outer
    do {
      const branch = this.#sequence(flags)
      branches.push(branch)
      // Flags that a branch switches hold for those after it.
      flags = branch.flags
    } while (this.#reader.take('|'))
    this.#depth--
    const captured = branches.filter(({ captures }) => captures !== 'none')
    const sometimes = branches.length > 1 || captured.some(({ captures }) => captures === 'sometimes')
    return {
      source: branches.map(({ source }) => source).join('|'),
      captures: captured.length === 0 ? 'none' : sometimes ? 'sometimes' : 'always',
      empty: branches.some(({ empty }) => empty),
      shy: branches.some(({ shy }) => shy) || branches.slice(0, -1).some(({ empty }) => empty),
    }
  }

  /** Everything up to `|`, `)` or the end. */
  #sequence(outer: Flags): Piece & { readonly flags: Flags } {
    const reader = this.#reader
    let flags = outer
    let source = ''
    let captures: Piece['captures'] = 'none'
    let empty = true
    let shy = false
    while (!reader.done && !reader.sees('|') && !reader.sees(')')) {
      const switched = reader.takeMatch(/\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?\)/)
      if (switched !== undefined) {
        flags = this.#switched(flags, switched[1] ?? '', switched[2] ?? '')
        continue
      }
      if (reader.take('\\Q')) {
        const quoted = this.#quoted(flags)
        source += quoted
        empty &&= quoted === ''
        continue
      }
      const piece = this.#quantified(this.#atom(flags))
      source += piece.source
      if (piece.captures !== 'none' && captures !== 'sometimes') captures = piece.captures
      empty &&= piece.empty
      shy ||= piece.shy
    }
    return { source, captures, empty, shy, flags }
  }

  #switched(flags: Flags, on: string, off: string): Flags {
    const changed = { ...flags }
    for (const [letters, value] of [
      [on, true],
      [off, false],
    ] as const)
      for (const letter of letters) {
        if (letter !== 'i' && letter !== 's' && letter !== 'm') throw this.#reader.refused(`flag (?${letter})`)
        changed[letter] = value
      }
    return changed
  }

  /** What `\Q` was taken of. A quantifier after it is of its last character. */
  #quoted(flags: Flags): string {
    const reader = this.#reader
    const stop = reader.text.indexOf('\\E', reader.at)
    const text = reader.text.slice(reader.at, stop < 0 ? undefined : stop)
    reader.at = stop < 0 ? reader.text.length : stop + 2
    const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
    const last = codes.pop()
    if (last === undefined) return ''
    const quantified = this.#quantified(solid(this.#character(last, flags)))
    return codes.map((code) => this.#character(code, flags)).join('') + quantified.source
  }

  #character(code: number, flags: Flags): string {
    const other = flags.i ? otherCase(code) : undefined
    return other === undefined ? literal(code) : `[${literal(code)}${literal(other)}]`
  }

  #atom(flags: Flags): Piece {
    const reader = this.#reader
    if (reader.take('(')) return this.#group(flags)
    if (reader.take('[')) return solid(takeClass(reader, flags))
    if (reader.take('\\')) return this.#escape(flags)
    if (reader.take('.')) return solid(flags.s ? any : `[^${lineTerminators}]`)
    if (reader.take('^')) return place(flags.m ? anchors.lineStart : start)
    if (reader.take('$')) return place(flags.m ? anchors.lineEnd : anchors.lastEnd)
    const dangling = reader.takeMatch(/[*+?]/)
    if (dangling !== undefined) throw reader.bad(`Dangling meta character '${dangling[0]}'`)
    if (reader.sees('{')) throw reader.bad('Illegal repetition')
    return solid(this.#character(reader.takeCode(), flags))
  }

  #escape(flags: Flags): Piece {
    const reader = this.#reader
    if (reader.done) throw reader.bad('Unexpected internal error: the pattern ends with a backslash')
    const escape = reader.takeEscape()
    if (escape !== undefined) {
      if ('code' in escape) return solid(this.#character(escape.code, flags))
      return solid(`[${escape.negated ? '^' : ''}${escape.set}]`)
    }
    const letter = String.fromCodePoint(reader.takeCode())
    const source = {
      A: start,
      z: end,
      Z: anchors.lastEnd,
      b: String.raw`\b`,
      B: String.raw`\B`,
    }[letter]
    if (source !== undefined) return place(source)
    if (letter === 'R') return solid(String.raw`(?:\r\n|[\n\x0B\f\r\x85\u2028\u2029])`)
    // A group that took no part makes a reference fail in Java and match nothing in JavaScript.
    if (/[1-9k]/.test(letter)) throw reader.refused('references to groups')
    if (/[GXN]/.test(letter)) throw reader.refused(`\\${letter}`)
    throw reader.bad('Illegal or unsupported escape sequence')
  }

  #group(flags: Flags): Piece {
    const reader = this.#reader
    if (reader.take('?>')) throw reader.refused('group (?>')
    const look = reader.takeMatch(/\?(?:<?[=!])/)
    if (look !== undefined) return { ...this.#closed(`(${look[0]}`, flags), empty: true, shy: false }
    const named = reader.takeMatch(/\?<([A-Za-z][A-Za-z0-9]*)>/)?.[1]
    if (named !== undefined) {
      if (this.groupNames.has(named)) throw reader.bad(`Named capturing group <${named}> is already defined`)
      this.groupNames.set(named, this.groupCount + 1)
    }
    if (named !== undefined || !reader.sees('?')) {
      this.groupCount++
      const inside = this.#closed('(', flags)
      return { ...inside, captures: inside.captures === 'none' ? 'always' : inside.captures }
    }
    const changed = reader.takeMatch(/\?([a-zA-Z]*)(?:-([a-zA-Z]*))?:/)
    if (changed === undefined) throw reader.bad('Unknown group type or flag')
    return this.#closed('(?:', this.#switched(flags, changed[1] ?? '', changed[2] ?? ''))
  }

  #closed(open: string, flags: Flags): Piece {
    const inside = this.#alternatives(flags)
    if (!this.#reader.take(')')) throw this.#reader.bad('Unclosed group')
    return { ...inside, source: `${open}${inside.source})` }
  }

  /** `piece` with the quantifier that follows it. */
  #quantified(piece: Piece): Piece {
    const reader = this.#reader
    const taken = reader.takeMatch(/[*+?]|\{(\d+)(?:(,)(\d*))?\}/)
    if (taken === undefined) return piece
    const [sign, least, comma, most] = taken
    if (reader.sees('+')) throw reader.refused(`quantifier ${sign}+`)
    if (least !== undefined && most !== undefined && most !== '' && Number(most) < Number(least))
      throw reader.bad('Illegal repetition range')
    const lazy = reader.take('?') ? '?' : ''
    if (reader.takeMatch(/[*+]/) !== undefined) throw reader.bad('Dangling meta character')
    const many = sign === '*' || sign === '+' || (least !== undefined && (comma !== undefined || Number(least) > 1))
    // JavaScript forgets what such a group had in an earlier round, Java remembers it.
    if (many && piece.captures === 'sometimes')
      throw reader.refused('repeated group with a group in it that may be left out')
    // JavaScript takes no round that matches nothing, but looks for one that does not; Java takes it, and its groups are empty then.
    if (piece.empty && (piece.shy || (many && piece.captures !== 'none')))
      throw reader.refused('repeated group that may match nothing')
    const optional = sign === '*' || sign === '?' || Number(least ?? 1) === 0
    // An anchor can't be quantified in JavaScript unless it is in a group.
    const source = /^\(\?<?[=!]|^\\[bB]/.test(piece.source) ? `(?:${piece.source})` : piece.source
    return {
      source: `${source}${sign}${lazy}`,
      captures: piece.captures !== 'none' && optional ? 'sometimes' : piece.captures,
      empty: piece.empty || optional,
      shy: piece.shy || (lazy !== '' && optional),
    }
  }
}

/** `pattern` of java.util.regex as one of JavaScript that matches the same. Throws INVALID_CONFIG if it is none, or can't be had. */
export function translate(pattern: string): Translated {
  const translator = new Translator(pattern)
  const source = translator.whole()
  return { source, groupCount: translator.groupCount, groupNames: translator.groupNames }
}
