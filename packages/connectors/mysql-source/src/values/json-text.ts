/** Up to here, and from here on with as many digits behind the point, numbers are written without an exponent. */
const plainExponentMax = 14
const plainExponentMin = -15

/** A double in a JSON text as MySQL writes it: with a point or an exponent, so that it is no integer. */
export function jsonDouble(value: number): string {
  const [mantissa = '0', exponentText = '0'] = Math.abs(value).toExponential().split('e')
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const digits = mantissa.replace('.', '')
  const exponent = Number(exponentText)
  const hasFraction = digits.length > exponent + 1
  if (exponent < plainExponentMin || (exponent > plainExponentMax && !hasFraction)) {
    return `${sign}${mantissa}e${exponent}`
  }
  if (exponent < 0) return `${sign}0.${digits.padStart(digits.length - exponent - 1, '0')}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`
}

/** Texts, which stay as they are, and spaces, which go. */
const parts = /"[^"\\]*(?:\\.[^"\\]*)*"|\s+/g

/** A JSON text of MySQL without its spaces: as the bytes of the binlog are told, too. */
export const compactJson = (text: string): string =>
  text.replaceAll(parts, (part) => (part.startsWith('"') ? part : ''))
