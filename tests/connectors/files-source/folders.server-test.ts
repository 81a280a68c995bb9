import { readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { temporaryFolder } from '../servers/lib/places.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const rounds = isMinimum ? 2 : 10
const wait = { timeout: 60_000, interval: 50 }

async function stored(client: Client, topic: string): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for await (const { value } of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    const { id } = JSON.parse(String(value)) as { readonly id: string }
    found.set(id, (found.get(id) ?? 0) + 1)
  }
  return found
}

test('no row is lost and no file is left, though the worker is killed while files come', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('rows', { partitions: 1 })
  const folder = temporaryFolder('folders')
  const finished = temporaryFolder('folders-done')
  const worker = () =>
    new ConnectorProcess({
      module: '@millrace/connector-files-source',
      connector: 'csvFilesSource',
      brokers: [cluster.bootstrap],
      name: 'rows',
      offsetsTopic: 'connect-offsets',
      commitIntervalMs: 50,
      config: {
        topic: 'rows',
        'value.converter': 'JsonConverter',
        'value.converter.schemas.enable': 'false',
        'input.path': folder.path,
        'input.file.pattern': '.*\\.csv',
        'finished.path': finished.path,
        'file.minimum.age.ms': '0',
        'empty.poll.wait.ms': '20',
      },
    })
  let files = 0
  const produce = (count: number, rows: number) => {
    for (let file = 0; file < count; file++) {
      const name = join(folder.path, `${String(files++).padStart(5, '0')}.csv`)
      const lines = Array.from({ length: rows }, (_, row) => `${files}-${row},"several\nlines, ""quoted"""\n`)
      writeFileSync(`${name}.tmp`, `id,text\n${lines.join('')}`)
      renameSync(`${name}.tmp`, name)
    }
  }
  let running = worker()
  for (let round = 0; round < rounds; round++) {
    const before = (await stored(client, 'rows')).size
    produce(10, 200)
    await vi.waitFor(async () => expect((await stored(client, 'rows')).size).toBeGreaterThan(before), wait)
    await running.kill()
    produce(5, 200)
    running = worker()
  }
  await vi.waitFor(() => expect(readdirSync(finished.path)).toHaveLength(files), wait)
  const found = await stored(client, 'rows')
  expect(found.size).toBe(files * 200)
  expect(readdirSync(folder.path)).toEqual([])
  const times = [...found.values()].reduce((sum, count) => sum + count, 0)
  console.log(`${found.size} rows of ${files} files, ${rounds} kills: ${times - found.size} came again`)
  expect(running.isRunning, running.output).toBe(true)
  await running.stop()
})
