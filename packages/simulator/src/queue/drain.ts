/**
 * Calls `next` again and again until it says false, and lets every promise job that a call made possible run before the following call.
 *
 * Node runs `process.nextTick` callbacks and promise jobs until none is left after each callback that its event loop makes, and a
 * callback of `setImmediate` is one. So one hop drains all of them, however long the chain is; nothing of the simulation waits for
 * anything else of the host.
 */
export function drainBetween(next: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const hop = (): void => {
      try {
        if (next()) setImmediate(hop)
        else resolve()
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    setImmediate(hop)
  })
}
