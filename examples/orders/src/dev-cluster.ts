import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../../apps/cli/bin/millrace.cjs', import.meta.url))

/** A cluster of three brokers in one process, in memory: `millrace dev --brokers 3`. */
export interface DevCluster {
  readonly brokers: readonly string[]
  readonly stop: () => Promise<void>
}

/** Starts one; resolves once it is ready. */
export async function startDevCluster(): Promise<DevCluster> {
  const words = [cli, 'dev', '--brokers', '3', '--format', 'json']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await exited
  }
  // It says one line, and that when it is ready.
  for await (const line of createInterface({ input: child.stdout })) {
    child.stdout.resume()
    return { brokers: (JSON.parse(line) as { brokers: string[] }).brokers, stop }
  }
  throw new Error('millrace dev ended before it was ready')
}
