import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { assert } from '@millrace/base'
import { endWithUs } from '../../end-with-us.ts'
import { processUsage } from '../../process-usage.ts'
import { lastOutputOf } from '../child-output.ts'
import { stopProcess, tail } from '../tools.ts'

/** A server of a peer that runs. */
export interface Server {
  /** host:port */
  readonly address: string
  residentMb(): number
  stop(): Promise<void>
}

const keptChars = 16 * 1024
const retryMs = 20

/** Starts a program and resolves once it listens on `port`. Rejects if it ends before, or `signal` is aborted. */
export async function listen(
  command: string,
  arguments_: readonly string[],
  port: number,
  signal: AbortSignal,
): Promise<Server> {
  const child = spawn(command, arguments_, { stdio: ['ignore', 'pipe', 'pipe'] })
  endWithUs(child)
  const output = lastOutputOf(child, keptChars)
  try {
    await accepting(child, port, signal)
  } catch (error) {
    await stopProcess(child)
    throw new Error(`${command} does not listen: ${tail(output())}`, { cause: error })
  }
  return {
    address: `127.0.0.1:${port}`,
    residentMb: () => {
      assert(child.pid !== undefined, 'a process that listens was started')
      return processUsage(child.pid).residentBytes / 1e6
    },
    stop: () => stopProcess(child),
  }
}

async function accepting(child: ChildProcess, port: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended')
    const socket = connect(port, '127.0.0.1')
    const accepted = await Promise.race([
      once(socket, 'connect').then(() => true),
      // Nobody listens yet.
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (accepted) return
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}
