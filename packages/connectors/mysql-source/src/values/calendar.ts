import type { RawDate, RawDateTime } from './raw-value.ts'

/** Whether a day has parts that are zero, as MariaDB's `0000-00-00` has: there is no such day. */
export const isNoDay = ({ month, day }: RawDate | RawDateTime): boolean => month === 0 || day === 0

/** Days since 1970, by the calendar that goes on backwards before its making. */
export function daysSinceEpoch({ year, month, day }: RawDate | RawDateTime): number {
  const date = new Date(0)
  // Years below 100 would be taken for those of the last century otherwise.
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / 86_400_000)
}

/** Seconds since 1970, if the clock was that of UTC. */
export const secondsSinceEpoch = (at: RawDateTime): number =>
  daysSinceEpoch(at) * 86_400 + at.hour * 3600 + at.minute * 60 + at.second

/** A point in time in ISO 8601, UTC, with as many digits of a second as its column has. */
export function zonedText(seconds: number, micros: number, digits: number): string {
  const text = new Date(seconds * 1000).toISOString().slice(0, 19)
  return digits === 0 ? `${text}Z` : `${text}.${String(micros).padStart(6, '0').slice(0, digits)}Z`
}
