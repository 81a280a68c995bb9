const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }
const relativeTime = /^-(\d+)(ms|s|m|h|d)$/
const absoluteTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/
const isoDuration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** Milliseconds since 1970 of `2001-01-31`, `2001-01-31T12:00Z` (UTC without a zone), `-90m`, `now` or a number of them; undefined for none of these. */
export function parseTime(text: string, nowMs: number): number | undefined {
  if (text === 'now') return nowMs
  if (/^\d+$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : undefined
  const relative = relativeTime.exec(text)
  if (relative !== null) return nowMs - Number(relative[1]) * (unitsMs[relative[2] ?? ''] ?? Number.NaN)
  const absolute = absoluteTime.exec(text)
  if (absolute === null) return undefined
  // Date.parse takes a time without a zone for local time, a date without a time for UTC.
  const withZone = absolute[1] === undefined || absolute[4] !== undefined ? text : `${text}Z`
  const timestampMs = Date.parse(withZone)
  return Number.isNaN(timestampMs) ? undefined : timestampMs
}

/** Milliseconds of `90m` (ms, s, m, h, d) or of ISO 8601's `P1DT2H`; undefined for what is neither. */
export function parseDuration(text: string): number | undefined {
  const simple = /^(\d+)(ms|s|m|h|d)$/.exec(text)
  if (simple !== null) return Number(simple[1]) * (unitsMs[simple[2] ?? ''] ?? Number.NaN)
  const iso = isoDuration.exec(text)
  if (iso === null || text === 'P' || text.endsWith('T')) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((field) => Number(field ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
}
