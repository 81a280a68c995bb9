import { Decimal } from '@millrace/connect'
import type { ByteReader } from './byte-reader.ts'

/** Bytes that so many digits take, fewer than nine. */
const bytesOfDigits = [0, 1, 1, 2, 2, 3, 3, 4, 4, 4]

/** How many digits the parts of a decimal have, and how many bytes they take; the same for all values of a column. */
interface DecimalLayout {
  readonly groups: readonly { readonly size: number; readonly factor: number }[]
  readonly length: number
  readonly scale: number
  /** Whether a number holds all digits. */
  readonly small: boolean
}

/** One for each precision and scale that there can be, at most. */
const layouts = new Map<number, DecimalLayout>()

/** Nine digits in four bytes each, what is left over in as few as hold it, on both sides of the point. */
function layoutOf(meta: number): DecimalLayout {
  const known = layouts.get(meta)
  if (known !== undefined) return known
  const scale = meta & 0xff
  const whole = (meta >> 8) - scale
  const digits = [
    whole % 9,
    ...Array.from({ length: Math.floor(whole / 9) }, () => 9),
    ...Array.from({ length: Math.floor(scale / 9) }, () => 9),
    scale % 9,
  ]
  const groups = digits
    .filter((count) => count > 0)
    .map((count) => ({ size: bytesOfDigits[count] ?? 0, factor: 10 ** count }))
  const length = groups.reduce((sum, { size }) => sum + size, 0)
  const made = { groups, length, scale, small: whole + scale <= 15 }
  layouts.set(meta, made)
  return made
}

/**
 * Reads a decimal; `meta` is its precision, and in the lowest byte its scale. The parts follow each other, the highest byte first; all is inverted
 * if negative, and the first bit always.
 */
export function decimal(reader: ByteReader, meta: number): Decimal {
  const { groups, length, scale, small } = layoutOf(meta)
  const bytes = reader.slice(length)
  const negative = ((bytes[0] ?? 0) & 0x80) === 0
  const inverted = negative ? 0xff : 0
  let at = 0
  let number = 0
  let large = 0n
  for (const { size, factor } of groups) {
    let part = 0
    for (const end = at + size; at < end; at++) {
      part = part * 256 + ((bytes[at] ?? 0) ^ inverted ^ (at === 0 ? 0x80 : 0))
    }
    if (small) number = number * factor + part
    else large = large * BigInt(factor) + BigInt(part)
  }
  const unscaled = small ? BigInt(number) : large
  return new Decimal(negative ? -unscaled : unscaled, scale)
}
