import { usageError } from '../failure.ts'
import { parseDuration, parseTime } from './times.ts'

/** Where `group seek` sends a group, before any partition is known. */
export type SeekTarget =
  | { readonly kind: 'earliest' }
  | { readonly kind: 'latest' }
  | { readonly kind: 'time'; readonly timestampMs: number }
  | { readonly kind: 'shift'; readonly by: number }
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'file'; readonly path: string }

export interface SeekFlags {
  readonly toEarliest?: boolean
  readonly toLatest?: boolean
  readonly toDatetime?: string
  readonly byDuration?: string
  readonly shiftBy?: number
  readonly toOffset?: number
  readonly fromFile?: string
}

const flags = '--to-earliest, --to-latest, --to-datetime, --by-duration, --shift-by, --to-offset or --from-file'

/** The one target that the flags name. Throws a usage error for none and for several. */
export function seekTarget(given: SeekFlags, nowMs: number): SeekTarget {
  const targets: SeekTarget[] = []
  if (given.toEarliest === true) targets.push({ kind: 'earliest' })
  if (given.toLatest === true) targets.push({ kind: 'latest' })
  if (given.toDatetime !== undefined) targets.push({ kind: 'time', timestampMs: time(given.toDatetime, nowMs) })
  if (given.byDuration !== undefined) {
    targets.push({ kind: 'time', timestampMs: Math.max(0, nowMs - duration(given.byDuration)) })
  }
  if (given.shiftBy !== undefined) targets.push({ kind: 'shift', by: given.shiftBy })
  if (given.toOffset !== undefined) targets.push({ kind: 'offset', offset: given.toOffset })
  if (given.fromFile !== undefined) targets.push({ kind: 'file', path: given.fromFile })
  const [target] = targets
  if (target === undefined) throw usageError(`say where to: ${flags}`)
  if (targets.length > 1) throw usageError(`say one place to go to: ${flags}`)
  return target
}

/** Lines of `topic,partition,offset`, as Kafka's tools write them; empty lines, and a first one of headings, are left out. */
export function parseOffsetLines(text: string, path: string): { topic: string; partition: number; offset: number }[] {
  return text.split('\n').flatMap((line, index) => {
    const fields = line.trim().replaceAll('"', '').split(',')
    if (line.trim() === '' || (index === 0 && fields[1]?.trim().toLowerCase() === 'partition')) return []
    const [topic = '', ...numbers] = fields.map((field) => field.trim())
    const [partition = Number.NaN, offset = Number.NaN] = numbers.map((field) =>
      /^\d+$/.test(field) ? Number(field) : Number.NaN,
    )
    if (topic === '' || numbers.length !== 2 || !Number.isSafeInteger(partition) || !Number.isSafeInteger(offset)) {
      throw usageError(`${path}:${index + 1}: a line is topic,partition,offset, not '${line.trim()}'`)
    }
    return [{ topic, partition, offset }]
  })
}

function time(text: string, nowMs: number): number {
  const timestampMs = parseTime(text, nowMs)
  if (timestampMs !== undefined) return timestampMs
  throw usageError(
    `'${text}' is not a time, such as 2001-01-31, 2001-01-31T12:00Z, -90m (s, m, h, d), now, or milliseconds since 1970`,
  )
}

function duration(text: string): number {
  const durationMs = parseDuration(text)
  if (durationMs !== undefined) return durationMs
  throw usageError(`'${text}' is not a duration, such as 90m (s, m, h, d) or PT1H30M`)
}
