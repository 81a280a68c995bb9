import { connect } from 'node:net'
import { collectingLogger, socketsConformance } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { NodeSockets } from './node-sockets.ts'

/** Far above what the system keeps in a connection's buffers on loopback. */
const underWayBytesMax = 32 * 1024 * 1024

const passTime = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
  })

test.each(socketsConformance)('$name', ({ run }) => run({ sockets: new NodeSockets(), passTime, underWayBytesMax }))

test('says why it can not listen', async () => {
  const options = { host: '203.0.113.1', port: 0, connectionsMax: 1, serve: async () => {} }
  await expect(new NodeSockets().listen(options)).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringContaining('this machine has no such address'),
  })
})

test('a server that fails to serve a connection says so and goes on', async () => {
  const logger = collectingLogger()
  let served = 0
  const sockets = new NodeSockets({ logger })
  const listener = await sockets.listen({
    host: '127.0.0.1',
    port: 0,
    connectionsMax: 10,
    serve: async (connection) => {
      served += 1
      if (served === 1) throw new Error('planted')
      await connection.write([Buffer.from('served')])
    },
  })
  const address = `127.0.0.1:${listener.port}`
  const first = await sockets.connect(address)
  expect(await first.read()).toBeUndefined()
  const second = await sockets.connect(address)
  expect(Buffer.from((await second.read()) ?? []).toString()).toBe('served')
  expect(logger.messages('error')).toContain('serving a connection failed')
  await listener.close(0)
})

test('a connection that is reset is told to its reader, and the server goes on', async () => {
  const ends: unknown[] = []
  let seen: () => void = () => {}
  const both = new Promise<void>((resolve) => {
    seen = () => ends.length === 2 && resolve()
  })
  const sockets = new NodeSockets()
  const listener = await sockets.listen({
    host: '127.0.0.1',
    port: 0,
    connectionsMax: 10,
    serve: async (connection) => {
      ends.push(await connection.read().catch((error: unknown) => error))
      seen()
    },
  })
  const socket = connect({ host: '127.0.0.1', port: listener.port }, () => socket.resetAndDestroy())
  const polite = connect({ host: '127.0.0.1', port: listener.port }, () => polite.end())
  await both
  expect(ends).toContainEqual(undefined)
  expect(ends).toContainEqual(expect.objectContaining({ code: 'BROKER_UNAVAILABLE' }))
  await listener.close(0)
})
