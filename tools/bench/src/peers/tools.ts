import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { endWithUs } from '../end-with-us.ts'
import { lastOutputOf } from './child-output.ts'

export interface ToolOptions {
  readonly signal?: AbortSignal | undefined
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
}

const keptChars = 64 * 1024

/** Runs a program to its end; resolves with what it printed. Rejects, with the end of that, if it fails or is told to stop. */
export async function runTool(
  command: string,
  arguments_: readonly string[],
  options: ToolOptions = {},
): Promise<string> {
  const { signal, cwd, env = process.env } = options
  const child = spawn(command, arguments_, { stdio: ['ignore', 'pipe', 'pipe'], cwd, env })
  const kill = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', kill, { once: true })
  endWithUs(child)
  const output = lastOutputOf(child, keptChars)
  try {
    const [code, ended] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    if (code === 0) return output()
    throw new Error(`${command} ended with ${code ?? ended}: ${tail(output())}`)
  } finally {
    signal?.removeEventListener('abort', kill)
  }
}

/** The last lines of an output in one, for a reason that stands in a table. */
export function tail(output: string): string {
  return output.trim().split('\n').slice(-3).join(' / ').slice(-300)
}

/** Ends a process that was started here: asks, then insists. */
export async function stopProcess(child: ChildProcess, patienceMs = 10_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await exited
  clearTimeout(timer)
}
