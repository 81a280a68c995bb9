import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { connectorsFolder, freePort, temporaryFolder } from './lib/places.ts'
import { ServerProcess } from './lib/server-process.ts'

/** A store with S3's protocol that checks signatures, and who may use it. */
export interface Swift extends AsyncDisposable {
  readonly url: string
  /** Of the only key that it knows. */
  readonly key: { readonly accessKeyId: string; readonly secretAccessKey: string }
  readonly region: string
  readonly process: ServerProcess
}

/** OpenStack Swift with its S3 API, all of its servers in one process, its data in a temporary folder. It knows no If-None-Match. */
export async function startSwift(): Promise<Swift> {
  const port = await freePort()
  const folder = temporaryFolder('swift')
  const url = `http://127.0.0.1:${port}`
  const key = { accessKeyId: 'millrace:writer', secretAccessKey: randomBytes(20).toString('hex') }
  const server = await ServerProcess.start({
    name: 'swift',
    // Debian's packages are those of its own Python.
    command: '/usr/bin/python3',
    arguments: [
      join(connectorsFolder, 'servers/swift-server.py'),
      folder.path,
      String(port),
      key.accessKeyId,
      key.secretAccessKey,
    ],
    workingFolder: folder.path,
    isReady: async () => (await fetch(`${url}/healthcheck`)).ok,
    readyWithinMs: 60_000,
  })
  return {
    url,
    key,
    region: 'us-west-2',
    process: server,
    async [Symbol.asyncDispose]() {
      await server.kill()
      folder.remove()
    },
  }
}
