import { isStreamError } from '@millrace/base'

/** What the exit code of `millrace-broker` says. */
export const exitCodes = {
  /** Stopped because it was asked to, with everything on disk. */
  stopped: 0,
  /** Something that must not happen did; the log has it. */
  crashed: 1,
  /** The command line or the configuration is wrong. */
  usage: 2,
  /** The address can't be listened on. */
  address: 3,
  /** The data folder can't be used, or failed while the broker ran. */
  data: 4,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The exit code for an error that kept the broker from starting, or ended it. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!isStreamError(error)) return exitCodes.crashed
  switch (error.code) {
    case 'INVALID_CONFIG':
    case 'LISTENER_INSECURE':
      return exitCodes.usage
    case 'ADDRESS_IN_USE':
      return exitCodes.address
    case 'DATA_DIRECTORY_IN_USE':
    case 'DATA_DIRECTORY_FOREIGN':
    case 'DATA_DIRECTORY_UNUSABLE':
    case 'STORAGE_ERROR':
    case 'DISK_FULL':
    case 'CORRUPT_LOG':
      return exitCodes.data
    default:
      return exitCodes.crashed
  }
}
