import type { Clock, Timer } from '@millrace/base'

/** The longest delay that setTimeout takes; a longer one would fire at once. */
const delayMsMax = 2_147_483_647

/** The time of this machine. */
export class NodeClock implements Clock {
  wallMs(): number {
    return Date.now()
  }

  monotonicMs(): number {
    return performance.now()
  }

  setTimer(delayMs: number, fire: () => void): Timer {
    const dueMs = performance.now() + Math.max(0, delayMs)
    let handle: NodeJS.Timeout
    const arm = (): void => {
      // setTimeout counts whole milliseconds and may fire a fraction early: never before it is due.
      const leftMs = Math.ceil(dueMs - performance.now())
      handle = setTimeout(leftMs > delayMsMax ? arm : check, Math.min(Math.max(leftMs, 0), delayMsMax))
    }
    const check = (): void => {
      if (performance.now() < dueMs) arm()
      else fire()
    }
    arm()
    return { cancel: () => clearTimeout(handle) }
  }

  yieldTurn(): Promise<void> {
    // The check phase follows the poll phase: one immediate may run before the sockets were read, the second never does.
    return new Promise((resolve) => {
      setImmediate(() => setImmediate(resolve))
    })
  }
}
