import { setTimeout } from 'node:timers/promises'
import { check } from './check.ts'

/** How often something is looked at that can't say when it has changed, in milliseconds. */
const lookMs = 5

/** Resolves once `isSo`; fails the case with `what` is missing if it takes more than `withinMs`. */
export async function until(isSo: () => boolean, withinMs: number, what: () => string): Promise<void> {
  const endMs = performance.now() + withinMs
  while (!isSo()) {
    check(performance.now() < endMs, `${what()} within ${withinMs} ms`)
    await setTimeout(lookMs)
  }
}

/** What `work` gives; fails the case with `what` if it takes more than `withinMs`. */
export async function within<Result>(work: Promise<Result>, withinMs: number, what: string): Promise<Result> {
  const stop = new AbortController()
  const late = setTimeout(withinMs, undefined, { signal: stop.signal }).then(
    () => check(false, `${what} within ${withinMs} ms`),
    () => new Promise<never>(() => {}),
  )
  try {
    return await Promise.race([work, late.then(() => work)])
  } finally {
    stop.abort()
  }
}
