import { appendFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  configSchema,
  defineSink,
  recordResult,
  runSinkTask,
  runSourceTask,
  type SinkRecord,
  toText,
} from '@millrace/connect'
import { fileStreamSink, fileStreamSource } from '@millrace/connector-file'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from './support/temporary.ts'

const text = 'org.apache.kafka.connect.storage.StringConverter'
const texts = { 'key.converter': text, 'value.converter': text }
const soon = { timeout: 20_000, interval: 20 }

test('lines of a file go through a topic into another file, once each, though both tasks are stopped and go on', async () => {
  await using cluster = await startTestCluster()
  await using folder = await temporaryFolder()
  await using client = await cluster.client()
  await client.admin().createTopic('lines', { partitions: 1 })
  const [from, to] = ['in.txt', 'out.txt'].map((name) => path.join(folder.path, name))
  if (from === undefined || to === undefined) throw new Error('two files are wanted')
  await writeFile(from, 'one\ntwo\n')

  /** Runs both until the second file holds what it should. */
  const runUntil = async (expected: string): Promise<void> => {
    const stop = new AbortController()
    const { signal } = stop
    const running = Promise.all([
      runSourceTask(fileStreamSource, {
        client,
        name: 'reader',
        config: { ...texts, file: from, topic: 'lines' },
        signal,
        offsetsTopic: 'connect-offsets',
      }),
      runSinkTask(fileStreamSink, { client, name: 'writer', config: { ...texts, file: to, topics: 'lines' }, signal }),
    ])
    await Promise.race([running, vi.waitFor(async () => expect(await readFile(to, 'utf8')).toBe(expected), soon)])
    stop.abort()
    await running
  }
  await writeFile(to, '')
  await runUntil('one\ntwo\n')
  await appendFile(from, 'three\n')
  await runUntil('one\ntwo\nthree\n')

  const kept: string[] = []
  for await (const { key, value } of client.consumer().records('connect-offsets', { from: 'earliest', until: 'end' })) {
    kept.push(`${String(key)} ${String(value)}`)
  }
  const partition = `["reader",{"filename":${JSON.stringify(from)}}]`
  expect(kept).toEqual([`${partition} {"position":8}`, `${partition} {"position":14}`])
  const committed = await client.consumer({ group: 'connect-writer' }).committed('lines')
  expect(committed).toMatchObject([{ partition: 0, offset: 3 }])
})

test('a topic that a source writes to is made with the defaults of the brokers if it is not there', async () => {
  await using cluster = await startTestCluster()
  await using folder = await temporaryFolder()
  await using client = await cluster.client()
  const from = path.join(folder.path, 'in.txt')
  await writeFile(from, 'one\ntwo\n')
  const stop = new AbortController()
  const running = runSourceTask(fileStreamSource, {
    client,
    name: 'reader',
    config: { ...texts, file: from, topic: 'lines' },
    signal: stop.signal,
    offsetsTopic: 'connect-offsets',
  })
  const lines = async () => {
    const found: string[] = []
    for await (const { value } of client.consumer().records('lines', { from: 'earliest', until: 'end' })) {
      found.push(String(value))
    }
    return found
  }
  await Promise.race([running, vi.waitFor(async () => expect(await lines()).toEqual(['one', 'two']), soon)])
  stop.abort()
  await running
})

/** A sink of JSON numbers that keeps its own offsets: it begins where `begin` says. */
function numbers(taken: number[], begin: number) {
  return defineSink({
    name: 'Numbers',
    version: '1.0.0',
    doc: 'Takes numbers.',
    config: configSchema({}),
    open: () => ({
      write: async (records: readonly SinkRecord[]) =>
        records.map(({ value: { value } }) => {
          if (typeof value !== 'number') return recordResult.reject('it is no number')
          taken.push(value)
          return recordResult.ok
        }),
      loadOffsets: async (partitions) => partitions.map((one) => ({ ...one, offset: begin })),
    }),
  })
}

test('a sink goes on where it says, and without records that fail, which lie in their topic', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('in.put', { partitions: 1 })
  for (const value of ['1', '2', '{broken', '"text"', '5']) await client.producer().send('in.put', { value })
  const config = {
    topics: 'in.put',
    'key.converter': text,
    'value.converter': 'JsonConverter',
    'value.converter.schemas.enable': 'false',
    'errors.tolerance': 'all',
    'errors.deadletterqueue.topic.name': 'dead',
    'errors.deadletterqueue.topic.replication.factor': '1',
    'errors.deadletterqueue.context.headers.enable': 'true',
  }
  const stop = new AbortController()
  const taken: number[] = []
  const running = runSinkTask(numbers(taken, 1), { client, name: 'numbers', config, signal: stop.signal })
  await Promise.race([running, vi.waitFor(() => expect(taken).toEqual([2, 5]), soon)])
  stop.abort()
  await running

  const dead: unknown[] = []
  for await (const { value, headers } of client.consumer().records('dead', { from: 'earliest', until: 'end' })) {
    const [offset, stage] = ['offset', 'stage'].map((name) => headers.getText(`__connect.errors.${name}`))
    dead.push([String(value), offset, stage])
  }
  expect(dead).toEqual([
    ['{broken', '2', 'VALUE_CONVERTER'],
    ['"text"', '3', 'TASK_PUT'],
  ])
  expect(await client.consumer({ group: 'connect-numbers' }).committed('in.put')).toMatchObject([{ offset: 5 }])

  const strict = { ...config, 'errors.tolerance': 'none' }
  await expect(
    runSinkTask(numbers([], 2), { client, name: 'strict', config: strict, signal: new AbortController().signal }),
  ).rejects.toMatchObject({
    code: 'INVALID_DATA',
    message: expect.stringMatching(/^the record at offset 2 of in\.put-0 failed in VALUE_CONVERTER/),
  })
})

test('tasks of a sink share its partitions, and take over from one that stops, without losing or repeating any', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('shared', { partitions: 4 })
  const producer = client.producer()
  const sendTo = async (from: number, to: number): Promise<void> => {
    for (let at = from; at < to; at++) await producer.send('shared', { value: String(at), partition: at % 4 })
  }
  const takenBy: string[][] = [[], []]
  const released: string[] = []
  /** Buffers until it is flushed, and forgets what it has to let go of. */
  const buffering = (task: number) =>
    defineSink({
      name: 'Buffering',
      version: '1.0.0',
      doc: 'Takes what is flushed.',
      config: configSchema({}),
      open: () => {
        let buffer: SinkRecord[] = []
        return {
          async write(records: readonly SinkRecord[]) {
            buffer.push(...records)
            return records.map(() => recordResult.ok)
          },
          async flush() {
            const positions = new Map(buffer.map((one) => [one.partition, { ...one.original, offset: one.offset + 1 }]))
            takenBy[task]?.push(...buffer.map(({ value }) => toText(value.schema, value.value)))
            buffer = []
            return [...positions.values()]
          },
          release(partitions) {
            released.push(...partitions.map(({ partition }) => `${task}: ${partition}`))
            buffer = buffer.filter((one) => !partitions.some(({ partition }) => partition === one.partition))
          },
        }
      },
    })
  const begin = (task: number) => {
    const stop = new AbortController()
    const config = { ...texts, topics: 'shared' }
    const options = { client, name: 'shared', config, signal: stop.signal, task, commitIntervalMs: 20 }
    return { stop, running: runSinkTask(buffering(task), options) }
  }
  const all = (count: number) => Array.from({ length: count }, (_, at) => String(at)).toSorted()
  const taken = (count: number) =>
    vi.waitFor(() => expect(takenBy.flat().toSorted()).toEqual(all(count)), { timeout: 20_000, interval: 20 })

  const first = begin(0)
  await sendTo(0, 20)
  await Promise.race([first.running, taken(20)])
  const second = begin(1)
  await Promise.race([first.running, second.running, vi.waitFor(() => expect(released).toHaveLength(2), soon)])
  await sendTo(20, 40)
  await Promise.race([first.running, second.running, taken(40)])
  expect(takenBy.map(({ length }) => length)).toEqual([30, 10])
  first.stop.abort()
  await first.running
  await sendTo(40, 60)
  await Promise.race([second.running, taken(60)])
  second.stop.abort()
  await second.running
  const committed = await client.consumer({ group: 'connect-shared' }).committed('shared')
  expect(committed.map(({ offset }) => offset)).toEqual([15, 15, 15, 15])
})

test('what can not work is refused before anything is read', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('aging', { partitions: 1 })
  const { signal } = new AbortController()
  const source = (config: Record<string, string>, offsetsTopic: string) =>
    runSourceTask(fileStreamSource, { client, name: 'reader', config, signal, offsetsTopic })
  await expect(source({ topic: 't' }, 'aging')).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringMatching(/^the topic aging is to keep offsets and has cleanup.policy=delete/),
  })
  await expect(source({}, 'connect-offsets')).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    context: { key: 'topic' },
  })
  const sink = (config: Record<string, string>) =>
    runSinkTask(numbers([], 0), { client, name: 'numbers', config, signal })
  const dead = 'errors.deadletterqueue.topic.name'
  for (const [config, key] of [
    [{}, 'topics'],
    [{ topics: 'a', 'topics.regex': 'b' }, 'topics.regex'],
    [{ topics: 'a,b', [dead]: 'b' }, 'topics'],
    [{ topics: 'a', 'value.converter.plugin.version': '9' }, 'value.converter.plugin.version'],
    [{ topics: 'a', 'connector.plugin.version': '9' }, 'connector.plugin.version'],
    [{ topics: 'a', 'value.converter': 'Jsno' }, 'value.converter'],
    [{ topics: 'a', transforms: 'x' }, 'transforms.x.type'],
  ] as const) {
    await expect(sink(config)).rejects.toMatchObject({ code: 'INVALID_CONFIG', context: { key } })
  }
  expect(await client.admin().listTopics()).toEqual(['aging'])
})
