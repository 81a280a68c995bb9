import { checkKnown, StreamError } from '@millrace/base'
import { type Duration, durationMs, positiveDurationMs } from '../duration.ts'

/** Windows of one length at fixed places: tumbling if they follow one another, hopping if they overlap. Starts are multiples of the advance. */
export interface TimeWindows {
  readonly kind: 'time'
  readonly sizeMs: number
  readonly advanceMs: number
  readonly graceMs: number
}

/** One window from a start, without end (Kafka's UnlimitedWindows). */
export interface UnlimitedWindows {
  readonly kind: 'unlimited'
  readonly startMs: number
}

/** Windows that lie where the records are: any two records at most the difference apart are together in one (KIP-450). Both ends are inclusive. */
export interface SlidingWindows {
  readonly kind: 'sliding'
  readonly differenceMs: number
  readonly graceMs: number
}

/** Sessions: records of a key at most the gap apart belong together (KIP-94). */
export interface SessionWindows {
  readonly kind: 'session'
  readonly gapMs: number
  readonly graceMs: number
}

/** Windows whose results are read by key and start. */
export type FixedWindows = TimeWindows | UnlimitedWindows | SlidingWindows

/** How long after its end a window still takes records that come late. Nothing if it is not given (KIP-633). */
export interface GraceOptions {
  readonly grace?: Duration | undefined
}

/** Windows that follow one another: `tumbling('1m', { grace: '10s' })`. Start inclusive, end exclusive. */
export function tumbling(size: Duration, options: GraceOptions = {}): TimeWindows {
  checkKnown('tumbling()', options, ['grace'])
  const sizeMs = positiveDurationMs(size, 'the size of tumbling windows')
  return { kind: 'time', sizeMs, advanceMs: sizeMs, graceMs: graceMs(options) }
}

/** Windows that overlap: one begins every `advance`. Start inclusive, end exclusive. Throws INVALID_CONFIG if the advance is greater than the size. */
export function hopping(size: Duration, options: GraceOptions & { readonly advance: Duration }): TimeWindows {
  checkKnown('hopping()', options, ['advance', 'grace'])
  const sizeMs = positiveDurationMs(size, 'the size of hopping windows')
  const advanceMs = positiveDurationMs(options.advance, 'the advance of hopping windows')
  if (advanceMs > sizeMs)
    throw new StreamError(
      'INVALID_CONFIG',
      `hopping windows of ${sizeMs} ms can't advance by ${advanceMs} ms: records between them would be lost`,
    )
  return { kind: 'time', sizeMs, advanceMs, graceMs: graceMs(options) }
}

/** Windows of records at most `difference` apart, wherever they are. */
export function sliding(difference: Duration, options: GraceOptions = {}): SlidingWindows {
  checkKnown('sliding()', options, ['grace'])
  return {
    kind: 'sliding',
    differenceMs: durationMs(difference, 'the time difference of sliding windows'),
    graceMs: graceMs(options),
  }
}

/** Sessions that end when a key had no record for `gap`. */
export function session(gap: Duration, options: GraceOptions = {}): SessionWindows {
  checkKnown('session()', options, ['grace'])
  return {
    kind: 'session',
    gapMs: durationMs(gap, 'the inactivity gap of sessions'),
    graceMs: graceMs(options),
  }
}

/** One window of all records from `startMs` on (milliseconds since 1970); its end is Infinity. */
export function unlimited(options: { readonly startMs?: number | undefined } = {}): UnlimitedWindows {
  checkKnown('unlimited()', options, ['startMs'])
  const { startMs = 0 } = options
  return { kind: 'unlimited', startMs: durationMs(startMs, 'the start of an unlimited window') }
}

/** The end of a fixed window that begins at `startMs`; exclusive, of sliding windows inclusive. */
export function windowSizeMs(windows: FixedWindows): number {
  if (windows.kind === 'time') return windows.sizeMs
  return windows.kind === 'sliding' ? windows.differenceMs : Infinity
}

/** For how long a store keeps these windows at least. As in Kafka: a session that ended longest ago may be gone one millisecond before it closes. */
export function retentionNeededMs(windows: FixedWindows | SessionWindows): number {
  switch (windows.kind) {
    case 'time':
      return windows.sizeMs + windows.graceMs
    case 'unlimited':
      return Infinity
    case 'sliding':
      // What lies in the window before that of the record is looked at too. With a difference of 0 the window of this millisecond must stay.
      return Math.max(1, 2 * windows.differenceMs + windows.graceMs)
    case 'session':
      return windows.gapMs + windows.graceMs
  }
}

/** How long after its end (the end in its key) a window may still change. */
export function closesAfterMs(windows: FixedWindows | SessionWindows): number {
  if (windows.kind === 'unlimited') return 0
  return windows.kind === 'session' ? windows.gapMs + windows.graceMs : windows.graceMs
}

function graceMs({ grace = 0 }: GraceOptions): number {
  return durationMs(grace, 'the grace of windows')
}
