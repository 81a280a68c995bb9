import type { Readable, Writable } from 'node:stream'

/** Where a command reads from and writes to: the process's own streams, or a test's. */
export interface CliIo {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted on Ctrl-C and SIGTERM: finish what was begun, then end. */
  readonly interrupted: AbortSignal
}

/** Whether a person looks at the stream. */
export function isTerminal(stream: unknown): boolean {
  return typeof stream === 'object' && stream !== null && 'isTTY' in stream && stream.isTTY === true
}

/** Writes a line to stderr: news for people, never data. */
export function note(io: CliIo, text: string): void {
  io.stderr.write(`${text}\n`)
}
