import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePorts } from '@millrace/testing'
import { type Server, listen } from './server.ts'

/** nats-server with JetStream on a temporary folder. */
export async function startNats(program: string, signal: AbortSignal): Promise<Server> {
  const directory = mkdtempSync(path.join(tmpdir(), 'millrace-bench-nats-'))
  const [port = 0] = await freePorts(1)
  const server = await listen(
    program,
    ['--jetstream', '--store_dir', directory, '-a', '127.0.0.1', '-p', `${port}`],
    port,
    signal,
  )
  return {
    ...server,
    async stop() {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
