import { fileURLToPath } from 'node:url'
import type { Client } from '@millrace/client'
import { ConnectWorker, DistributedWorker, pluginSet, runSourceTask, startRest } from '@millrace/connect'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countingSource, expectEachOnce, untilCounted } from './support/counted.ts'
import { Child } from './support/spawn.ts'
import { eventually, isReady, isShared, send } from './support/worker-requests.ts'

/** How often a worker is killed: each time takes as long as it takes to miss it. */
const kills = Number(process.env['KILLS'] ?? 1)

/** How long a worker of a group is not heard until it is taken for gone. */
const sessionTimeoutMs = 3000

const workerBin = fileURLToPath(new URL('support/connect-worker.mjs', import.meta.url))
const json = { 'value.converter': 'JsonConverter', 'value.converter.schemas.enable': 'false' }
const counter = await countingSource()

let cluster: Awaited<ReturnType<typeof startTestCluster>>
let client: Client
beforeAll(async () => {
  cluster = await startTestCluster({ configs: { 'group.min.session.timeout.ms': sessionTimeoutMs } })
  client = await cluster.client()
})
afterAll(() => cluster.stop())

const child = (options: object): Child =>
  new Child(workerBin, [JSON.stringify({ brokers: cluster.bootstrap, exactlyOnceSources: 'enabled', ...options })])

const openGroup = async (groupId: string) => {
  const topics = {
    configTopic: `${groupId}-configs`,
    offsetsTopic: `${groupId}-offsets`,
    statusTopic: `${groupId}-status`,
  }
  const worker = await DistributedWorker.open({
    ...{ client, groupId, ...topics, plugins: pluginSet([counter]) },
    ...{ exactlyOnceSources: 'enabled', rebalanceDelayMs: 0, sessionTimeoutMs },
  })
  const rest = await startRest(worker, { port: 0 })
  worker.join(rest.url)
  return {
    worker,
    url: rest.url,
    id: new URL(rest.url).host,
    async [Symbol.asyncDispose]() {
      await rest.close()
      await worker.close()
    },
  }
}

const openAlone = async (topics: string) => {
  const worker = await ConnectWorker.open({
    ...{ client, configTopic: `${topics}-configs`, offsetsTopic: `${topics}-offsets`, workerId: 'alone' },
    ...{ plugins: pluginSet([counter]), exactlyOnceSources: 'enabled' },
  })
  const rest = await startRest(worker, { port: 0 })
  return {
    url: rest.url,
    async [Symbol.asyncDispose]() {
      await rest.close()
      await worker.close()
    },
  }
}

const counting = (topic: string, more: Record<string, string> = {}) => ({
  name: 'count',
  config: { 'connector.class': 'Counter', topic, ...json, ...more },
})

test('a worker that another takes the place of, and does not know it, commits nothing more', async () => {
  const parts = ['0', '1']
  await client.admin().createTopic('replaced', { partitions: 1 })
  const config = counting('replaced', { 'tasks.max': '2', 'batch.size': '5', 'exactly.once.support': 'required' })
  await using old = await openAlone('replaced')
  expect(await send(old.url, 'POST', '/connectors', config)).toMatchObject({ status: 201 })
  await untilCounted(client, 'replaced', parts, 10)
  {
    await using next = await openAlone('replaced')
    await untilCounted(client, 'replaced', parts, 10)
    const trace: unknown = expect.stringContaining('was taken over by another producer')
    const fenced = { state: 'FAILED', trace }
    await eventually(async () =>
      expect(await send(old.url, 'GET', '/connectors/count/status')).toMatchObject({
        body: { tasks: [fenced, fenced] },
      }),
    )
    await untilCounted(client, 'replaced', parts, 10)
    expect(await send(next.url, 'PUT', '/connectors/count/stop')).toMatchObject({ status: 204 })
  }
  await expectEachOnce(client, 'replaced', parts)
})

test(
  `a worker of a group that hangs, and is then killed (${kills}), leaves each record there once`,
  { timeout: 120_000 + kills * 60_000 },
  async () => {
    const parts = ['0', '1']
    await client.admin().createTopic('hung', { partitions: 2 })
    const begin = async () => {
      const started = child({ topics: 'hung', groupId: 'hung', rebalanceDelayMs: 0, sessionTimeoutMs })
      const url = await started.line()
      return { process: started, url, id: new URL(url).host }
    }
    let other = await begin()
    try {
      await isReady(other.url)
      {
        await using left = await openGroup('hung')
        await isReady(left.url)
        const config = counting('hung', { 'tasks.max': '2', 'batch.size': '5' })
        expect(await send(left.url, 'POST', '/connectors', config)).toMatchObject({ status: 201 })
        const areBoth = () =>
          isShared(left, 'count', [
            [other, 1],
            [left, 1],
          ])
        await areBoth()
        await untilCounted(client, 'hung', parts, 10)
        other.process.process.kill('SIGSTOP')
        await isShared(left, 'count', [[left, 2]])
        await untilCounted(client, 'hung', parts, 5)
        other.process.process.kill('SIGCONT')
        // It has learnt that it was taken for gone, and takes part again.
        await areBoth()
        for (let times = 0; times < kills; times++) {
          if (times > 0) {
            other = await begin()
            await areBoth()
          }
          await untilCounted(client, 'hung', parts, 5)
          await other.process.end('SIGKILL')
          await isShared(left, 'count', [[left, 2]])
          await untilCounted(client, 'hung', parts, 5)
        }
      }
    } finally {
      await other.process[Symbol.asyncDispose]()
    }
    await expectEachOnce(client, 'hung', parts)
  },
)

test('a task whose transactional id another takes fails, and says so', async () => {
  const stop = new AbortController()
  const begin = () =>
    runSourceTask(counter, {
      ...{ client, name: 'count', offsetsTopic: 'twice-offsets', signal: stop.signal },
      config: counting('twice').config,
      exactlyOnce: { transactionalId: 'twice' },
    })
  const first = begin().catch((error: unknown) => error)
  await client.admin().createTopic('twice', { partitions: 1 })
  await untilCounted(client, 'twice', ['all'], 5)
  const second = begin()
  expect(await first).toMatchObject({
    code: 'PRODUCER_FENCED',
    message: expect.stringContaining('the transactional id twice was taken over by another producer'),
  })
  await untilCounted(client, 'twice', ['all'], 5)
  stop.abort()
  await second
  await expectEachOnce(client, 'twice', ['all'])
})

test('before fewer tasks begin, those of before can commit nothing any more', async () => {
  await client.admin().createTopic('fewer', { partitions: 1 })
  await using worker = await openGroup('fewer')
  await isReady(worker.url)
  const before = counting('fewer', { 'tasks.max': '3' })
  expect(await send(worker.url, 'POST', '/connectors', before)).toMatchObject({ status: 201 })
  await isShared(worker, 'count', [[worker, 3]])
  // As a task that runs on elsewhere though nobody knows: whoever has the id is fenced.
  await using former = client.transactional('fewer-count-2')
  await former.transaction(() => {})
  const after = counting('fewer', { 'tasks.max': '1' }).config
  expect(await send(worker.url, 'PUT', '/connectors/count/config', after)).toMatchObject({ status: 200 })
  await isShared(worker, 'count', [[worker, 1]])
  await untilCounted(client, 'fewer', ['0'], 5)
  const late = former.transaction((open) => open.send('fewer', { value: '"2:0"' }))
  await expect(late).rejects.toMatchObject({ code: 'PRODUCER_FENCED' })
})

test('offsets are asked for, altered and reset in the topic of the connector', async () => {
  await client.admin().createTopic('moved', { partitions: 1 })
  await using worker = await openAlone('moved')
  const at = async (): Promise<unknown> => {
    const { body } = await send(worker.url, 'GET', '/connectors/count/offsets')
    return (body as { offsets: { offset: { at: number } }[] }).offsets.map(({ offset }) => offset.at)
  }
  const own = counting('moved', {
    'offsets.storage.topic': 'moved-own',
    'transaction.boundary': 'interval',
    'transaction.boundary.interval.ms': '20',
  })
  expect(await send(worker.url, 'POST', '/connectors', own)).toMatchObject({ status: 201 })
  await untilCounted(client, 'moved', ['0'], 3)
  expect(await send(worker.url, 'PUT', '/connectors/count/stop')).toMatchObject({ status: 204 })
  const offsets = [{ partition: { part: '0' }, offset: { at: 1000 } }]
  await eventually(async () =>
    expect(await send(worker.url, 'PATCH', '/connectors/count/offsets', { offsets })).toMatchObject({ status: 200 }),
  )
  expect(await at()).toEqual([1000])
  const keys: string[] = []
  for await (const { key } of client.consumer().records('moved-own', { from: 'earliest', until: 'end' }))
    keys.push(String(key))
  expect(new Set(keys)).toEqual(new Set(['["count",{"part":"0"}]']))
  expect(await send(worker.url, 'DELETE', '/connectors/count/offsets')).toMatchObject({ status: 200 })
  expect(await at()).toEqual([])
})
