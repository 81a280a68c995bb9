import { ConfiguredRetryStrategy } from '@smithy/core/retry'

/** How often requests are sent again, and how fast. */
export interface RequestBackoffOptions {
  readonly triesMax: number
  readonly delayMs: number
  readonly delayMsMax: number
}

/** The pauses of requests that failed and may do better: they double, and vary so that not all who were told to slow down come back at once. */
export function requestBackoff({ triesMax, delayMs, delayMsMax }: RequestBackoffOptions): ConfiguredRetryStrategy {
  return new ConfiguredRetryStrategy(triesMax, (attempt) => {
    const doubled = Math.min(delayMsMax, delayMs * 2 ** Math.min(attempt, 30))
    return doubled / 2 + Math.random() * (doubled / 2)
  })
}
