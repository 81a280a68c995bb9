import { isStreamError, StreamError, toStreamError } from '@millrace/base'
import { TaskStop } from '../task/stream-task.ts'

/** A failure of a copy, and whose it is. */
export interface Failure {
  readonly error: StreamError
  /** The task that was at work; undefined: none was, or all are concerned. */
  readonly taskId: string | undefined
  /** Whether it may go away by itself, as failures of the cluster may; not if a task could not handle a record. */
  readonly mayPass: boolean
  /** Whether tasks that begin again can change anything: not for what the copy itself needs, such as its membership. */
  readonly isReplaceable: boolean
}

/** What was thrown while a task, or none, was at work. */
export function failureIn(thrown: unknown, working: string | undefined): Failure {
  return { error: errorOf(thrown), taskId: working, mayPass: !(thrown instanceof TaskStop), isReplaceable: true }
}

/** What the copy itself needs is gone: other tasks would not help. */
export function copyFailure(error: StreamError): Failure {
  return { error, taskId: undefined, mayPass: false, isReplaceable: false }
}

/** What a task needs is not to be had. */
export function taskFailureOf(thrown: unknown, taskId: string | undefined): Failure {
  return { error: errorOf(thrown), taskId, mayPass: false, isReplaceable: true }
}

/** The member is another by now, or none: it will be told, and then knows what is its own. */
const membershipCodes: ReadonlySet<string> = new Set(['UNKNOWN_MEMBER_ID', 'FENCED_MEMBER_EPOCH', 'STALE_MEMBER_EPOCH'])

/** Whether what could not be done for a task may be tried again, for as long as the task is this member's. */
export function isPassing(error: StreamError): boolean {
  return error.retriable || membershipCodes.has(error.code)
}

/** The error that a copy ends with. */
export function errorOf(thrown: unknown): StreamError {
  const cause = thrown instanceof TaskStop ? thrown.cause : thrown
  if (isStreamError(cause)) return cause
  return toStreamError(cause, 'INTERNAL', 'the application failed')
}

/** Why a copy stops that was asked to by another. */
export function shutdownAsked(applicationId: string, reason: string): StreamError {
  return new StreamError(
    'PROCESSING_FAILED',
    `a copy of application ${applicationId} has failed, and asked all of them to stop: ${reason}`,
  )
}
