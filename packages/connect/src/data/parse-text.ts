import { nestingDepthMax } from '../limits.ts'
import { Decimal } from './decimal.ts'
import { float32Text, float64Text } from './number-text.ts'
import { nothing, type SchemaAndValue } from './record.ts'
import { Schema } from './schema.ts'
import { type ConnectValue, int64, isInt64, isInteger } from './value.ts'
import { commonSchema, inSchema } from './widen.ts'

/** How {@link parseText} takes what it does not understand. */
export interface ParseTextOptions {
  /**
   * A number at the beginning counts though `,`, `:` or a bracket and more stand behind it, which are dropped: `12:30` is 12. So does
   * Kafka Connect, everywhere.
   */
  readonly numberAndMore?: boolean
}

/**
 * What a text without a schema says, as Kafka Connect's headers and literals do: `true`, numbers (of the smallest type that holds them
 * exactly), dates, times and timestamps in ISO 8601, `null`, `[1,"a"]`, `{"a":1}`. Any other text is itself. Never throws.
 */
export function parseText(text: string, { numberAndMore = false }: ParseTextOptions = {}): SchemaAndValue {
  const trimmed = text.trim()
  const word = wordOf(trimmed)
  if (word !== undefined) return word
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) {
    const reader = new LiteralReader(trimmed)
    const found = reader.value(0)
    if (found !== undefined && reader.atEnd()) return found
  }
  const [first = ''] = numberAndMore ? trimmed.split(delimiter) : []
  return numberOf(first.trim()) ?? { schema: Schema.string(), value: text }
}

const delimiter = /[,:[\]{}"]/

/** What a text without quotes says; undefined if that is nothing but itself. */
function wordOf(text: string): SchemaAndValue | undefined {
  switch (text) {
    case 'null':
      return nothing
    case 'true':
    case 'false':
      return { schema: Schema.boolean(), value: text === 'true' }
    default:
      return temporalOf(text) ?? numberOf(text)
  }
}

const dateForm = /^\d{4}-\d\d-\d\d$/
const timeForm = /^\d\d:\d\d:\d\d\.\d{3}Z$/
const timestampForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Dates that do not exist, as the 31st of February, are none. */
function temporalOf(text: string): SchemaAndValue | undefined {
  if (dateForm.test(text)) return existing(Schema.date(), text, `${text}T00:00:00.000Z`)
  if (timeForm.test(text)) return existing(Schema.time(), text, `1970-01-01T${text}`)
  return timestampForm.test(text) ? existing(Schema.timestamp(), text, text) : undefined
}

function existing(schema: Schema, text: string, iso: string): SchemaAndValue | undefined {
  const date = new Date(iso)
  // The parser takes some days that are not there, and moves them.
  if (Number.isNaN(date.getTime()) || !date.toISOString().includes(text)) return undefined
  return { schema, value: date }
}

const integerTypes = ['int8', 'int16', 'int32'] as const
/** Beyond so many zeros no integer is an int64. */
const int64DigitsMax = 19

/** The number that a text says, of the first type that loses nothing of it; undefined if it says none. */
function numberOf(text: string): SchemaAndValue | undefined {
  const decimal = /^[+\-\d]/.test(text) ? Decimal.tryParse(text) : undefined
  if (decimal === undefined) return undefined
  const integer = integerOf(decimal)
  if (integer !== undefined) {
    const small = integerTypes.find((type) => isInteger(type, Number(integer)))
    if (small !== undefined) return { schema: Schema[small](), value: Number(integer) }
    if (isInt64(integer)) return { schema: Schema.int64(), value: int64(integer) }
  }
  return floatOf(decimal) ?? { schema: Schema.decimal(decimal.scale), value: decimal }
}

function integerOf(decimal: Decimal): bigint | undefined {
  const { unscaled, scale } = decimal
  if (unscaled === 0n) return 0n
  if (scale < -int64DigitsMax) return undefined
  if (scale <= 0) return decimal.toBigInt()
  // What has fewer digits than places is a fraction.
  if (scale > unscaled.toString().length) return undefined
  const factor = 10n ** BigInt(scale)
  return unscaled % factor === 0n ? unscaled / factor : undefined
}

/** A float if its text says the same number, however many zeros end it. Integers beyond 64 bits stay decimals. */
function floatOf(decimal: Decimal): SchemaAndValue | undefined {
  if (integerOf(decimal) !== undefined || decimal.scale <= 0) return undefined
  const value = decimal.toNumber()
  if (Number.isFinite(value) && sameNumber(decimal, float32Text(value))) {
    return { schema: Schema.float32(), value: Math.fround(value) }
  }
  return Number.isFinite(value) && sameNumber(decimal, float64Text(value))
    ? { schema: Schema.float64(), value }
    : undefined
}

function sameNumber(decimal: Decimal, text: string): boolean {
  const other = Decimal.tryParse(text)
  if (other === undefined || Math.abs(other.scale - decimal.scale) > 400) return false
  const scale = Math.max(other.scale, decimal.scale)
  return other.withScale(scale).unscaled === decimal.withScale(scale).unscaled
}

/** Reads arrays and maps, and what is in them. Undefined is what they do not understand: the whole is a text then. */
class LiteralReader {
  private at = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  atEnd(): boolean {
    return this.at === this.text.length
  }

  value(depth: number): SchemaAndValue | undefined {
    if (depth > nestingDepthMax) return undefined
    this.space()
    switch (this.text[this.at]) {
      case '[':
        return this.array(depth)
      case '{':
        return this.map(depth)
      case '"':
        return this.quoted()
      default:
        return this.word()
    }
  }

  private array(depth: number): SchemaAndValue | undefined {
    const elements: SchemaAndValue[] = []
    this.at++
    if (!this.take(']')) {
      do {
        const element = this.value(depth + 1)
        if (element === undefined) return undefined
        elements.push(element)
      } while (this.take(','))
      if (!this.take(']')) return undefined
    }
    const schema = commonSchema(elements)
    return { schema: Schema.array(schema), value: elements.map((element) => inSchema(schema, element)) }
  }

  private map(depth: number): SchemaAndValue | undefined {
    const keys: SchemaAndValue[] = []
    const values: SchemaAndValue[] = []
    this.at++
    if (!this.take('}')) {
      do {
        const key = this.value(depth + 1)
        if (key === undefined || key.value === null || !this.take(':')) return undefined
        const value = this.value(depth + 1)
        if (value === undefined) return undefined
        keys.push(key)
        values.push(value)
      } while (this.take(','))
      if (!this.take('}')) return undefined
    }
    const [keySchema, valueSchema] = [commonSchema(keys), commonSchema(values)]
    const entries = keys.map((key, index): [ConnectValue, ConnectValue] => [
      inSchema(keySchema, key),
      inSchema(valueSchema, values[index] ?? nothing),
    ])
    return { schema: Schema.map(keySchema, valueSchema), value: new Map(entries) }
  }

  private readonly quotedForm = /"([^"\\]*(?:\\[^][^"\\]*)*)"/y

  /** A text, or a date in quotes. */
  private quoted(): SchemaAndValue | undefined {
    const { quotedForm } = this
    quotedForm.lastIndex = this.at
    const [matched, content] = quotedForm.exec(this.text) ?? []
    if (matched === undefined || content === undefined) return undefined
    this.at += matched.length
    const value = content.replaceAll(/\\(["\\])/g, '$1')
    return temporalOf(value) ?? { schema: Schema.string(), value }
  }

  private readonly wordForm = /[^,\]}["{\s][^,\]}["{\s:]*(?::\d\d:\d\d\.\d{3}Z)?/y

  /** A word ends where something else begins; the colons of a time are part of it. */
  private word(): SchemaAndValue | undefined {
    const { wordForm } = this
    wordForm.lastIndex = this.at
    const word = wordForm.exec(this.text)?.[0]
    if (word === undefined) return undefined
    this.at += word.length
    return wordOf(word)
  }

  private take(character: string): boolean {
    this.space()
    if (this.text[this.at] !== character) return false
    this.at++
    return true
  }

  private space(): void {
    while (/^\s$/.test(this.text[this.at] ?? '')) this.at++
  }
}
