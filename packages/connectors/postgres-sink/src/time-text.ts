import { dataError } from '@millrace/connect'

const msPerDay = 86_400_000

/** The ISO form of a time that JavaScript can say, as PostgreSQL reads it: it has no year 0, and says BC. */
function isoParts(ms: number): { readonly date: string; readonly time: string; readonly era: string } {
  if (!(Math.abs(ms) <= 8_640_000_000_000_000)) throw dataError('a time is beyond the year 275760')
  const iso = new Date(ms).toISOString()
  const at = iso.indexOf('T')
  const [date, time] = [iso.slice(0, at), iso.slice(at + 1, -1)]
  if (/^\d{4}-/.test(date) && !date.startsWith('0000')) return { date, time, era: '' }
  if (date.startsWith('+')) return { date: date.slice(1).replace(/^0+/, ''), time, era: '' }
  const [, year = '', rest = ''] = /^-?(\d+)(-.*)$/.exec(date) ?? []
  return { date: `${String(Number(year) + 1).padStart(4, '0')}${rest}`, time, era: ' BC' }
}

/** A day, by days since 1970. */
export function dayText(days: number): string {
  const { date, era } = isoParts(days * msPerDay)
  return date + era
}

/** How many of a unit are a millisecond: a time of Debezium is in milliseconds, microseconds or nanoseconds. */
export type PerMs = 1 | 1_000 | 1_000_000

/** The whole milliseconds in a time, and the digits of what is left of one. */
function split(value: number | bigint, perMs: PerMs): { readonly ms: number; readonly rest: string } {
  const all = BigInt(value)
  const unit = BigInt(perMs)
  const left = ((all % unit) + unit) % unit
  return {
    ms: Number((all - left) / unit),
    rest: perMs === 1 ? '' : String(left).padStart(String(perMs).length - 1, '0'),
  }
}

/** A point in time, by what has passed of a unit since 1970, UTC. */
export function timestampText(value: number | bigint, perMs: PerMs = 1): string {
  const { ms, rest } = split(value, perMs)
  const { date, time, era } = isoParts(ms)
  return `${date} ${time}${rest}+00${era}`
}

/** A time of day, by what has passed of a unit since midnight; 24:00 is one. */
export function timeText(value: number | bigint, perMs: PerMs = 1): string {
  const { ms, rest } = split(value, perMs)
  if (ms < 0 || ms > msPerDay) throw dataError('a time is beyond its day')
  return ms === msPerDay ? '24:00:00' : isoParts(ms).time + rest
}

/** Whether a point in time is a midnight, UTC. */
export function isMidnight(value: number | bigint, perMs: PerMs = 1): boolean {
  return BigInt(value) % BigInt(msPerDay * perMs) === 0n
}
