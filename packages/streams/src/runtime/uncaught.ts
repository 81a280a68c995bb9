import type { StreamError } from '@millrace/base'

/**
 * What a copy does about a failure that no handler of records has answered (KIP-671). `stop`: this copy fails, and others take its tasks over.
 * `replace`: the task begins again from what was committed, after a while. `shutdown-application`: all copies of the application stop.
 */
export type UncaughtResponse = 'stop' | 'replace' | 'shutdown-application'

/** A failure that no handler of records has answered. */
export interface UncaughtFailure {
  readonly error: StreamError
  /** The task that failed, such as `0_3`; undefined: the failure belongs to no task. */
  readonly taskId: string | undefined
  /** How often the task (or, without one, the copy) was begun again since it last committed something. */
  readonly replaced: number
}

/** Decides about one failure. If it throws, the copy stops. */
export type UncaughtHandler = (failure: UncaughtFailure) => UncaughtResponse

/** All responses, for checks of options. */
export const uncaughtResponses: readonly UncaughtResponse[] = ['stop', 'replace', 'shutdown-application']
