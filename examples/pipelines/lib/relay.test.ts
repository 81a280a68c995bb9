import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Relay } from './relay.ts'

const servers: Server[] = []
const relays: Relay[] = []
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay[Symbol.asyncDispose]()
  for (const server of servers.splice(0)) server.close()
})

/** A relay before a server that says what it hears. */
async function relayed(): Promise<{ readonly relay: Relay; readonly heard: () => number }> {
  let heard = 0
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      heard += bytes.length
      socket.write(bytes)
    })
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it does not listen on a port')
  const relay = await Relay.start(address.port)
  relays.push(relay)
  return { relay, heard: () => heard }
}

async function connected(port: number) {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

test('what is sent gets through, and not once it is cut', async () => {
  const { relay } = await relayed()
  const socket = await connected(relay.port)
  socket.write('a')
  expect(String((await once(socket, 'data'))[0])).toBe('a')
  relay.cut()
  await once(socket, 'close')
  const other = await connected(relay.port)
  await once(other.resume(), 'close')
  relay.mend()
  const third = await connected(relay.port)
  third.write('b')
  expect(String((await once(third, 'data'))[0])).toBe('b')
})

test('what is sent while it is stalled comes later, on new connections, too, and nothing breaks', async () => {
  const { relay, heard } = await relayed()
  const socket = await connected(relay.port)
  socket.write('a')
  await once(socket, 'data')
  relay.stall()
  socket.write('b')
  const other = await connected(relay.port)
  other.write('c')
  // A connection through another relay is a way that both could have gone meanwhile.
  const { relay: free } = await relayed()
  const third = await connected(free.port)
  third.write('d')
  await once(third, 'data')
  expect(heard()).toBe(1)
  relay.mend()
  expect(String((await once(socket, 'data'))[0])).toBe('b')
  expect(String((await once(other, 'data'))[0])).toBe('c')
  expect(heard()).toBe(3)
})
