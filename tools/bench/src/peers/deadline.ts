/** What became of a step: what it gave, or why there is nothing. */
export type Outcome<T> = { readonly result: T } | { readonly failure: string }

/**
 * Runs one step with a deadline. When it is up, or the step fails, that is its outcome; nothing is thrown, so that no peer loses the
 * figures of another. `signal` tells the step to end what it has started.
 */
export async function step<T>(
  what: string,
  deadlineMs: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<Outcome<T>> {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${(deadlineMs / 1000).toFixed(0)} s`)), deadlineMs)
  })
  const running = run(controller.signal)
  // When the deadline came first, how the step ends is of no interest any more.
  running.catch(() => undefined)
  try {
    return { result: await Promise.race([running, late]) }
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n')
    return { failure: `${what}: ${reason}` }
  } finally {
    clearTimeout(timer)
    controller.abort()
  }
}
