/** What the exit code of a command says. */
export const exitCodes = {
  ok: 0,
  /** Some of the work, or the one thing that was asked for, was not done. */
  failed: 1,
  /** The command line, an argument or a configuration is wrong: nothing was tried. */
  usage: 2,
  /** No broker answered. */
  unreachable: 3,
  /** The broker answered that it, or its storage, is not well; or `dev` could not use its data folder. */
  unhealthy: 4,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
