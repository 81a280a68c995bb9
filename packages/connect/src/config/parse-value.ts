import { invalidValue } from './config-error.ts'
import type { Option, OptionType } from './option.ts'
import { hidden, Password } from './password.ts'

/** The whole numbers that each type holds; LONG no more than a number holds exactly. */
const ranges = {
  SHORT: [-(2 ** 15), 2 ** 15 - 1],
  INT: [-(2 ** 31), 2 ** 31 - 1],
  LONG: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
} as const

/** What each type is called where something else was given. */
const expected: Readonly<Record<OptionType, string>> = {
  BOOLEAN: 'Expected value to be either true or false',
  STRING: 'Expected value to be a string',
  SHORT: 'Not a number of type SHORT',
  INT: 'Not a number of type INT',
  LONG: 'Not a number of type LONG',
  DOUBLE: 'Not a number of type DOUBLE',
  LIST: 'Expected a comma separated list.',
  CLASS: 'Expected the name of a class.',
  PASSWORD: 'Expected value to be a string',
}

/**
 * What Java's Double.parseDouble reads, but for hexadecimal: an optional sign, digits with an optional fraction and exponent, one of the
 * suffixes that Java has for floats, or the name of what is no number.
 */
const decimal = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/

function parseWhole(type: 'INT' | 'SHORT' | 'LONG', raw: unknown): number | undefined {
  const value =
    typeof raw === 'number' ? raw : typeof raw === 'string' && /^[+-]?\d+$/.test(raw) ? Number(raw) : Number.NaN
  const [least, most] = ranges[type]
  // `+ 0` makes the -0 of the text `-0` a plain zero.
  return Number.isInteger(value) && value >= least && value <= most ? value + 0 : undefined
}

function parseDouble(raw: unknown): number | undefined {
  if (typeof raw === 'number') return raw
  if (typeof raw !== 'string' || !decimal.test(raw)) return undefined
  return Number(raw.replace(/(?<=[\d.])[fFdD]$/, ''))
}

function parseBoolean(raw: unknown): boolean | undefined {
  if (typeof raw === 'boolean') return raw
  const text = typeof raw === 'string' ? raw.toLowerCase() : undefined
  return text === 'true' ? true : text === 'false' ? false : undefined
}

function parseList(raw: unknown): readonly string[] | undefined {
  if (Array.isArray(raw)) return raw.every((entry) => typeof entry === 'string') ? raw : undefined
  if (typeof raw !== 'string') return undefined
  return raw === '' ? [] : raw.split(/\s*,\s*/)
}

function parse(type: OptionType, raw: unknown): unknown {
  switch (type) {
    case 'BOOLEAN':
      return parseBoolean(raw)
    case 'INT':
    case 'SHORT':
    case 'LONG':
      return parseWhole(type, raw)
    case 'DOUBLE':
      return parseDouble(raw)
    case 'LIST':
      return parseList(raw)
    case 'PASSWORD':
      return typeof raw === 'string' ? new Password(raw) : raw instanceof Password ? raw : undefined
    case 'STRING':
    case 'CLASS':
      return typeof raw === 'string' ? raw : undefined
  }
}

/**
 * What `raw` is as `option`: text as Kafka's ConfigDef reads it (spaces around it are cut off), or what already has the type. null stays
 * null. Throws INVALID_CONFIG that names the option; a secret is not in the message.
 */
export function parseValue<Value>(name: string, option: Option<Value>, raw: unknown): Value | null {
  if (raw === null || raw === undefined) return null
  const text = typeof raw === 'string' ? raw.trim() : raw
  const value = parse(option.type, text)
  if (value === undefined) throw invalidValue(name, option.type === 'PASSWORD' ? hidden : raw, expected[option.type])
  if (option.type === 'CLASS' && option.known !== undefined && typeof value === 'string' && !option.known(value))
    throw invalidValue(name, raw, `Class ${value} could not be found.`)
  // The parser of the option's type made it: Value is that type.
  return value as Value
}

/** The value of an option as text: as configs and REST answers have it. A secret is `[hidden]`. */
export function valueText(value: unknown): string | null {
  if (Array.isArray(value)) return value.join(',')
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Password ? String(value) : null
}
