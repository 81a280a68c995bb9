import { type Clock, type ErrorCode, isStreamError, type Random, StreamError } from '@millrace/base'
import { limits } from '../limits.ts'
import { aborted, sleep } from './abort.ts'
import { Backoff, type BackoffOptions } from './backoff.ts'

export interface RetryPorts {
  readonly clock: Clock
  readonly random: Random
}

export interface RetryOptions {
  /** For messages. */
  readonly what: string
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  readonly backoff?: BackoffOptions
}

/** What a call to another broker, or a little later, may cure. The other retriable errors are about what was asked for. */
const curedByWaiting: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'BROKER_UNAVAILABLE',
  'SHUTTING_DOWN',
  'RESOURCE_EXHAUSTED',
  'REQUEST_TIMED_OUT',
  'TIMEOUT',
  'NOT_LEADER',
  'UNKNOWN_TOPIC_ID',
  'FENCED_LEADER_EPOCH',
  'UNKNOWN_LEADER_EPOCH',
  'OFFSET_NOT_AVAILABLE',
  'LEADER_NOT_AVAILABLE',
  'NEW_LEADER_ELECTED',
  'REPLICA_NOT_AVAILABLE',
  'NOT_ENOUGH_REPLICAS',
  'NOT_CONTROLLER',
  'NO_QUORUM',
  'NOT_COORDINATOR',
  'COORDINATOR_NOT_AVAILABLE',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'REBALANCE_IN_PROGRESS',
  'UNSTABLE_OFFSET_COMMIT',
  'CONCURRENT_TRANSACTIONS',
])

const defaultBackoff: BackoffOptions = { initialMs: 50, maxMs: 1_000 }

/**
 * Calls `attempt` until it succeeds, fails with what waiting does not cure, or `timeoutMs` are over: then its last error is thrown. It is
 * told how much time is left, and how much of that one broker may take to answer: little at first, for it may hang and another have
 * taken over.
 */
export async function retry<T>(
  ports: RetryPorts,
  options: RetryOptions,
  attempt: (leftMs: number, answerMs: number) => Promise<T>,
): Promise<T> {
  const { what, signal } = options
  const deadlineMs = ports.clock.monotonicMs() + options.timeoutMs
  const backoff = new Backoff(options.backoff ?? defaultBackoff, ports.random)
  for (let answerMs: number = limits.leaderAnswerMsMin; ; answerMs *= 2) {
    if (signal?.aborted === true) throw aborted(what, signal)
    try {
      const leftMs = Math.max(1, deadlineMs - ports.clock.monotonicMs())
      return await attempt(leftMs, Math.min(leftMs, answerMs))
    } catch (error) {
      if (!isStreamError(error) || !curedByWaiting.has(error.code)) throw error
      const pauseMs = error.retryAfterMs ?? backoff.nextMs()
      if (ports.clock.monotonicMs() + pauseMs >= deadlineMs) throw timedOut(error, options)
      await sleep(ports.clock, pauseMs, signal, what)
    }
  }
}

function timedOut(last: StreamError, options: RetryOptions): StreamError {
  return new StreamError(last.code, `${options.what}: gave up after ${options.timeoutMs} ms: ${last.message}`, {
    cause: last,
    context: last.context,
  })
}
