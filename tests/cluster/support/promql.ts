import type { MetricSample } from '@millrace/base/testing'

/** One `metric{label="value"}` of a query. */
export interface Selector {
  readonly metric: string
  readonly matchers: readonly { readonly label: string; readonly operator: string; readonly value: string }[]
}

const aggregations = /^(sum|avg|min|max|count|topk|bottomk|quantile|stddev)$/
const functions =
  /^(rate|irate|increase|delta|deriv|changes|resets|histogram_quantile|label_replace|clamp_min|clamp_max|abs|ceil|floor|round|max_over_time|min_over_time|avg_over_time|absent|time|vector|scalar)$/
const token =
  /\s*(?:(?<text>"(?:[^"\\]|\\.)*")|(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![a-z\d]))|(?<duration>\d+(?:ms|[smhdwy]))|(?<name>[A-Za-z_:][\w:]*)|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^=<>(){}[\],]))/iy

interface Token {
  readonly kind: 'text' | 'number' | 'duration' | 'name' | 'sign' | 'end'
  readonly text: string
}

/**
 * Reads a query of the part of PromQL that dashboards use, and returns the series that it asks for. Throws at anything else: a query
 * that this can't read is not one that we ship.
 */
export function selectorsOf(query: string): Selector[] {
  return new Parser(query).parse()
}

/** Whether a series is among those that a selector asks for. */
export function matches({ metric, matchers }: Selector, { name, labels }: MetricSample): boolean {
  return (
    name === metric &&
    matchers.every(({ label, operator, value }) => {
      const found = labels[label] ?? ''
      const isMatch = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(found) : found === value
      return operator.startsWith('!') ? !isMatch : isMatch
    })
  )
}

class Parser {
  readonly #query: string
  readonly #tokens: Token[]
  readonly #selectors: Selector[] = []
  #at = 0

  constructor(query: string) {
    this.#query = query
    this.#tokens = tokensOf(query)
  }

  parse(): Selector[] {
    this.#expression()
    this.#expect('end')
    return this.#selectors
  }

  /** Operators bind as tightly as they like: only what is asked for matters here. */
  #expression(): void {
    this.#operand()
    while (/^(?:[-+*/%^<>]|==|!=|>=|<=|and|or|unless)$/.test(this.#peek().text)) {
      this.#take()
      if (this.#peek().text === 'bool') this.#take()
      if (/^(?:on|ignoring)$/.test(this.#peek().text)) this.#grouping()
      if (/^(?:group_left|group_right)$/.test(this.#peek().text)) this.#grouping()
      this.#operand()
    }
  }

  #operand(): void {
    if (this.#peek().text === '-' || this.#peek().text === '+') this.#take()
    const { kind, text } = this.#take()
    if (kind === 'number') return
    if (text === '(') {
      this.#expression()
      this.#expect('sign', ')')
    } else if (kind !== 'name') {
      throw this.#wrong(`'${text}'`)
    } else if (aggregations.test(text)) {
      this.#aggregation()
    } else if (this.#peek().text === '(') {
      if (!functions.test(text)) throw this.#wrong(`the function ${text}`)
      this.#arguments()
    } else {
      this.#selector(text)
    }
    this.#range()
  }

  #aggregation(): void {
    if (/^(?:by|without)$/.test(this.#peek().text)) this.#grouping()
    this.#arguments()
    if (/^(?:by|without)$/.test(this.#peek().text)) this.#grouping()
  }

  #arguments(): void {
    this.#expect('sign', '(')
    while (this.#peek().text !== ')') {
      if (this.#peek().kind === 'text') this.#take()
      else this.#expression()
      if (this.#peek().text === ',') this.#take()
      else if (this.#peek().text !== ')') throw this.#wrong(`'${this.#peek().text}'`)
    }
    this.#take()
  }

  #grouping(): void {
    this.#take()
    this.#expect('sign', '(')
    while (this.#peek().text !== ')') {
      this.#expect('name')
      if (this.#peek().text === ',') this.#take()
    }
    this.#take()
  }

  #selector(metric: string): void {
    const matchers: { label: string; operator: string; value: string }[] = []
    if (this.#peek().text === '{') {
      this.#take()
      while (this.#peek().text !== '}') {
        const label = this.#expect('name').text
        const operator = this.#take().text
        if (!/^(?:=|!=|=~|!~)$/.test(operator)) throw this.#wrong(`'${operator}' in the braces`)
        matchers.push({ label, operator, value: JSON.parse(this.#expect('text').text) as string })
        if (this.#peek().text === ',') this.#take()
      }
      this.#take()
    }
    this.#selectors.push({ metric, matchers })
  }

  #range(): void {
    if (this.#peek().text === '[') {
      this.#take()
      this.#expect('duration')
      this.#expect('sign', ']')
    }
    if (this.#peek().text === 'offset') {
      this.#take()
      this.#expect('duration')
    }
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' }
  }

  #take(): Token {
    const next = this.#peek()
    this.#at += 1
    return next
  }

  #expect(kind: Token['kind'], text?: string): Token {
    const next = this.#take()
    if (next.kind !== kind || (text !== undefined && next.text !== text)) {
      throw this.#wrong(`'${next.text}' where ${text === undefined ? `a ${kind}` : `'${text}'`} was expected`)
    }
    return next
  }

  #wrong(what: string): Error {
    return new Error(`${what} in the query ${this.#query}`)
  }
}

function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  const end = query.trimEnd().length
  for (let at = 0; at < end; at = token.lastIndex) {
    token.lastIndex = at
    const groups = token.exec(query)?.groups
    const found = Object.entries(groups ?? {}).find(([, text]) => text !== undefined)
    if (found === undefined) throw new Error(`'${query.slice(at)}' in the query ${query}`)
    const [kind, text] = found
    tokens.push({ kind: kind as Token['kind'], text: text ?? '' })
  }
  return tokens
}
