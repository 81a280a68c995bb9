import { DistributedWorker, pluginSet, startRest } from '@millrace/connect'
import { fileStreamSink, fileStreamSource } from '@millrace/connector-file'
import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { counted, countingSource, untilCounted } from './support/counted.ts'
import { doStep, restSteps } from './support/rest-steps.ts'
import { Child } from './support/spawn.ts'
import { temporaryFolder } from './support/temporary.ts'
import { eventually, isReady, isShared, placement, send } from './support/worker-requests.ts'

const counter = await countingSource()
/** How long a worker is not heard until it is taken for gone. */
const sessionTimeoutMs = 3000

interface Group {
  readonly groupId: string
  readonly rebalanceDelayMs?: number
  readonly client?: Client
}

const openWorker = async ({ groupId, rebalanceDelayMs = 0, client: own = client }: Group) => {
  const worker = await DistributedWorker.open({
    client: own,
    plugins: pluginSet([fileStreamSource, fileStreamSink, counter]),
    groupId,
    configTopic: `${groupId}-configs`,
    offsetsTopic: `${groupId}-offsets`,
    statusTopic: `${groupId}-status`,
    rebalanceDelayMs,
    sessionTimeoutMs,
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

let cluster: Awaited<ReturnType<typeof startTestCluster>>
let client: Client
beforeAll(async () => {
  cluster = await startTestCluster({ configs: { 'group.min.session.timeout.ms': sessionTimeoutMs } })
  client = await cluster.client()
  for (const name of ['t-a-life', 't-p-life', 't-s-life', 't-x-errors', 't-o-offsets', 'counted']) {
    await client.admin().createTopic(name, { partitions: 1 })
  }
})
afterAll(() => cluster.stop())

describe.each([
  ['rest-lifecycle.jsonl', 'life', 89],
  ['rest-errors.jsonl', 'errors', 37],
  ['rest-offsets.jsonl', 'offsets', 54],
] as const)('the steps of %s', (file, run, count) => {
  test('are answered as by Kafka Connect, by two workers in turn', async () => {
    await using folder = await temporaryFolder()
    await using first = await openWorker({ groupId: `golden-${run}` })
    await using second = await openWorker({ groupId: `golden-${run}` })
    await isReady(first.url)
    await isReady(second.url)
    const steps = restSteps(file, { run, dir: folder.path })
    expect(steps).toHaveLength(count)
    for (const [index, step] of steps.entries()) {
      const { url } = index % 2 === 0 ? first : second
      const name = `${step.step} ${step.method} ${step.path}`
      const isSo = async (): Promise<void> => expect(await doStep(url, step), name).toBeUndefined()
      // What one has changed another sees some time.
      const timeout = step.eventually ?? (step.method === 'GET' ? 10_000 : undefined)
      if (timeout === undefined) await isSo()
      else await vi.waitFor(isSo, { timeout, interval: 20 })
    }
  })
})

test('workers share tasks, and only what must move moves when one comes or goes', async () => {
  await using first = await openWorker({ groupId: 'shared' })
  await isReady(first.url)
  const config = { 'connector.class': 'Counter', topic: 'counted', 'tasks.max': '5' }
  expect(await send(first.url, 'POST', '/connectors', { name: 'count', config })).toMatchObject({ status: 201 })
  await isShared(first, 'count', [[first, 5]])
  await using second = await openWorker({ groupId: 'shared' })
  await isShared(second, 'count', [
    [first, 3],
    [second, 2],
  ])
  const before = await placement(first.url, 'count', 5)
  {
    await using third = await openWorker({ groupId: 'shared' })
    await isShared(third, 'count', [
      [first, 2],
      [second, 2],
      [third, 1],
    ])
    const after = await placement(second.url, 'count', 5)
    expect(before.filter((id, task) => id !== after[task])).toHaveLength(1)
  }
  await eventually(async () => {
    const places = await placement(second.url, 'count', 5)
    expect(new Set(places)).toEqual(new Set([first.id, second.id]))
  })
})

const workerBin = fileURLToPath(new URL('./support/connect-worker.mjs', import.meta.url))

test('what a worker had that was killed goes on at the other, and nothing is lost', async () => {
  await client.admin().createTopic('killed', { partitions: 1 })
  await using child = new Child(workerBin, [
    JSON.stringify({
      ...{ brokers: cluster.bootstrap, topics: 'killed', groupId: 'killed' },
      ...{ rebalanceDelayMs: 0, sessionTimeoutMs },
    }),
  ])
  const url = await child.line()
  const killed = { url, id: new URL(url).host }
  await isReady(url)
  const json = { 'value.converter': 'JsonConverter', 'value.converter.schemas.enable': 'false' }
  const config = { 'connector.class': 'Counter', topic: 'killed', 'tasks.max': '4', ...json }
  // The first leads; what the second is asked for reaches it.
  await using left = await openWorker({ groupId: 'killed' })
  await isReady(left.url)
  expect(await send(left.url, 'POST', '/connectors', { name: 'k', config })).toMatchObject({ status: 201 })
  await isShared(left, 'k', [
    [killed, 2],
    [left, 2],
  ])
  const parts = ['0', '1', '2', '3']
  await untilCounted(client, 'killed', parts, 10)
  await child.end('SIGKILL')
  await isShared(left, 'k', [[left, 4]])
  await untilCounted(client, 'killed', parts, 1)
  const all = await counted(client, 'killed')
  for (const part of parts) {
    const numbers = new Set(all.get(part))
    const most = Math.max(...numbers)
    expect(numbers.size, `${part} has every number up to ${most}`).toBe(most)
  }
  expect(await send(left.url, 'PUT', '/connectors/k/stop')).toMatchObject({ status: 204 })
})
