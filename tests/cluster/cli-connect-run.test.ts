import { appendFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from '@millrace/client'
import { ConnectWorker, pluginSet, startRest } from '@millrace/connect'
import { fileStreamSink, fileStreamSource } from '@millrace/connector-file'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { millrace } from './support/cli.ts'
import { temporaryFolder } from './support/temporary.ts'

/** A source that comes to an end, and one that can not go on. */
const bounded = `
import { configSchema, defineSource, option, Schema, sourceRecord } from '@millrace/connect'
const high = { importance: 'HIGH', doc: 'An option.' }
export const bounded = defineSource({
  name: 'Bounded',
  version: '1.0.0',
  doc: 'Counts.',
  config: configSchema({ upTo: option.int(high), topic: option.string(high), password: option.password({ ...high, default: null }) }),
  check: async ({ upTo }) => (upTo === 0 ? [{ option: 'upTo', message: 'there is nothing to count' }] : []),
  async *open({ config: { upTo, topic, password }, offset, logger }) {
    if (upTo < 0) throw Object.assign(new Error('it can not count backwards with ' + password.reveal()))
    const from = Number((await offset({}))?.at ?? 0)
    logger.info({}, 'counts from ' + from)
    for (let at = from + 1; at <= upTo; at++) {
      const value = { schema: Schema.string(), value: String(at) }
      yield { records: [sourceRecord({ topic, value, sourcePartition: {}, sourceOffset: { at } })] }
    }
  },
})
`

const soon = { timeout: 20_000, interval: 20 }
const text = 'org.apache.kafka.connect.storage.StringConverter'
const texts = { 'key.converter': text, 'value.converter': text }

let cluster: Awaited<ReturnType<typeof startTestCluster>>
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let client: Client
beforeAll(async () => {
  folder = await temporaryFolder()
  cluster = await startTestCluster()
  client = await cluster.client()
  const modules = path.join(folder.path, 'node_modules')
  await mkdir(path.join(modules, 'bounded'), { recursive: true })
  await symlink(
    fileURLToPath(new URL('../../node_modules/@millrace', import.meta.url)),
    path.join(modules, '@millrace'),
  )
  const manifest = { name: 'bounded', version: '1.0.0', type: 'module', exports: './index.mjs' }
  await writeFile(path.join(modules, 'bounded/package.json'), JSON.stringify(manifest))
  await writeFile(path.join(modules, 'bounded/index.mjs'), bounded)
})
// Where packages are looked for.
beforeEach(() => void vi.spyOn(process, 'cwd').mockReturnValue(folder.path))
afterAll(async () => {
  await cluster.stop()
  await folder[Symbol.asyncDispose]()
})

async function described(name: string, config: Readonly<Record<string, string>>): Promise<string> {
  const file = path.join(folder.path, `${name}.json`)
  await writeFile(file, JSON.stringify({ name, config: { ...texts, ...config } }))
  return file
}

const run = (file: string, more: readonly string[] = [], options: Parameters<typeof millrace>[1] = {}) =>
  millrace(['connect', 'run', '-f', file, '--brokers', cluster.bootstrap, ...more], options)

async function valuesOf(topic: string): Promise<readonly string[]> {
  const values: string[] = []
  const records = client.consumer().records(topic, { from: 'earliest', until: 'end' })
  for await (const { value } of records) values.push(String(value))
  return values
}

test('a source that comes to an end is run until then, and goes on where it was', async () => {
  const counting = (upTo: number) =>
    described('counting', { 'connector.class': 'Bounded', topic: 'counted', upTo: String(upTo) })
  const first = await run(await counting(3), ['--plugin', 'bounded'])
  expect(first).toMatchObject({ code: 0, stdout: '' })
  expect(first.stderr).toContain('counting runs, with 1 task: Ctrl-C ends it\n')
  expect(first.stderr).toContain('INFO task 0: counts from 0\n')
  expect(first.stderr).toMatch(/counting has done all that there was to do\n$/)
  expect((await run(await counting(5), ['--plugin', 'bounded'])).stderr).toContain('counts from 3\n')
  expect(await valuesOf('counted')).toEqual(['1', '2', '3', '4', '5'])
  expect((await run(await counting(2), ['--plugin', 'bounded', '--offsets-topic', 'others'])).code).toBe(0)
  expect(await valuesOf('counted')).toHaveLength(7)
})

test('a sink is run until Ctrl-C, and what it did is kept', async () => {
  await client.admin().createTopic('sunk', { partitions: 1 })
  await using producer = client.producer()
  await producer.send('sunk', { value: Buffer.from('one') })
  const target = path.join(folder.path, 'sunk.txt')
  const file = await described('sunk', { 'connector.class': 'FileStreamSink', topics: 'sunk', file: target })
  for (const expected of ['one\n', 'one\ntwo\n']) {
    const stop = new AbortController()
    const running = run(file, [], { interrupted: stop.signal })
    await vi.waitFor(async () => expect(await readFile(target, 'utf8')).toBe(expected), soon)
    stop.abort()
    const { code, stderr } = await running
    expect([code, stderr]).toEqual([0, 'sunk runs, with 1 task: Ctrl-C ends it\nsunk has ended\n'])
    if (expected === 'one\n') await producer.send('sunk', { value: Buffer.from('two') })
  }
})

test('what can not be run is told, and so is what fails for good, without secrets', async () => {
  const withoutTopic = await described('without', { 'connector.class': 'Bounded', upTo: '3', topik: 't' })
  const refused = await run(withoutTopic, ['--plugin', 'bounded'])
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('topic: Missing required configuration')
  expect(refused.stderr).toContain('topik')
  const nothing = await described('nothing', { 'connector.class': 'Bounded', topic: 't', upTo: '0' })
  expect(await run(nothing, ['--plugin', 'bounded'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is nothing to count') as string,
  })
  expect(await run(nothing)).toMatchObject({ code: 2, stderr: expect.stringContaining('Bounded') as string })
  // One record that no sink can read fails its task for good.
  await client.admin().createTopic('broken', { partitions: 1 })
  await using producer = client.producer()
  await producer.send('broken', { value: Buffer.from('hunter22') })
  const broken = await described('broken', {
    'connector.class': 'FileStreamSink',
    topics: 'broken',
    file: path.join(folder.path, 'never.txt'),
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
  })
  const failed = await run(broken)
  expect(failed.code).toBe(1)
  expect(failed.stderr).toContain('task 0 of broken failed: StreamError: ')
  // What failed stands in the topic, and a reference to a secret in the config alone.
  const secret = await described('secret', {
    'connector.class': 'Bounded',
    topic: 't',
    upTo: '-1',
    password: `\${env:COUNT_PASSWORD}`,
  })
  const stop = new AbortController()
  let told = ''
  const running = run(secret, ['--plugin', 'bounded'], {
    interrupted: stop.signal,
    env: { COUNT_PASSWORD: 'open-sesame-7' },
    onStderr: (said) => {
      told += said
    },
  })
  await vi.waitFor(() => expect(told).toContain('it can not count backwards with [hidden]'), soon)
  stop.abort()
  const ended = await running
  expect(ended.code).toBe(0)
  expect(ended.stderr).not.toContain('open-sesame-7')
})

test('the records that pass a connector are shown to who watches, while it runs on', async () => {
  const worker = await ConnectWorker.open({
    client,
    plugins: pluginSet([fileStreamSource, fileStreamSink]),
    configTopic: 'connect-configs',
    offsetsTopic: 'connect-offsets',
    workerId: 'worker-1',
  })
  const rest = await startRest(worker, { port: 0 })
  try {
    const lines = path.join(folder.path, 'lines.txt')
    await writeFile(lines, '')
    const config = {
      ...texts,
      'connector.class': 'FileStreamSource',
      file: lines,
      topic: 'watched',
      transforms: 'hoist',
      'transforms.hoist.type': 'HoistField$Value',
      'transforms.hoist.field': 'line',
    }
    await worker.create('watched', config, 'STARTED')
    const tap = (more: readonly string[], options: Parameters<typeof millrace>[1] = {}) =>
      millrace(['connect', 'tap', 'watched', '--url', rest.url, ...more], options)
    let count = 0
    /** Appends lines until whoever watches has seen enough. */
    const writing = async (until: Promise<unknown>): Promise<void> => {
      let over = false
      void until.then(() => (over = true))
      await vi.waitFor(async () => {
        if (!over) await appendFile(lines, `line ${++count}\n`)
        expect(over).toBe(true)
      }, soon)
    }
    expect((await fetch(`${rest.url}/connectors/watched/tap?perSecond=101`)).status).toBe(400)
    const text = tap(['--records', '2', '--per-second', '100'])
    await writing(text)
    expect(await text).toMatchObject({ code: 0, stderr: '' })
    expect((await text).stdout).toMatch(
      /^(\(\d+ more\)\n)?task 0: watched null {"line":"line \d+"}\n(\(\d+ more\)\n)?task 0: watched null {"line":"line \d+"}\n$/,
    )
    const json = tap(['--records', '1', '--format', 'json'])
    await writing(json)
    expect(JSON.parse((await json).stdout)).toMatchObject({
      task: 0,
      record: { topic: 'watched', value: { schema: 'struct' } },
    })
    const stop = new AbortController()
    const following = tap([], { interrupted: stop.signal, onStdout: () => stop.abort() })
    await writing(following)
    expect(await following).toMatchObject({ code: 0 })
    // Whoever watched a connector that is deleted is at the end.
    let begun = false
    const left = tap(['--per-second', '1'], { onStdout: () => (begun = true) })
    await vi.waitFor(async () => {
      await appendFile(lines, `line ${++count}\n`)
      expect(begun).toBe(true)
    }, soon)
    await worker.delete('watched')
    expect(await left).toMatchObject({ code: 0 })
    expect(await tap([])).toMatchObject({ code: 1 })
    expect((await fetch(`${rest.url}/connectors/nobody/tap`)).status).toBe(404)
  } finally {
    await rest.close()
    await worker.close()
  }
})
