import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { probeAddress } from './probe-address.ts'

const timeoutMs = 30_000

test.each(['127.0.0.1', '::1'])('a listener at %s is there, until it has closed', async (host) => {
  const server = createServer((socket) => socket.destroy())
  server.listen({ host, port: 0 })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const shown = host.includes(':') ? `[${host}]` : host
  expect(await probeAddress(`${shown}:${port}`, timeoutMs)).toBe('accepted')
  server.close()
  await once(server, 'close')
  expect(await probeAddress(`${shown}:${port}`, timeoutMs)).toBe('refused')
  expect(await probeAddress(`localhost:${port}`, timeoutMs)).toBe('refused')
})

test('one that takes the connection and says nothing is there', async () => {
  const sockets: { destroy: () => void }[] = []
  const server = createServer((socket) => sockets.push(socket))
  server.listen({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  expect(await probeAddress(`127.0.0.1:${port}`, timeoutMs)).toBe('accepted')
  for (const socket of sockets) socket.destroy()
  server.close()
})

test('a name that does not resolve is silent', async () => {
  expect(await probeAddress('nobody.invalid:9094', timeoutMs)).toBe('silent')
})

test('what is no address is refused at once', async () => {
  await expect(probeAddress('nowhere', timeoutMs)).rejects.toThrow('an address is host:port')
})
