import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const script = `
  import { createRequire } from 'node:module'
  const { nodePorts } = await import('@millrace/node-io')
  const { network } = nodePorts()
  const text = { encode: (message) => Buffer.from(message), decode: (bytes) => Buffer.from(bytes).toString() }
  const method = { path: '/test.Test/Ask', kind: 'unary', request: text, response: text }
  const listener = await network.listen({ host: '127.0.0.1', port: 0, messageSizeBytesMax: 100, connectionsMax: 9,
    streamsPerConnectionMax: 9, bindings: [{ kind: 'unary', method, handle: async (request) => request }] })
  const channel = network.connect('127.0.0.1:' + listener.port, { messageSizeBytesMax: 100, purpose: 'test' })
  await channel.unary(method, 'x', { timeoutMs: 30000 })
  channel.close()
  await listener.close(0)
  console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)))
`

test('grpc-js brings protobufjs 7 along through proto-loader, and neither is loaded: ours is 8', async () => {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: here })
  const loaded = (JSON.parse(stdout) as string[]).map((path) => path.replaceAll('\\', '/'))
  const packagesOf = (name: string): string[] => [
    ...new Set(
      loaded.flatMap((path) =>
        path.includes(`/node_modules/${name}/`) ? [path.slice(0, path.lastIndexOf(`/${name}/`))] : [],
      ),
    ),
  ]
  expect(packagesOf('@grpc/grpc-js')).toHaveLength(1)
  expect(packagesOf('@grpc/proto-loader')).toEqual([])
  const [root, ...others] = packagesOf('protobufjs')
  expect(others).toEqual([])
  const { stdout: version } = await promisify(execFile)(process.execPath, [
    '-p',
    `require('${root}/protobufjs/package.json').version`,
  ])
  expect(version).toMatch(/^8\./)
})
