import { limits } from '../limits.ts'
import type { BackoffOptions } from './backoff.ts'

/**
 * How often to look for a partition's new leader: every few tens of milliseconds while an election may be under way, then as rarely
 * as any other retry. `retryBackoffMs` and `retryBackoffMsMax` are the caller's settings for those.
 */
export function failoverPace(settings: {
  readonly retryBackoffMs: number
  readonly retryBackoffMsMax: number
}): BackoffOptions {
  return {
    initialMs: Math.min(limits.failoverPauseMsMin, settings.retryBackoffMs),
    maxMs: settings.retryBackoffMsMax,
    eager: { attempts: limits.failoverAttemptsEager, maxMs: limits.failoverPauseMsMax },
  }
}
