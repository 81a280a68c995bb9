import { request } from 'node:http'
import { ConnectWorker, pluginSet, startRest } from '@millrace/connect'
import { fileStreamSink, fileStreamSource } from '@millrace/connector-file'
import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { doStep, restSteps } from './support/rest-steps.ts'
import { temporaryFolder } from './support/temporary.ts'

const openWorker = async (client: Client) => {
  const worker = await ConnectWorker.open({
    client,
    plugins: pluginSet([fileStreamSource, fileStreamSink]),
    configTopic: 'connect-configs',
    offsetsTopic: 'connect-offsets',
    workerId: 'worker-1',
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
  for (const name of ['t-a-life', 't-p-life', 't-s-life', 't-x-errors']) {
    await client.admin().createTopic(name, { partitions: 1 })
  }
})
afterAll(() => cluster.stop())

/** Lists of options are held to what was recorded by another test; loggers are not there. */
const others: Readonly<Record<string, (step: number, status: number) => boolean>> = {
  'rest-basics.jsonl': (step) => (step >= 9 && step <= 15) || (step >= 17 && step <= 26),
  'rest-validate.jsonl.gz': (_, status) => status === 200,
}

describe.each([
  ['rest-basics.jsonl', 'basics', 13],
  ['rest-lifecycle.jsonl', 'life', 89],
  ['rest-errors.jsonl', 'errors', 37],
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
