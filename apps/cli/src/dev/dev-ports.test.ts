import { createServer, type Server } from 'node:net'
import { expect, test } from 'vitest'
import type { CliIo } from '../io.ts'
import { devKafkaPorts, devPorts } from './dev-ports.ts'

function io(): { io: CliIo; notes: string[] } {
  const notes: string[] = []
  return { io: { stderr: { write: (text: string) => notes.push(text) } } as unknown as CliIo, notes }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

test('ports in a row, all of them free', async () => {
  const [first = 0, ...others] = await devPorts(io().io, 0, 3)
  expect(others).toEqual([first + 1, first + 2])
})

test('behind one that is taken, and that is told', async () => {
  const [first = 0] = await devPorts(io().io, 0, 6)
  const taken = await listen(first + 1)
  try {
    const made = io()
    expect(await devPorts(made.io, first, 3)).toEqual([first + 2, first + 3, first + 4])
    expect(made.notes.join('')).toContain(`Port ${first + 1} is taken, trying from ${first + 2} on.`)
  } finally {
    taken.close()
  }
})

test('where there are none, it says so', async () => {
  await expect(devPorts(io().io, 65_534, 3)).rejects.toThrow('no 3 free ports in a row from 65534')
})

test('for the Kafka protocol any ports, if that was asked for', async () => {
  expect(await devKafkaPorts(io().io, [9_094, 9_095], 0)).toEqual([0, 0])
})

test("for the Kafka protocol those from the first on that are free and not the brokers' own", async () => {
  const [first = 0] = await devPorts(io().io, 0, 6)
  const made = io()
  expect(await devKafkaPorts(made.io, [first + 1, first + 2], first)).toEqual([first, first + 3])
  expect(made.notes).toEqual([])
  const taken = await listen(first)
  try {
    expect(await devKafkaPorts(made.io, [first + 2], first)).toEqual([first + 1])
    expect(made.notes.join('')).toContain(
      `Port ${first} is taken: clients of the Kafka protocol find a broker at ${first + 1}.`,
    )
  } finally {
    taken.close()
  }
})

test('where there are none for the Kafka protocol, it says what else to say', async () => {
  await expect(devKafkaPorts(io().io, [65_534, 65_535], 65_534)).rejects.toThrow('say --kafka-port N, or --no-kafka')
})
