/** A part of a statement. Of a word, `text` is as it was written; of a quoted name and a string, what is between the quotes. */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol' | 'end'
  readonly text: string
  /** A word in upper case; the sign itself for symbols; empty for others, which are no keywords. */
  readonly keyword: string
}

const end: Token = { kind: 'end', text: '', keyword: '' }
const space = /\s+|--[ \t\r\n][^\n]*|--$|#[^\n]*/y
const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w$\u0080-\uffff])/y
const word = /[\w$@\u0080-\uffff]+/y
const escapes: Readonly<Record<string, string>> = { 0: '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\u001a' }

/** The parts of a statement in MariaDB's SQL. Comments are left out, but what `/*!` and `/*M!` bring is a part of the statement. */
export function tokensOf(sql: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(sql)?.[0]
  }
  while (at < sql.length) {
    const blank = match(space)
    if (blank !== undefined && blank !== '') {
      at += blank.length
      continue
    }
    if (sql.startsWith('/*', at)) {
      const opened = /\/\*M?!\d*/y
      const conditional = match(opened)
      if (conditional === undefined) {
        const close = sql.indexOf('*/', at + 2)
        at = close === -1 ? sql.length : close + 2
      } else at += conditional.length
      continue
    }
    if (sql.startsWith('*/', at)) {
      at += 2
      continue
    }
    const quote = sql[at] ?? ''
    if (quote === '`' || quote === '"' || quote === "'") {
      const read = quoted(sql, at, quote)
      at = read.end
      const last = tokens.at(-1)
      const joins = quote === "'" && last?.kind === 'string'
      // Texts that stand beside each other are one.
      if (joins) tokens[tokens.length - 1] = { ...last, text: last.text + read.text }
      else tokens.push({ kind: quote === '`' ? 'name' : 'string', text: read.text, keyword: '' })
      continue
    }
    const digits = match(number)
    if (digits !== undefined) {
      tokens.push({ kind: 'number', text: digits, keyword: '' })
      at += digits.length
      continue
    }
    const letters = match(word)
    if (letters !== undefined) {
      tokens.push({ kind: 'word', text: letters, keyword: letters.toUpperCase() })
      at += letters.length
      continue
    }
    tokens.push({ kind: 'symbol', text: quote, keyword: quote })
    at += 1
  }
  return tokens
}

function quoted(sql: string, from: number, quote: string): { readonly text: string; readonly end: number } {
  let text = ''
  let at = from + 1
  for (; at < sql.length; at++) {
    const sign = sql[at] ?? ''
    if (sign === '\\' && quote !== '`') {
      at += 1
      const next = sql[at] ?? ''
      text += escapes[next] ?? next
    } else if (sign === quote) {
      if (sql[at + 1] !== quote) return { text, end: at + 1 }
      text += quote
      at += 1
    } else text += sign
  }
  throw new DdlError('a quote is not closed')
}

/** A statement that could not be understood. */
export class DdlError extends Error {
  override readonly name = 'DdlError'
}

/** Goes through the parts of a statement. */
export class TokenReader {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** The part that comes, or one further on. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? end
  }

  next(): Token {
    const token = this.peek()
    this.#at += 1
    return token
  }

  get atEnd(): boolean {
    return this.peek().kind === 'end'
  }

  /** Whether these keywords come. */
  sees(...keywords: readonly string[]): boolean {
    return keywords.every((keyword, ahead) => this.peek(ahead).keyword === keyword)
  }

  /** Goes past these keywords if they come. */
  takes(...keywords: readonly string[]): boolean {
    if (!this.sees(...keywords)) return false
    this.#at += keywords.length
    return true
  }

  /** Goes past the first of these that comes; undefined if none does. */
  takesOne(...keywords: readonly string[]): string | undefined {
    return keywords.find((keyword) => this.takes(keyword))
  }

  /** Goes past a keyword that has to come. Throws DdlError. */
  expect(...keywords: readonly string[]): void {
    if (!this.takes(...keywords))
      throw new DdlError(`'${keywords.join(' ')}' is wanted where '${this.peek().text}' stands`)
  }

  /** A name, quoted or not. Throws DdlError. */
  identifier(): string {
    const token = this.next()
    if (token.kind === 'name' || token.kind === 'word' || token.kind === 'string') return token.text
    throw new DdlError(`a name is wanted where '${token.text}' stands`)
  }

  /** Goes past brackets, and all that is in them, if they come. */
  skipBrackets(): void {
    if (!this.sees('(')) return
    let depth = 0
    do {
      const { kind, keyword } = this.next()
      if (kind === 'end') throw new DdlError('a bracket is not closed')
      if (keyword === '(') depth += 1
      if (keyword === ')') depth -= 1
    } while (depth > 0)
  }

  /** Goes up to the next comma or closing bracket that is not in brackets, or to the end. */
  skipItem(): void {
    while (!this.atEnd && !this.sees(',') && !this.sees(')')) {
      if (this.sees('(')) this.skipBrackets()
      else this.next()
    }
  }
}
