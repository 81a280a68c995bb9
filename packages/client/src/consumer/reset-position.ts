import type { Clock } from '@millrace/base'
import type { PositionReset } from './options.ts'
import type { StartPosition } from './types.ts'

/** Where a partition begins whose position is not in the log. */
export function resetPosition(reset: Exclude<PositionReset, 'error'>, clock: Clock): StartPosition {
  return typeof reset === 'string' ? reset : { timestamp: Math.max(0, clock.wallMs() - reset.durationMs) }
}
