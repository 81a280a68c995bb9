import { retryAfterMsMax } from '../limits.ts'

/**
 * The pause that `Retry-After` asks for (RFC 9110, 10.2.3: seconds, or a date), in milliseconds, at most five minutes; undefined if it asks for none
 * that can be understood.
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, retryAfterMsMax)
  const dateMs = /^[A-Za-z]{3,9},/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(dateMs) ? undefined : Math.min(Math.max(0, dateMs - nowMs), retryAfterMsMax)
}
