import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CliIo } from '../io.ts'
import { clusterPorts } from './cluster-ports.ts'

const io = { stderr: { write: () => true } } as unknown as CliIo
let data = ''

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'millrace-ports-'))
})

afterEach(() => rm(data, { recursive: true }))

test('a cluster that is kept keeps its ports', async () => {
  const ports = await clusterPorts(io, { data, port: 0, brokers: 3 })
  expect(ports).toHaveLength(3)
  expect(await clusterPorts(io, { data, port: 0, brokers: 3 })).toEqual(ports)
})

test('a cluster of another size, a port that is taken, a damaged file: each is told', async () => {
  const [first] = await clusterPorts(io, { data, port: 0, brokers: 3 })
  await expect(clusterPorts(io, { data, port: 0, brokers: 5 })).rejects.toThrow(
    'holds a cluster of 3 brokers, not of 5',
  )
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(first, '127.0.0.1', () => resolve()))
  try {
    await expect(clusterPorts(io, { data, port: 0, brokers: 3 })).rejects.toThrow(`port ${first} is taken`)
  } finally {
    server.close()
  }
  await writeFile(path.join(data, 'dev-cluster.json'), '{"ports": [1')
  await expect(clusterPorts(io, { data, port: 0, brokers: 3 })).rejects.toThrow('is damaged')
})
