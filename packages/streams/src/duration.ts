import { StreamError } from '@millrace/base'

/** A time span: milliseconds, or text such as `500ms`, `10s`, `1m`, `1.5h`, `7d`. */
export type Duration = number | `${number}${DurationUnit}`

type DurationUnit = 'ms' | 's' | 'm' | 'h' | 'd'

const unitMs: Readonly<Record<DurationUnit, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of `duration`, a whole number from 0 on; throws INVALID_CONFIG that names `what`. */
export function durationMs(duration: Duration, what: string): number {
  const ms = typeof duration === 'number' ? duration : msOfText(duration)
  if (ms === undefined || !Number.isSafeInteger(ms) || ms < 0)
    throw new StreamError(
      'INVALID_CONFIG',
      `${what} is ${JSON.stringify(duration)}: give milliseconds, from 0 on, or text such as '500ms', '10s', '1m', '1h' or '7d'`,
    )
  return ms
}

/** The same, but 0 is refused too. */
export function positiveDurationMs(duration: Duration, what: string): number {
  const ms = durationMs(duration, what)
  if (ms === 0) throw new StreamError('INVALID_CONFIG', `${what} is 0: give at least one millisecond`)
  return ms
}

function msOfText(text: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? []
  if (amount === undefined || unit === undefined) return undefined
  return Math.round(Number(amount) * unitMs[unit as DurationUnit])
}
