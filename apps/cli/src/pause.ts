import { setTimeout as delay } from 'node:timers/promises'

/** Waits, or until `signal` is aborted; which of the two it was, the signal says. */
export async function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(delayMs, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
