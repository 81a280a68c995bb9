import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const script = `
  import { createRequire } from 'node:module'
  import { MemoryDisk } from '@millrace/base'
  import { startBroker } from '@millrace/broker'
  import { nodePorts } from '@millrace/node-io'
  const { readCommandLine } = await import('../dist/command-line.js')
  const { configOf } = await import('../dist/given-configs.js')
  const { given } = readCommandLine(['--set', 'listener.port=0', '--set', 'log.dir=data'], '0')
  const broker = await startBroker(configOf(given), { ...nodePorts(), disk: new MemoryDisk() })
  await broker.stop()
  console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)))
`

test('a broker that is alone, and was told all by its command line, loads neither a gRPC client nor a parser of YAML', async () => {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: here })
  const loaded = (JSON.parse(stdout) as string[]).map((path) => path.replaceAll('\\', '/'))
  const has = (name: string): boolean => loaded.some((path) => path.includes(`/node_modules/${name}/`))
  expect([has('protobufjs'), has('@grpc/grpc-js'), has('yaml')]).toEqual([true, false, false])
})
