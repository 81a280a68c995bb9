import { type ChildProcess, fork } from 'node:child_process'
import { env } from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { childProgram } from '../child-program.ts'
import type { FromChild, ToChild } from './messages.ts'

/** A child process, as the worker speaks to it. */
export interface ChildHandle {
  /** Sends a message; one that can't be sent is lost: the process is at its end, of which the listener is told. */
  send(message: ToChild): void
  /** Ends the process at once. */
  kill(): void
}

/** Who is told what a child process says and does. */
export interface ChildListener {
  message(message: FromChild): void
  /** A line that it wrote to its standard error. */
  line(text: string): void
  /** It has ended, or could not be started. Nothing comes after that. */
  ended(how: string): void
}

/** What of the worker's environment a child process has: nothing that a secret could be in. */
const inherited = [
  'HOME',
  'LANG',
  'LC_ALL',
  'NODE_EXTRA_CA_CERTS',
  'PATH',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'TMPDIR',
  'TZ',
]

function environment(): Record<string, string> {
  const entries = inherited.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]))
  return Object.fromEntries(entries)
}

/** How a process ended, in words. */
function endInWords(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `exited with ${String(code)}` : `was ended by ${signal}`
}

/** MiB of half of what V8 has for new objects: what is on its way at a time has room there, and is not taken for what stays. */
const semiSpaceMiBMax = 32
/** What of the heap that is at most. */
const semiSpaceShare = 1 / 16

function flags(heapMiBMax: number): string[] {
  const semiSpaceMiB = Math.max(1, Math.min(semiSpaceMiBMax, Math.floor(heapMiBMax * semiSpaceShare)))
  // Records lie in Buffers outside of V8's heap, and every few MiB of these have it mark the heap again: in steps that costs much more.
  return [`--max-old-space-size=${heapMiBMax}`, `--max-semi-space-size=${semiSpaceMiB}`, '--no-incremental-marking']
}

/** Starts a child process whose heap may have `heapMiBMax`. */
export function forkChild(listener: ChildListener, { heapMiBMax }: { readonly heapMiBMax: number }): ChildHandle {
  const child: ChildProcess = fork(fileURLToPath(childProgram()), [], {
    env: environment(),
    execArgv: flags(heapMiBMax),
    // Connectors without a file read and write the worker's own streams.
    stdio: ['inherit', 'inherit', 'pipe', 'ipc'],
  })
  let isOver = false
  const over = (how: string): void => {
    if (isOver) return
    isOver = true
    listener.ended(how)
  }
  child.on('message', (message) => {
    // The channel is ours, and so is the program at its other end.
    if (!isOver) listener.message(message as FromChild)
  })
  child.on('error', (error) => over(`could not be run: ${error.message}`))
  // Behind the last lines that it wrote.
  child.on('close', (code, signal) => over(endInWords(code, signal)))
  if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', (text) => listener.line(text))
  return {
    send(message) {
      // What goes wrong is followed by the end of the process.
      child.send(message, () => {})
    },
    kill() {
      child.kill('SIGKILL')
    },
  }
}
