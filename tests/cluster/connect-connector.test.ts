import { appendFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { configSchema, defineSink, option, recordResult, startConnector } from '@millrace/connect'
import { fileStreamSink, fileStreamSource } from '@millrace/connector-file'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from './support/temporary.ts'

const text = 'org.apache.kafka.connect.storage.StringConverter'
const texts = { 'key.converter': text, 'value.converter': text }
const soon = { timeout: 20_000, interval: 20 }

test('a source and a sink run until they are stopped, and go on after a pause', async () => {
  await using cluster = await startTestCluster()
  await using folder = await temporaryFolder()
  await using client = await cluster.client()
  await client.admin().createTopic('lines', { partitions: 2 })
  const from = path.join(folder.path, 'in.txt')
  const to = path.join(folder.path, 'out.txt')
  await writeFile(from, 'one\n')
  await writeFile(to, '')
  await using reader = await startConnector(fileStreamSource, {
    client,
    offsetsTopic: 'connect-offsets',
    name: 'reader',
    config: { ...texts, file: from, topic: 'lines' },
  })
  await using writer = await startConnector(fileStreamSink, {
    client,
    name: 'writer',
    config: { ...texts, 'tasks.max': '2', file: to, topics: 'lines' },
  })
  const written = async (...lines: readonly string[]): Promise<void> => {
    await vi.waitFor(async () => {
      expect([reader, writer].flatMap((one) => one.status().tasks.filter(({ trace }) => trace !== undefined))).toEqual(
        [],
      )
      expect((await readFile(to, 'utf8')).split('\n').filter(Boolean).toSorted()).toEqual(lines.toSorted())
    }, soon)
  }
  await written('one')
  expect(reader.status()).toEqual({ name: 'reader', type: 'source', tasks: [{ id: 0, state: 'RUNNING' }] })
  await writer.pause()
  expect(writer.status().tasks).toEqual([
    { id: 0, state: 'PAUSED' },
    { id: 1, state: 'PAUSED' },
  ])
  await appendFile(from, 'two\n')
  await reader.restart()
  await appendFile(from, 'three\n')
  await writer.resume()
  await written('one', 'two', 'three')
  await reader.stop()
  expect(reader.status().tasks).toEqual([{ id: 0, state: 'STOPPED' }])
  await expect(reader.restart({ task: 1 })).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
})

test('a task that failed for good says why, and goes on when it is restarted', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('in', { partitions: 1 })
  await client.producer().send('in', { value: 'x' })
  let broken = true
  const taken: unknown[] = []
  const sink = defineSink({
    name: 'Moody',
    version: '1.0.0',
    doc: 'Takes what it likes.',
    config: configSchema({ table: option.string({ importance: 'HIGH', doc: 'Where to.' }) }),
    check: async ({ table }) => (table === 'gone' ? [{ option: 'table', message: 'there is no such table' }] : []),
    open: () => ({
      write: async (records) =>
        records.map(({ value }) => {
          if (broken) return recordResult.reject('not now')
          taken.push(value.value)
          return recordResult.ok
        }),
    }),
  })
  const start = (table: string) => {
    const config = { ...texts, topics: 'in', table }
    return startConnector(sink, { client, name: 'moody', config })
  }
  await expect(start('gone')).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: 'table of moody: there is no such table',
  })
  await using connector = await start('there')
  await vi.waitFor(() => {
    expect(connector.status().tasks).toEqual([
      {
        id: 0,
        state: 'FAILED',
        trace: expect.stringMatching(/offset 0 of in-0 failed in TASK_PUT \(Moody\): not now/),
      },
    ])
  }, soon)
  broken = false
  await connector.restart({ onlyFailed: true })
  await vi.waitFor(() => expect(taken).toEqual(['x']), soon)
  expect(connector.status().tasks).toEqual([{ id: 0, state: 'RUNNING' }])
})
