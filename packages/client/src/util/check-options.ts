import { StreamError } from '@millrace/base'

/** The longest time that timers take: 24 days and some hours. */
const longestMs = 0x7fff_ffff

/** Throws INVALID_CONFIG unless `value` is a time in milliseconds from `least` on. */
export function checkMs(name: string, value: number, least: number): void {
  checkNumber(name, value, least, longestMs)
}

/** Throws INVALID_CONFIG unless `value` is a number (Infinity included) from `least` to `most`. */
export function checkNumber(name: string, value: number, least: number, most = Infinity): void {
  if (typeof value === 'number' && value >= least && value <= most) return
  const range = most === Infinity ? `${least} or more` : `from ${least} to ${most}`
  throw new StreamError('INVALID_CONFIG', `${name} must be a number ${range}, not ${String(value)}`)
}

/** Throws INVALID_CONFIG unless `value` is one of `choices`. */
export function checkChoice(name: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return
  throw new StreamError('INVALID_CONFIG', `${name} must be one of ${choices.join(', ')}, not ${String(value)}`)
}

/** Throws INVALID_CONFIG unless `value` is true or false. */
export function checkFlag(name: string, value: boolean): void {
  if (typeof value === 'boolean') return
  throw new StreamError('INVALID_CONFIG', `${name} must be true or false, not ${String(value)}`)
}

/** Throws INVALID_CONFIG unless `value` is a whole number from `least` on. */
export function checkWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new StreamError('INVALID_CONFIG', `${name} must be a whole number from ${least} on, not ${String(value)}`)
}
