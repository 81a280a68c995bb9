import { isStreamError } from '@millrace/base'

/** What the exit code of `millrace-connect` says. */
export const exitCodes = {
  /** Stopped because it was asked to; where connectors were is kept. */
  stopped: 0,
  /** Something that must not happen did; the log has it. */
  crashed: 1,
  /** The command line, the configuration or that of a connector is wrong. */
  usage: 2,
  /** The address of the REST API can't be listened on. */
  address: 3,
  /** No broker answers. */
  unreachable: 4,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The exit code for an error that kept the worker from starting. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!isStreamError(error)) return exitCodes.crashed
  switch (error.code) {
    case 'INVALID_CONFIG':
    case 'LISTENER_INSECURE':
      return exitCodes.usage
    case 'ADDRESS_IN_USE':
      return exitCodes.address
    case 'BROKER_UNAVAILABLE':
    case 'TIMEOUT':
      return exitCodes.unreachable
    default:
      return exitCodes.crashed
  }
}
