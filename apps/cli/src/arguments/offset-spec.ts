import { usageError } from '../failure.ts'
import { parseTime } from './times.ts'

/** A place in a partition, before the partition is known. */
export type OffsetPoint =
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'offset'; readonly offset: number }
  /** `+N`: N records after the first there is. */
  | { readonly kind: 'after-start'; readonly count: number }
  /** `-N`: N records before the end. */
  | { readonly kind: 'before-end'; readonly count: number }
  /** The first record whose timestamp is this or later. */
  | { readonly kind: 'time'; readonly timestampMs: number }

export interface OffsetRange {
  readonly from: OffsetPoint
  /** Exclusive. Absent where reading goes on for ever. */
  readonly until?: OffsetPoint
}

/** Where a partition begins and ends, as the broker says. */
export interface PartitionBounds {
  readonly startOffset: number
  /** The offset that the next record will have. */
  readonly endOffset: number
}

const grammar =
  "an offset is 'start', 'end', N, +N (after the start), -N (before the end), @TIME, or a range of two such as 10:20, @-1h:end; " +
  'TIME is like 2001-01-31, 2001-01-31T12:00Z, -90m (s, m, h, d), now, or milliseconds since 1970'

/**
 * Reads an offset or a range of them: `start | end | N | +N | -N | @TIME | o1:o2 | @t1:t2`. The second of a range is exclusive;
 * left out, it is the end at the time of asking. A TIME without a zone is UTC.
 */
export function parseOffsetSpec(text: string, nowMs: number): OffsetRange {
  const range = text.startsWith('@') ? timeRange(text.slice(1), nowMs) : offsetRange(text, nowMs)
  if (range === undefined) throw usageError(`'${text}' is not an offset: ${grammar}`)
  if (isBackward(range)) {
    throw usageError(
      `'${text}' ends before it begins: the second of a range comes after the first, and is left out itself`,
    )
  }
  return range
}

/** Whether the range ends before it begins wherever the partition begins and ends. */
function isBackward({ from, until }: OffsetRange): boolean {
  if (until === undefined) return false
  if (from.kind === 'end') return until.kind === 'start'
  if (from.kind === 'offset' && until.kind === 'offset') return until.offset < from.offset
  if (from.kind === 'after-start' && until.kind === 'after-start') return until.count < from.count
  if (from.kind === 'before-end' && until.kind === 'before-end') return until.count > from.count
  return from.kind === 'time' && until.kind === 'time' && until.timestampMs < from.timestampMs
}

function offsetRange(text: string, nowMs: number): OffsetRange | undefined {
  const colon = text.indexOf(':')
  if (colon === -1) return only(point(text))
  const second = text.slice(colon + 1)
  return both(
    colon === 0 ? { kind: 'start' } : point(text.slice(0, colon)),
    second.startsWith('@') ? timePoint(second.slice(1), nowMs) : second === '' ? { kind: 'end' } : point(second),
  )
}

/** Times hold colons themselves, so each colon is tried as the one between the two. */
function timeRange(text: string, nowMs: number): OffsetRange | undefined {
  const whole = timePoint(text, nowMs)
  if (whole !== undefined) return only(whole)
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    const second = text.slice(colon + 1)
    const range = both(
      timePoint(text.slice(0, colon), nowMs),
      second === '' ? { kind: 'end' } : timePoint(second.startsWith('@') ? second.slice(1) : second, nowMs),
    )
    if (range !== undefined) return range
  }
  return undefined
}

function only(from: OffsetPoint | undefined): OffsetRange | undefined {
  return from === undefined ? undefined : { from }
}

function both(from: OffsetPoint | undefined, until: OffsetPoint | undefined): OffsetRange | undefined {
  return from === undefined || until === undefined ? undefined : { from, until }
}

function point(text: string): OffsetPoint | undefined {
  if (text === 'start' || text === 'end') return { kind: text }
  const match = /^([+-]?)(\d+)$/.exec(text)
  const number = Number(match?.[2])
  if (match === null || !Number.isSafeInteger(number)) return undefined
  if (match[1] === '+') return { kind: 'after-start', count: number }
  if (match[1] === '-') return { kind: 'before-end', count: number }
  return { kind: 'offset', offset: number }
}

function timePoint(text: string, nowMs: number): OffsetPoint | undefined {
  if (text === 'start' || text === 'end') return { kind: text }
  const timestampMs = parseTime(text, nowMs)
  return timestampMs === undefined ? undefined : { kind: 'time', timestampMs }
}

/**
 * The offset that a point is in one partition. `offsetForTime` answers undefined where no record is that late: that is the end.
 * A point outside the partition stays as it is where it was written out (the reader is told the valid range), and is held inside
 * where it counts from the start or the end.
 */
export async function resolveOffset(
  point: OffsetPoint,
  bounds: PartitionBounds,
  offsetForTime: (timestampMs: number) => Promise<number | undefined>,
): Promise<number> {
  switch (point.kind) {
    case 'start':
      return bounds.startOffset
    case 'end':
      return bounds.endOffset
    case 'offset':
      return point.offset
    case 'after-start':
      return Math.min(bounds.startOffset + point.count, bounds.endOffset)
    case 'before-end':
      return Math.max(bounds.endOffset - point.count, bounds.startOffset)
    case 'time':
      return (await offsetForTime(point.timestampMs)) ?? bounds.endOffset
  }
}
