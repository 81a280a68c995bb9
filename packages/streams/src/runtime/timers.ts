import type { Scheduled } from '../processor/context.ts'

/**
 * Calls back once, after so many milliseconds. What has arrived by then is seen to first: after a pause of the whole process nothing is overdue
 * that only was not looked at.
 */
export function after(delayMs: number, callback: () => void): Scheduled {
  let immediate: NodeJS.Immediate | undefined
  const timer = setTimeout(() => {
    immediate = setImmediate(callback)
  }, delayMs)
  return {
    cancel: () => {
      clearTimeout(timer)
      clearImmediate(immediate)
    },
  }
}
