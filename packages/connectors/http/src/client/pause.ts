import { setTimeout } from 'node:timers/promises'

/** Time, for what waits: tests bring their own. */
export interface Time {
  /** Milliseconds since 1970. */
  nowMs(): number
  /** Resolves after `delayMs`; rejects as soon as the signal says so. */
  pause(delayMs: number, signal: AbortSignal): Promise<void>
}

/** The machine's. */
export const realTime: Time = {
  nowMs: () => Date.now(),
  pause: (delayMs, signal) => setTimeout(delayMs, undefined, { signal }),
}
