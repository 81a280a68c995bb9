import { decimalDigitsMax } from '../limits.ts'
import { dataError } from './errors.ts'

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10}))?$/
const scaleMax = 0x7fffffff

/**
 * A decimal number, exact: `unscaled / 10 ** scale`. The scale is part of the value, as with Java's BigDecimal: 12.3 and 12.30 are as
 * large as each other and not equal. Never becomes a float unless asked to.
 */
export class Decimal {
  readonly unscaled: bigint
  readonly scale: number

  constructor(unscaled: bigint, scale: number) {
    if (!Number.isInteger(scale) || Math.abs(scale) > scaleMax) {
      throw dataError(`a decimal's scale is an int32, and not ${scale}`)
    }
    this.unscaled = unscaled
    this.scale = scale
  }

  /** The decimal that a text such as `12.340`, `-5` or `1E+3` says, its scale kept. Throws INVALID_DATA if it says none. */
  static parse(text: string): Decimal {
    const decimal = Decimal.tryParse(text)
    if (decimal === undefined) throw dataError('a text is no decimal number')
    return decimal
  }

  /** As {@link Decimal.parse}; undefined where that throws. */
  static tryParse(text: string): Decimal | undefined {
    if (text.length > decimalDigitsMax + 16) return undefined
    const [matched, sign = '', whole = '', fraction = '', exponent = '0'] = form.exec(text) ?? []
    const digits = whole + fraction
    if (matched === undefined || digits === '' || digits.length > decimalDigitsMax) return undefined
    const scale = fraction.length - Number(exponent)
    if (Math.abs(scale) > scaleMax) return undefined
    const unscaled = BigInt(digits)
    return new Decimal(sign === '-' ? -unscaled : unscaled, scale)
  }

  /** From the two's complement of the unscaled number, the first byte the highest: how Connect writes decimals as bytes. */
  static fromBytes(bytes: Uint8Array, scale: number): Decimal {
    if (bytes.length === 0) throw dataError('a decimal has one byte at least')
    if (bytes.length > decimalDigitsMax / 2) throw dataError(`a decimal of ${bytes.length} bytes has too many digits`)
    const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
    return new Decimal(BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`)), scale)
  }

  /** The two's complement of the unscaled number, as few bytes as hold it. */
  toBytes(): Buffer {
    const { unscaled } = this
    const small = Number(unscaled)
    if (Math.abs(small) < 2 ** 47) return smallBytes(small)
    const magnitude = unscaled < 0n ? ~unscaled : unscaled
    // One bit is for the sign, so a number that fills its last byte has one more.
    const bits = magnitude === 0n ? 0 : magnitude.toString(16).length * 4 - leadingZeros(magnitude)
    const length = Math.floor(bits / 8) + 1
    const hex = BigInt.asUintN(length * 8, unscaled).toString(16)
    return Buffer.from(hex.padStart(length * 2, '0'), 'hex')
  }

  /** The same number with another scale. Throws INVALID_DATA if digits would be lost: nothing is ever rounded. */
  withScale(scale: number): Decimal {
    if (scale === this.scale) return this
    const more = scale - this.scale
    if (Math.abs(more) > decimalDigitsMax) throw dataError(`a decimal can't go from scale ${this.scale} to ${scale}`)
    const factor = 10n ** BigInt(Math.abs(more))
    if (more > 0) return new Decimal(this.unscaled * factor, scale)
    if (this.unscaled % factor !== 0n) {
      throw dataError(`a decimal of scale ${this.scale} does not fit scale ${scale}: digits would be lost`)
    }
    return new Decimal(this.unscaled / factor, scale)
  }

  /** Whether number and scale are the same. */
  equals(other: Decimal): boolean {
    return this.scale === other.scale && this.unscaled === other.unscaled
  }

  /** The integer in it, what is behind the point cut off. */
  toBigInt(): bigint {
    if (this.scale === 0) return this.unscaled
    if (Math.abs(this.scale) > decimalDigitsMax) return this.scale > 0 ? 0n : this.withScale(0).unscaled
    const factor = 10n ** BigInt(Math.abs(this.scale))
    return this.scale > 0 ? this.unscaled / factor : this.unscaled * factor
  }

  /** The float64 that is nearest. */
  toNumber(): number {
    return Number(`${this.unscaled}E${-this.scale}`)
  }

  /** As Java's BigDecimal says it: `12.30`, and `1E+3` where digits alone would not tell the scale. */
  toString(): string {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString()
    const sign = this.unscaled < 0n ? '-' : ''
    const exponent = digits.length - 1 - this.scale
    if (this.scale === 0) return sign + digits
    if (this.scale > 0 && exponent >= -6) return sign + withPoint(digits, this.scale)
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`
    return `${sign}${mantissa}${exponent === 0 ? '' : `E${exponent > 0 ? '+' : ''}${exponent}`}`
  }

  /** In digits alone, without an exponent. Throws INVALID_DATA if these would be more than 150,000. */
  toPlainString(): string {
    const digits = (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString()
    if (digits.length + Math.abs(this.scale) > decimalDigitsMax) {
      throw dataError(`a decimal of scale ${this.scale} has too many digits to be written without an exponent`)
    }
    const sign = this.unscaled < 0n ? '-' : ''
    if (this.scale > 0) return sign + withPoint(digits, this.scale)
    return this.unscaled === 0n ? '0' : sign + digits + '0'.repeat(-this.scale)
  }

  /** The text, so that JSON loses nothing. */
  toJSON(): string {
    return this.toString()
  }
}

/** Most decimals are no longer than money is: a number does for them. */
function smallBytes(value: number): Buffer {
  let length = 1
  for (let most = 2 ** 7; value >= most || value < -most; most *= 256) length += 1
  const bytes = Buffer.allocUnsafe(length)
  bytes.writeIntBE(value, 0, length)
  return bytes
}

const leadingZeros = (magnitude: bigint): number => {
  const first = Number.parseInt(magnitude.toString(16).slice(0, 1), 16)
  return Math.clz32(first) - 28
}

function withPoint(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, '0')
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`
}
