import { type ErrorCode, isStreamError } from '@millrace/base'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** Ends a command with a message for people and an exit code for scripts. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.exitCode = exitCode
  }
}

/** The command line is wrong. The message names the argument and says what would be right. */
export function usageError(message: string): CommandFailure {
  return new CommandFailure(exitCodes.usage, message)
}

const unreachable: ReadonlySet<ErrorCode> = new Set(['BROKER_UNAVAILABLE', 'TIMEOUT', 'SHUTTING_DOWN'])
const unhealthy: ReadonlySet<ErrorCode> = new Set([
  'STORAGE_ERROR',
  'DISK_FULL',
  'CORRUPT_LOG',
  'DATA_DIRECTORY_IN_USE',
  'DATA_DIRECTORY_FOREIGN',
  'DATA_DIRECTORY_UNUSABLE',
])
const usage: ReadonlySet<ErrorCode> = new Set([
  'INVALID_TOPIC',
  'INVALID_PARTITIONS',
  'INVALID_REPLICATION_FACTOR',
  'INVALID_CONFIG',
  'UNSUPPORTED_COMPRESSION_TYPE',
  'LISTENER_INSECURE',
])

/** The exit code for an error that ended a command. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandFailure) return error.exitCode
  if (!isStreamError(error)) return exitCodes.failed
  if (unreachable.has(error.code)) return exitCodes.unreachable
  if (unhealthy.has(error.code)) return exitCodes.unhealthy
  if (usage.has(error.code)) return exitCodes.usage
  return exitCodes.failed
}

/** The error as one line for people: its message, and its code where it has one. */
export function messageOf(error: unknown): string {
  if (isStreamError(error)) return `${oneLine(error.message)} (${error.code})`
  return oneLine(error instanceof Error ? error.message : String(error))
}

/** Whether the error is one that was foreseen, or the system's (a full disk); any other is a defect and is shown with its stack. */
export function isForeseen(error: unknown): boolean {
  return error instanceof CommandFailure || isStreamError(error) || (error instanceof Error && 'syscall' in error)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ')
}
