import type { SocketConnection } from '@millrace/base'
import { FakeClock, MemorySockets } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { Gate } from './gate.ts'
import { GatedSockets } from './gated-sockets.ts'

async function echoing() {
  const gate = new Gate()
  const plain = new MemorySockets({ clock: new FakeClock() })
  const sockets = new GatedSockets(plain, gate)
  const serve = async (connection: SocketConnection): Promise<void> => {
    for (let bytes = await connection.read(); bytes !== undefined; bytes = await connection.read()) {
      await connection.write([bytes])
    }
  }
  const listener = await sockets.listen({
    host: '127.0.0.1',
    port: 0,
    connectionsMax: 10,
    serve: (connection) => serve(connection).catch(() => undefined),
  })
  const address = `127.0.0.1:${listener.port}`
  const client = await plain.connect(address)
  const ask = async (text: string): Promise<string> => {
    await client.write([Buffer.from(text)])
    return Buffer.from((await client.read()) ?? []).toString()
  }
  return { gate, sockets, plain, address, client, ask }
}

test('a held process says nothing, and everything once it goes on', async () => {
  const { gate, ask } = await echoing()
  expect(await ask('one')).toBe('one')
  gate.hold()
  let answer: string | undefined
  const asked = ask('two').then((text) => (answer = text))
  await new Promise(setImmediate)
  expect(answer).toBeUndefined()
  gate.release()
  expect(await asked).toBe('two')
})

test('a process that was killed breaks its connections, and nobody listens', async () => {
  const { gate, sockets, plain, address, client } = await echoing()
  gate.kill()
  const read = client.read()
  await sockets.sever()
  await expect(read).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  await expect(plain.connect(address)).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
})
