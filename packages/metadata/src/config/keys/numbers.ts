import { type ConfigKey, type KeyOptions, makeKey, type NullOf, type Parsed } from '../config-key.ts'

export interface Bounds {
  readonly least?: number
  readonly greatest?: number
  /** A value outside the bounds that is allowed too. */
  readonly or?: number
}

function isWithin(value: number, { least, greatest, or }: Bounds): boolean {
  return value === or || !(value < (least ?? -Infinity) || value > (greatest ?? Infinity))
}

/** As Kafka writes them. */
function shownBounds({ least, greatest, or }: Bounds): string {
  if (least === undefined) return ''
  return `[${least},...${greatest === undefined ? '' : `,${greatest}`}]${or === undefined ? '' : ` or ${or}`}`
}

const integerForm = /^[+-]?\d+$/
/** No integer of 64 bits is longer; nothing longer is parsed. */
const integerLengthMax = 24
const ranges = {
  SHORT: [-(2n ** 15n), 2n ** 15n - 1n],
  INT: [-(2n ** 31n), 2n ** 31n - 1n],
  LONG: [-(2n ** 63n), 2n ** 63n - 1n],
} as const

type IntegerType = keyof typeof ranges

function parseInteger(type: IntegerType, text: string, bounds: Bounds): Parsed<number> | undefined {
  const trimmed = text.trim()
  if (!integerForm.test(trimmed) || trimmed.length > integerLengthMax) return undefined
  const exact = BigInt(trimmed.replace('+', ''))
  const [least, greatest] = ranges[type]
  if (exact < least || exact > greatest || !isWithin(Number(exact), bounds)) return undefined
  // Past 2^53 it means "for ever" or "never": 285,000 years in milliseconds are as good as the exact value.
  return { value: Math.max(Math.min(Number(exact), Number.MAX_SAFE_INTEGER), Number.MIN_SAFE_INTEGER) }
}

function integer<const Options extends KeyOptions & Bounds>(
  type: IntegerType,
  options: Options,
): ConfigKey<number | NullOf<Options>> {
  const [least, greatest] = ranges[type]
  const or = options.or === undefined ? '' : `, or ${options.or}`
  return makeKey(options, {
    type,
    bounds: shownBounds(options),
    expected: `an integer from ${options.least ?? least} to ${options.greatest ?? greatest}${or}`,
    parse: (text) => parseInteger(type, text, options),
  })
}

export function short<const Options extends KeyOptions & Bounds>(
  options: Options,
): ConfigKey<number | NullOf<Options>> {
  return integer('SHORT', options)
}

export function int<const Options extends KeyOptions & Bounds>(options: Options): ConfigKey<number | NullOf<Options>> {
  return integer('INT', options)
}

/** A number past `Number.MAX_SAFE_INTEGER` is read as that. */
export function long<const Options extends KeyOptions & Bounds>(options: Options): ConfigKey<number | NullOf<Options>> {
  return integer('LONG', options)
}

const doubleForm = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

export function double<const Options extends KeyOptions & Bounds>(
  options: Options,
): ConfigKey<number | NullOf<Options>> {
  const { least, greatest } = options
  const from = least === undefined ? '' : ` from ${least}`
  return makeKey(options, {
    type: 'DOUBLE',
    bounds: shownBounds(options),
    expected: `a number${from}${greatest === undefined ? '' : ` to ${greatest}`}`,
    parse: (text) => {
      const trimmed = text.trim()
      if (!doubleForm.test(trimmed)) return undefined
      const value = Number(trimmed)
      return Number.isFinite(value) && isWithin(value, options) ? { value } : undefined
    },
  })
}
