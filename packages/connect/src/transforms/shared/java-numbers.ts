import { Decimal } from '../../data/decimal.ts'
import { dataError } from '../../data/errors.ts'
import { int64 } from '../../data/value.ts'

/** The integer types, by their bits. */
export type IntegerBits = 8 | 16 | 32 | 64

const limits = {
  32: { least: -(2n ** 31n), most: 2n ** 31n - 1n },
  64: { least: -(2n ** 63n), most: 2n ** 63n - 1n },
} as const

/** The lowest bits of an integer, as Java narrows them: 300 as int8 is 44. */
export function narrowed(value: bigint, bits: IntegerBits): number | bigint {
  return int64(BigInt.asIntN(bits, value))
}

/** The integer in a float, as Java makes it: cut off, NaN is 0, what is too large the largest there is, and then narrowed. */
export function integerOfFloat(value: number, bits: IntegerBits): number | bigint {
  if (Number.isNaN(value)) return 0
  const { least, most } = limits[bits === 64 ? 64 : 32]
  if (value <= Number(least)) return narrowed(least, bits)
  return value >= Number(most) ? narrowed(most, bits) : narrowed(BigInt(Math.trunc(value)), bits)
}

/** The integer that a text says in digits, within its type. Throws INVALID_DATA that does not repeat the text. */
export function parseInteger(text: string, bits: IntegerBits): number | bigint {
  const value = /^[+-]?\d{1,40}$/.test(text) ? BigInt(text.replace(/^\+/, '')) : undefined
  if (value === undefined || BigInt.asIntN(bits, value) !== value) throw dataError(`A text is no int${bits}`)
  return int64(value)
}

/** The number that a text says, as Double.parseDouble reads it but for hexadecimal. Throws INVALID_DATA that does not repeat the text. */
export function parseFloating(text: string): number {
  const trimmed = text.trim()
  if (!/^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/.test(trimmed))
    throw dataError('A text is no number')
  return Number(trimmed.replace(/(?<=[\d.])[fFdD]$/, '').replace(/^[+-]NaN$/, 'NaN'))
}

/** The decimal that a text says. Throws INVALID_DATA that does not repeat the text. */
export function parseDecimal(text: string): Decimal {
  const decimal = Decimal.tryParse(text)
  if (decimal === undefined) throw dataError('A text is no number')
  return decimal
}
