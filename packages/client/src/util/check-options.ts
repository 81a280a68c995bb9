import { StreamError } from '@millrace/base'

/** Throws INVALID_CONFIG unless `value` is a number (Infinity included) from `least` to `most`. */
export function checkNumber(name: string, value: number, least: number, most = Infinity): void {
  if (typeof value === 'number' && value >= least && value <= most) return
  const range = most === Infinity ? `${least} or more` : `from ${least} to ${most}`
  throw new StreamError('INVALID_CONFIG', `${name} must be a number ${range}, not ${String(value)}`)
}
