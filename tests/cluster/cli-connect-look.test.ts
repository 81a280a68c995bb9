import { appendFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from '@millrace/client'
import { configSchema, ConnectWorker, defineSource, option, pluginSet, startRest } from '@millrace/connect'
import { fileStreamSink, fileStreamSource } from '@millrace/connector-file'
import { createLogger } from '@millrace/node-io'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CliOptions, millrace } from './support/cli.ts'
import { temporaryFolder } from './support/temporary.ts'

/** Opened to be read once: a second one beside it would take from it. */
const opened: string[] = []
const tables = defineSource({
  name: 'Tables',
  version: '1.0.0',
  doc: 'Knows what there is.',
  config: configSchema({
    password: option.password({ importance: 'HIGH', doc: 'A secret.' }),
    table: option.string({ default: 'orders', importance: 'HIGH', doc: 'Which.' }),
  }),
  async check({ table, password }) {
    if (table === 'orders') return []
    return [{ option: 'table', message: `there is no table ${table} for ${password.reveal()}` }]
  },
  discover: async () => ['orders', 'customers'].map((name) => ({ kind: 'table', name, option: 'table' })),
  async *open({ connector, logger, signal, config: { password } }) {
    opened.push(connector)
    logger.info({ with: password.reveal() }, 'opened')
    yield { records: [] }
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  },
})

let closers: (() => PromiseLike<unknown>)[] = []
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let client: Client
let worker: ConnectWorker
let url: string
beforeAll(async () => {
  folder = await temporaryFolder()
  const cluster = await startTestCluster()
  client = await cluster.client()
  worker = await ConnectWorker.open({
    client,
    plugins: pluginSet([fileStreamSource, fileStreamSink, tables]),
    configTopic: 'connect-configs',
    offsetsTopic: 'connect-offsets',
    workerId: 'worker-1',
    secrets: { resolve: async () => 'hunter22' },
    logger: createLogger({ to: { write: () => {} } }),
  })
  const rest = await startRest(worker, { port: 0 })
  url = rest.url
  closers = [() => rest.close(), () => worker.close(), () => cluster.stop(), () => folder[Symbol.asyncDispose]()]
})
afterAll(async () => {
  for (const close of closers) await close()
})

const connect = (commandLine: readonly string[], options: CliOptions = {}) =>
  millrace(['connect', ...commandLine, '--url', url], options)

async function file(name: string, content: string): Promise<string> {
  const written = path.join(folder.path, name)
  await writeFile(written, content)
  return written
}

const hoist = {
  transforms: 'hoist',
  'transforms.hoist.type': 'HoistField$Value',
  'transforms.hoist.field': 'line',
  'value.converter.schemas.enable': 'false',
}

test('a preview of a source shows its first records on their way, and keeps nothing', async () => {
  const lines = await file('lines.txt', 'one\ntwo\nthree\n')
  const config = { 'connector.class': 'FileStreamSource', file: lines, topic: 'previewed', ...hoist }
  const described = await file('lines.json', JSON.stringify({ name: 'lines', config }))
  const two = await connect(['preview', '-f', described, '--records', '2', '--time-ms', '60000'])
  expect(two).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      '1',
      '  source: previewed null one',
      '  hoist: previewed null {"line":"one"}',
      '  stored: previewed null {"line":"one"}',
      '2',
      '  source: previewed null two',
      '  hoist: previewed null {"line":"two"}',
      '  stored: previewed null {"line":"two"}',
      '',
    ].join('\n'),
  })
  // It waits for more, but not for ever; whether it has read anything by then is the machine's.
  const late = await connect(['preview', '-f', described, '--time-ms', '50', '--format', 'json'])
  expect(late.stderr).toContain('no more came in that time')
  expect(JSON.parse(late.stdout)).toMatchObject({ ended: 'time' })
  const { stdout } = await connect([
    'preview',
    '-f',
    described,
    '--records',
    '3',
    '--time-ms',
    '60000',
    '--format',
    'json',
  ])
  expect(JSON.parse(stdout)).toMatchObject({
    ended: 'records',
    records: [
      { stages: [{ stage: 'SOURCE', record: { sourceOffset: { position: 4 } } }, { alias: 'hoist' }] },
      {},
      { stored: { value: '{"line":"three"}' } },
    ],
  })
  expect(await client.admin().listTopics()).not.toContain('previewed')
  // Beside one that runs, too, which goes on where it was.
  await worker.create('running', { ...config, name: 'running' }, 'STARTED')
  await vi.waitFor(async () => expect(await client.admin().listTopics()).toContain('previewed'), 20_000)
  expect((await connect(['preview', 'running', '--records', '1', '--time-ms', '60000'])).stdout).toContain(
    'source: previewed null one',
  )
})

test('a preview of a sink shows the newest of its topics, and its group reads none', async () => {
  await client.admin().createTopic('sunk', { partitions: 2 })
  await using producer = client.producer()
  for (const [timestamp, value] of ['{"a":1}', '{"a":2}', 'no JSON', '{"a":3}'].entries()) {
    await producer.send('sunk', { key: Buffer.from('"k"'), value: Buffer.from(value), timestamp: timestamp + 1 })
  }
  const config = {
    'connector.class': 'FileStreamSink',
    topics: 'sunk',
    file: path.join(folder.path, 'never'),
    ...hoist,
    'key.converter.schemas.enable': 'false',
  }
  const described = await file('sunk.json', JSON.stringify({ name: 'sunk', config }))
  const { code, stdout } = await connect(['preview', '-f', described, '--records', '3'])
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^1\n {2}topic: sunk-\d k {"a":2}\n {2}hoist: sunk-\d k {"line":{"a":2}}\n2\n {2}wrong in VALUE_CONVERTER /,
  )
  expect(stdout).toMatch(/\n3\n {2}topic: sunk-\d k {"a":3}\n/)
  expect(await client.admin().listGroupOffsets('connect-sunk')).toEqual([])
})

test('what could not be looked at without harm is not, and no secret is told', async () => {
  const config = { 'connector.class': 'Tables', password: `\${env:PASSWORD}` }
  const described = await file('tables.json', JSON.stringify({ name: 'tables', config }))
  expect(await connect(['preview', '-f', described])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Tables can't be previewed") as string,
  })
  expect(opened).toEqual([])
  expect(await connect(['check', '-f', described])).toMatchObject({ code: 0, stdout: 'tables: it works\n' })
  const wrong = await file('wrong.json', JSON.stringify({ name: 'wrong', config: { ...config, table: 'x' } }))
  expect(await connect(['check', '-f', wrong])).toMatchObject({
    code: 1,
    stdout: 'wrong: table: there is no table x for [hidden]\n',
  })
  const unreadable = await file(
    'unreadable.json',
    JSON.stringify({ name: 'w', config: { 'connector.class': 'Tables' } }),
  )
  expect(await connect(['check', '-f', unreadable])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('w: password: Missing required configuration') as string,
  })
  expect((await connect(['discover', '-f', described])).stdout).toBe(
    'KIND   NAME       OPTION\ntable  orders     table\ntable  customers  table\n',
  )
  const lines = await file(
    'file.json',
    JSON.stringify({ name: 'f', config: { 'connector.class': 'FileStreamSource', topic: 't' } }),
  )
  expect(await connect(['discover', '-f', lines])).toMatchObject({ code: 1 })
  // What is read of standard input is gone.
  expect(await connect(['preview', '-f', lines])).toMatchObject({ code: 1 })
  expect(await connect(['check'])).toMatchObject({ code: 2 })
  expect(await connect(['check', 'nobody'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("no connector 'nobody'") as string,
  })
  for (const query of ['records=0', 'records=101', 'timeMs=x', 'timeMs=99999']) {
    const answer = await fetch(`${url}/connectors/running/preview?${query}`, { method: 'POST' })
    expect([query, answer.status]).toEqual([query, 400])
  }
})

test('the log of a connector is shown, and followed until nobody wants it', async () => {
  const config = { 'connector.class': 'Tables', password: `\${env:PASSWORD}` }
  await worker.create('talker', config, 'STARTED')
  await vi.waitFor(() => expect(opened).toContain('talker'), 20_000)
  const { stdout } = await connect(['logs', 'talker'])
  expect(stdout).toMatch(/^\S+Z INFO task 0: opened\n$/)
  const { stdout: json } = await connect(['logs', 'talker', '--format', 'json', '--tail', '1'])
  expect(JSON.parse(json)).toMatchObject({ msg: 'opened', with: '[hidden]', logger: 'connectors.talker' })
  expect((await connect(['logs', 'talker', '--tail', '0'])).stdout).toBe('')
  const stop = new AbortController()
  let shown = ''
  const onStdout = (text: string): void => {
    shown += text
  }
  const following = connect(['logs', 'talker', '--follow'], { interrupted: stop.signal, onStdout })
  await vi.waitFor(() => expect(shown).toContain('opened'), 20_000)
  worker.restart('talker', { includeTasks: true, onlyFailed: false })
  await vi.waitFor(() => expect(shown.match(/opened\n/g)).toHaveLength(2), 20_000)
  stop.abort()
  expect(await following).toMatchObject({ code: 0 })
  expect(await connect(['logs', 'talkr'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("did you mean 'talker'?") as string,
  })
  // Whoever still follows does not keep the worker from ending: the server ends before the worker in afterAll.
  const left = await fetch(`${url}/connectors/talker/logs?follow=true`)
  closers.push(() => left.text())
})

test('records of a file are put through a connector without anything that runs', async () => {
  const config = { 'connector.class': 'FileStreamSource', topic: 't', file: 'none', ...hoist }
  const described = await file('try.json', JSON.stringify({ name: 'try', config }))
  const records = await file('records.ndjson', '{"topic":"t","value":"one"}\n\n{"topic":"t","value":{"a":1}}\n')
  const run = (...more: string[]) => millrace(['connect', 'test', '-f', described, '--records', records, ...more])
  expect((await run()).stdout).toContain('stored: t null {"line":"one"}\n')
  const { stdout, code } = await run('--format', 'json')
  expect(code).toBe(0)
  expect(stdout.trimEnd().split('\n')).toHaveLength(2)
  const expected = await file('expected.ndjson', stdout)
  expect(await run('--expect', expected)).toMatchObject({ code: 0, stdout: '2 records are as expected\n' })
  await writeFile(expected, stdout.replace('one', 'two'))
  await appendFile(expected, 'null\n')
  const wrong = await run('--expect', expected)
  expect(wrong).toMatchObject({ code: 1 })
  expect(wrong.stdout).toMatch(
    /^record 1 is not as expected\n {2}- .*two.*\n {2}\+ .*one.*\nrecord 3 is not as expected\n {2}- null\n {2}\+ \(nothing\)\n$/,
  )
  await writeFile(records, '{"topic":"t"}\n{')
  expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('line 2 is no JSON') as string })
  await writeFile(records, '{"topik":"t"}')
  expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining('topik') as string })
  expect(await millrace(['connect', 'test', '-f', described, '--records', `${records}.no`])).toMatchObject({ code: 2 })
})
