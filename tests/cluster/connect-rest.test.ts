import { request } from 'node:http'
import { configSchema, ConnectWorker, defineSource, option, pluginSet, startRest } from '@millrace/connect'
import { fileStreamSink, fileStreamSource } from '@millrace/connector-file'
import { createLogger } from '@millrace/node-io'
import type { Logger } from '@millrace/base'
import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { doStep, restSteps } from './support/rest-steps.ts'
import { temporaryFolder } from './support/temporary.ts'

/** Knows where it was, says so at once, and does not go on at odd numbers. */
const pages = defineSource({
  name: 'Pages',
  version: '1.0.0',
  doc: 'Reads pages of a book.',
  config: configSchema({ book: option.string({ importance: 'HIGH', doc: 'Which.' }) }),
  checkPosition: ({ partition, offset }, { book }) =>
    partition['book'] === book && Number(offset['page']) % 2 === 0 ? undefined : `a page of ${book} has an even number`,
  async *open({ config: { book }, offset, logger }) {
    logger.info({ book }, 'opened')
    const last = Number((await offset({ book }))?.['page'] ?? 0)
    yield { records: [], positions: [{ partition: { book }, offset: { page: last + 2 } }] }
  },
})

const openWorker = async (client: Client, logger?: Logger) => {
  const worker = await ConnectWorker.open({
    client,
    plugins: pluginSet([fileStreamSource, fileStreamSink, pages]),
    configTopic: 'connect-configs',
    offsetsTopic: 'connect-offsets',
    workerId: 'worker-1',
    ...(logger === undefined ? {} : { logger }),
  })
  const rest = await startRest(worker, { port: 0 })
  return {
    worker,
    url: rest.url,
    async [Symbol.asyncDispose]() {
      await rest.close()
      await worker.close()
    },
  }
}

let cluster: Awaited<ReturnType<typeof startTestCluster>>
let client: Client
beforeAll(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  for (const name of ['t-a-life', 't-p-life', 't-s-life', 't-x-errors', 't-o-offsets']) {
    await client.admin().createTopic(name, { partitions: 1 })
  }
})
afterAll(() => cluster.stop())

/** Lists of options are held to what was recorded by another test. */
const others: Readonly<Record<string, (step: number, status: number) => boolean>> = {
  'rest-basics.jsonl': (step) => step >= 9 && step <= 15,
  'rest-validate.jsonl.gz': (_, status) => status === 200,
}

describe.each([
  ['rest-basics.jsonl', 'basics', 23],
  ['rest-lifecycle.jsonl', 'life', 89],
  ['rest-errors.jsonl', 'errors', 37],
  ['rest-offsets.jsonl', 'offsets', 54],
  ['rest-validate.jsonl.gz', 'validate', 5],
] as const)('the steps of %s', (file, run, count) => {
  test('are answered as by Kafka Connect', async () => {
    await using folder = await temporaryFolder()
    await using served = await openWorker(client)
    const steps = restSteps(file, { run, dir: folder.path }).filter((one) => !others[file]?.(one.step, one.status))
    expect(steps).toHaveLength(count)
    for (const step of steps) {
      const name = `${step.step} ${step.method} ${step.path}`
      if (step.eventually === undefined) expect(await doStep(served.url, step), name).toBeUndefined()
      else {
        const isSo = async (): Promise<void> => expect(await doStep(served.url, step), name).toBeUndefined()
        await vi.waitFor(isSo, { timeout: step.eventually, interval: 20 })
      }
    }
  })
})

test('connectors are there again with the next worker, and do what they were to do', async () => {
  await using folder = await temporaryFolder()
  const config = (name: string) =>
    ({
      'connector.class': 'FileStreamSource',
      file: `${folder.path}/${name}`,
      topic: 't-again',
      'tasks.max': '1',
    }) as const
  {
    await using served = await openWorker(client)
    await served.worker.create('again', config('a'), 'STARTED')
    await served.worker.create('paused', config('b'), 'STARTED')
    await served.worker.create('gone', config('c'), 'STARTED')
    await served.worker.target('paused', 'PAUSED')
    await served.worker.delete('gone')
  }
  await using served = await openWorker(client)
  expect(served.worker.names).toEqual(['again', 'paused'])
  expect(served.worker.info('again').config).toEqual({ ...config('a'), name: 'again' })
  await vi.waitFor(
    () =>
      expect(served.worker.names.map((name) => served.worker.status(name).connector.state)).toEqual([
        'RUNNING',
        'PAUSED',
      ]),
    { timeout: 20_000, interval: 20 },
  )
  for (const name of served.worker.names) await served.worker.delete(name)
})

/** The status of a request whose headers fetch would not send. */
function status(url: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/connectors`, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test('requests are refused that are too large, or that a page of others has a browser send', async () => {
  await using served = await openWorker(client)
  const body = JSON.stringify({ name: 'x'.repeat(1024 * 1024) })
  const headers = { 'content-type': 'application/json' }
  const large = await fetch(`${served.url}/connectors`, { method: 'POST', headers, body })
  expect([large.status, await large.json()]).toEqual([
    413,
    { error_code: 413, message: 'a request may have 1048576 bytes' },
  ])
  expect(await status(served.url, {})).toBe(200)
  expect(await status(served.url, { host: 'evil.example:8083' })).toBe(403)
  expect(await status(served.url, { origin: 'http://evil.example' })).toBe(403)
  expect(await status(served.url, { origin: served.url })).toBe(200)
  await expect(startRest(served.worker, { host: '0.0.0.0' })).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
  const port = Number(new URL(served.url).port)
  await expect(startRest(served.worker, { port })).rejects.toMatchObject({ code: 'ADDRESS_IN_USE' })
})

test('offsets are changed that a source can go on at, or forgotten, and that a group can have', async () => {
  await using served = await openWorker(client)
  const { worker } = served
  const at = (book: string, page: number | bigint) => ({ partition: { book }, offset: { page } })
  await worker.create('pages', { 'connector.class': 'Pages', book: 'b' }, 'STARTED')
  const isAt = (page: number): Promise<void> =>
    vi.waitFor(async () => expect(await worker.offsets('pages')).toEqual([at('b', page)]), {
      timeout: 20_000,
      interval: 20,
    })
  await isAt(2)
  await worker.target('pages', 'STOPPED')
  for (const wrong of [at('b', 3), at('other', 4)]) {
    await expect(worker.alterOffsets('pages', [at('b', 8), wrong])).rejects.toMatchObject({
      status: 400,
      message: 'a page of b has an even number',
    })
  }
  expect(await worker.offsets('pages')).toEqual([at('b', 2)])
  const far = 2n ** 60n
  await worker.alterOffsets('pages', [at('b', far)])
  const url = `${served.url}/connectors/pages/offsets`
  expect(await (await fetch(url)).text()).toBe(`{"offsets":[{"partition":{"book":"b"},"offset":{"page":${far}}}]}`)
  // What the source would refuse can be forgotten.
  await worker.alterOffsets('pages', [at('b', 40), { partition: { book: 'other' }, offset: null }])
  await worker.target('pages', 'STARTED')
  await isAt(42)
  await worker.delete('pages')
})

test('the offsets of a sink are those of its group', async () => {
  await using folder = await temporaryFolder()
  await using served = await openWorker(client)
  const { worker } = served
  await client.admin().createTopic('t-group', { partitions: 2 })
  const config = { 'connector.class': 'FileStreamSink', file: `${folder.path}/out`, topics: 't-group' }
  const at = (partition: number | string, offset: number | null, topic = 't-group') => ({
    partition: { kafka_topic: topic, kafka_partition: partition },
    offset: offset === null ? null : { kafka_offset: offset },
  })
  await worker.create('group', config, 'STOPPED')
  // Nothing is there to forget.
  await worker.alterOffsets('group', [at(0, null)])
  await worker.resetOffsets('group')
  await worker.alterOffsets('group', [at(0, 5), at('1', 6)])
  expect(await worker.offsets('group')).toEqual([at(0, 5), at(1, 6)])
  await worker.alterOffsets('group', [at(0, 9), at(1, 7), at(0, null)])
  expect(await worker.offsets('group')).toEqual([at(1, 7)])
  for (const wrong of [at(2, 1), at(0, 1, 't-nowhere'), at(-1, 1), at(0, -1), at(0, 1.5)]) {
    await expect(worker.alterOffsets('group', [wrong])).rejects.toMatchObject({ status: 400 })
  }
  // Somebody else reads in the group.
  await using consumer = client.consumer({ group: 'connect-group', autoCommit: false, offsetReset: 'latest' })
  const stop = new AbortController()
  const reading = (async () => {
    for await (const _ of consumer.batches('t-group', { signal: stop.signal })) expect.unreachable()
  })()
  const members = async (): Promise<number> => (await client.admin().describeGroup('connect-group')).members.length
  await vi.waitFor(async () => expect(await members()).toBe(1), { timeout: 20_000, interval: 20 })
  for (const change of [() => worker.alterOffsets('group', [at(1, 1)]), () => worker.resetOffsets('group')]) {
    await expect(change()).rejects.toMatchObject({ status: 500, message: expect.stringContaining('connect-group') })
  }
  stop.abort()
  await expect(reading).rejects.toMatchObject({ code: 'ABORTED' })
  await consumer.close()
  expect(await worker.offsets('group')).toEqual([at(1, 7)])
  await worker.resetOffsets('group')
  expect(await worker.offsets('group')).toEqual([])
  await worker.delete('group')
})

test('a connector logs from the level on that its logger was set to', async () => {
  const opened: unknown[] = []
  const write = (line: string): void => {
    const { msg, book } = JSON.parse(line) as Record<string, unknown>
    if (msg === 'opened') opened.push(book)
  }
  await using served = await openWorker(client, createLogger({ to: { write } }))
  const set = await fetch(`${served.url}/admin/loggers/connectors.quiet`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: '{"level":"warn"}',
  })
  expect(await set.json()).toEqual(['connectors.quiet'])
  for (const name of ['quiet', 'loud']) {
    await served.worker.create(name, { 'connector.class': 'Pages', book: name }, 'STARTED')
    await vi.waitFor(async () => expect(await served.worker.offsets(name)).toHaveLength(1), {
      timeout: 20_000,
      interval: 20,
    })
  }
  expect(opened).toEqual(['loud'])
  for (const name of ['quiet', 'loud']) await served.worker.delete(name)
  expect(served.worker.loggers.get('connectors.loud')).toBeUndefined()
})
