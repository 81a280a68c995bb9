import { StreamError } from '@millrace/base'
import type { Serde } from '@millrace/client'
import { type Duration, durationMs } from '../../../duration.ts'
import type { JoinWindows } from '../../../processors/joins/join-windows.ts'
import type { StoreKind } from '../../../stores/builder.ts'
import { checkOptions } from '../../check-options.ts'
import type { Named } from '../stateless.ts'

/** Which records of two streams belong together. At least one of `within`, `before` and `after` is given. */
export interface JoinWindowOptions {
  /** How far apart their times may be, either way. */
  readonly within?: Duration | undefined
  /** How much earlier than the left record the right one may be; `within` unless given. Negative: how much later it is at least. */
  readonly before?: Duration | undefined
  /** How much later than the left record the right one may be; `within` unless given. Negative: how much earlier it is at least. */
  readonly after?: Duration | undefined
  /** How long after that records may still come out of order: so long, left and outer joins wait with what has no match. Default: 0. */
  readonly grace?: Duration | undefined
}

/** How two streams are joined. */
export interface StreamJoinOptions<Key, Left, Right> extends JoinWindowOptions, Named {
  /** Names the stores, instead of generated names. */
  readonly store?: string | undefined
  /** Where the stores lie. The application's default unless given. */
  readonly kind?: StoreKind | undefined
  /** Whether the stores have changelogs, and configs of these topics. Yes, unless given: without, the state goes with the task. */
  readonly logged?: boolean | Readonly<Record<string, string>> | undefined
  /** Serdes for the stores and for repartition topics; by default those of the streams. */
  readonly key?: Serde<Key> | undefined
  readonly left?: Serde<Left> | undefined
  readonly right?: Serde<Right> | undefined
}

/** Reads the window. Throws INVALID_CONFIG if none is given, or one is no duration. */
export function joinWindowsOf(options: JoinWindowOptions, operator: string): JoinWindows {
  checkOptions('join', options, `${operator}()`)
  const { within, grace = 0 } = options
  const { before = within ?? 0, after = within ?? 0 } = options
  if (within === undefined && options.before === undefined && options.after === undefined) {
    throw new StreamError(
      'INVALID_CONFIG',
      `${operator}() was given no window: say how far apart the records may be, such as { within: '5m' }`,
    )
  }
  const beforeMs = signedDurationMs(before, `before of ${operator}()`)
  const afterMs = signedDurationMs(after, `after of ${operator}()`)
  if (beforeMs + afterMs < 0) {
    throw new StreamError(
      'INVALID_CONFIG',
      `the window of ${operator}() ends ${-beforeMs - afterMs} ms before it begins (before ${beforeMs} ms, after ${afterMs} ms): no records match`,
    )
  }
  return { beforeMs, afterMs, graceMs: durationMs(grace, `grace of ${operator}()`) }
}

function signedDurationMs(duration: Duration, what: string): number {
  if (typeof duration === 'number' && duration < 0) return -durationMs(-duration, what)
  if (typeof duration === 'string' && duration.startsWith('-')) return -durationMs(duration.slice(1) as Duration, what)
  return durationMs(duration, what)
}
