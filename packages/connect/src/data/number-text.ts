/** A float64 as Java writes it: `1.0`, `1.0E21`, `NaN`. Its shortest digits that say no other float64. */
export function float64Text(value: number): string {
  if (!Number.isFinite(value) || value === 0) return specialText(value)
  const magnitude = Math.abs(value)
  // Here both write the same digits, and most numbers are here.
  if (magnitude >= 1e-3 && magnitude < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value)
  const shortest = value.toExponential()
  // Java wants two digits where one is enough, and takes the nearest of these: 4.9E-324, and not 5E-324.
  return isOneDigit(shortest) ? javaText(value.toExponential(1), value) : javaText(shortest, value)
}

/** A float32 as Java writes it, with the shortest digits that say no other float32: `0.1`, and not `0.10000000149011612`. */
export function float32Text(value: number): string {
  const float = Math.fround(value)
  if (!Number.isFinite(float) || float === 0) return specialText(float)
  // Nine digits tell all float32 apart.
  let digits = 1
  if (Number.isInteger(float) && Math.abs(float) < 1e7) return `${float}.0`
  while (digits < 9 && Math.fround(Number(float.toPrecision(digits))) !== float) digits++
  return javaText(float.toExponential(Math.max(digits - 1, 1)), float)
}

const isOneDigit = (exponential: string): boolean => /^-?\de/.test(exponential)

function specialText(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  return String(value)
}

/** Plain from a thousandth to ten million, and with an exponent beyond; always with a digit behind the point. */
function javaText(exponential: string, value: number): string {
  const [, sign = '', first = '', rest = '', exponentText = ''] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(exponential) ?? []
  const fraction = rest.replace(/0+$/, '')
  const exponent = Number(exponentText)
  if (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e7) return `${sign}${first}.${fraction || '0'}E${exponent}`
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${first}${fraction}`
  const digits = (first + fraction).padEnd(exponent + 1, '0')
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1) || '0'}`
}
