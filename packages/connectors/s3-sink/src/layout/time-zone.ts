/** How much a zone's clocks are ahead of UTC at a time, in milliseconds. */
export type OffsetAt = (timestampMs: number) => number

const quarterMs = 15 * 60_000

/** The offsets of a time zone by its name. Throws if there is none of it. */
export function timeZone(name: string): OffsetAt {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    })
  } catch {
    throw new Error('It is no time zone')
  }
  if (/^(UTC|GMT|Etc\/UTC)$/i.test(name)) return () => 0
  let last: { readonly quarter: number; readonly offset: number } | undefined
  return (timestampMs) => {
    // Offsets change at quarters of an hour; most records are of the same one.
    const quarter = Math.floor(timestampMs / quarterMs)
    if (last?.quarter === quarter) return last.offset
    const begin = quarter * quarterMs
    const parts = new Map(format.formatToParts(begin).map(({ type, value }) => [type, value]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type))
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year')
    const local = new Date(0)
    local.setUTCFullYear(year, part('month') - 1, part('day'))
    local.setUTCHours(part('hour'), part('minute'), part('second'))
    const offset = local.getTime() - begin
    last = { quarter, offset }
    return offset
  }
}
