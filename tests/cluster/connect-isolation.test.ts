import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { collectingLogger } from '@millrace/base/testing'
import type { Client } from '@millrace/client'
import {
  isolate,
  type IsolationOptions,
  loadPlugins,
  lookAt,
  startConnector,
  type Tap,
  type TappedRecord,
} from '@millrace/connect'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from './support/temporary.ts'

const text = 'org.apache.kafka.connect.storage.StringConverter'
const texts = { 'key.converter': text, 'value.converter': text }
const soon = { timeout: 50_000, interval: 20 }
const secret = 'open-sesame-7'

/** A folder with the planted connectors installed as a package. */
async function installed(folder: string): Promise<void> {
  const modules = path.join(folder, 'node_modules')
  await mkdir(path.join(modules, 'planted'), { recursive: true })
  const root = fileURLToPath(new URL('../../node_modules/@millrace', import.meta.url))
  await symlink(root, path.join(modules, '@millrace'))
  const manifest = { name: 'planted', version: '1.0.0', type: 'module', exports: './index.mjs' }
  await writeFile(path.join(modules, 'planted/package.json'), JSON.stringify(manifest))
  await cp(new URL('support/planted-connectors.mjs', import.meta.url), path.join(modules, 'planted/index.mjs'))
}

/** A cluster, and plugins whose connectors run in processes of their own. */
async function setUp(more: Partial<IsolationOptions> = {}) {
  const opened: AsyncDisposable[] = []
  const use = <Opened extends AsyncDisposable>(one: Opened): Opened => {
    opened.unshift(one)
    return one
  }
  const cluster = use(await startTestCluster())
  const folder = use(await temporaryFolder())
  const client = use(await cluster.client())
  await installed(folder.path)
  const logger = collectingLogger()
  const from = [folder.path]
  const plugins = await loadPlugins(['planted'], { from })
  const isolated = use(
    isolate(plugins, { packages: ['planted'], from, brokers: cluster.bootstrap.split(','), logger, ...more }),
  )
  const connector = isolated.plugins.connectors.named('Planted', 'connector.class')
  const start = async (name: string, config: Record<string, string>, { tap }: { readonly tap?: Tap } = {}) => {
    await client.admin().createTopic(name, { partitions: 1 })
    const whole = { ...texts, topic: name, done: path.join(folder.path, name), password: secret, ...config }
    const given = {
      client,
      name,
      config: whole,
      offsetsTopic: 'offsets',
      logger,
      ...(tap === undefined ? {} : { tap }),
    }
    return use(await startConnector(connector, given))
  }
  const close = async (): Promise<void> => {
    for (const one of opened) await one[Symbol.asyncDispose]()
  }
  return { start, client, connector, logger, [Symbol.asyncDispose]: close }
}

/** What the one record of a topic says of the process that it came from. */
async function seen(client: Client, topic: string): Promise<Record<string, unknown>> {
  for await (const { value } of client.consumer().records(topic, { from: 'earliest' })) {
    return JSON.parse(String(value)) as Record<string, unknown>
  }
  throw new Error('the topic has ended')
}

test.each([
  ['exit', /^StreamError: the process of the connector harmful exited with 7 while its tasks ran/],
  [
    'throw',
    /^StreamError: the process of the connector harmful failed with what nothing caught: nobody waits for this/,
  ],
  ['loop', /^StreamError: the process of the connector harmful did not say that it is alive for so long/],
  ['leak', /^StreamError: the process of the connector harmful was ended by SIGABRT .* its heap may have 48 MiB/],
])('a connector that harms its process (%s) harms no other, and is started again', async (harm, trace) => {
  await using set = await setUp({ memoryMiBMax: 48, silentMsMax: harm === 'loop' ? 5000 : 30_000 })
  const { start, client } = set
  const bystander = await start('bystander', {})
  const { pid } = await seen(client, 'bystander')
  const harmful = await start('harmful', { harm })
  const states = new Set<string>()
  await vi.waitFor(() => {
    const [task] = harmful.status().tasks
    states.add(`${String(task?.state)} ${String(task?.trace)}`)
    expect([...states].some((state) => state.startsWith('RESTARTING'))).toBe(true)
  }, soon)
  const [said] = [...states].filter((state) => state.startsWith('RESTARTING'))
  expect(said?.slice('RESTARTING '.length)).toMatch(trace)
  const again = await seen(client, 'harmful')
  expect(harmful.status().tasks).toEqual([{ id: 0, state: 'RUNNING' }])
  expect(again['pid']).not.toBe(process.pid)
  expect(again['pid']).not.toBe(pid)
  expect(bystander.status().tasks).toEqual([{ id: 0, state: 'RUNNING' }])
  // It runs still, and was never started again.
  expect(() => process.kill(Number(pid), 0)).not.toThrow()
})

test('what passes a task is shown to its tap, in whichever process it runs', async () => {
  await using set = await setUp()
  const taken: TappedRecord[] = []
  const unsubscribed = vi.fn<() => void>()
  const tap: Tap = {
    subscribe(listener) {
      listener(10)
      return unsubscribed
    },
    take: (tapped) => void taken.push(tapped),
  }
  const running = await set.start('tapped', {}, { tap })
  await vi.waitFor(() => expect(taken).toHaveLength(1), soon)
  expect(taken[0]).toMatchObject({ task: 0, skipped: 0 })
  const record = JSON.parse(taken[0]?.record ?? '') as { readonly value: { readonly value: string } }
  expect(record).toMatchObject({ topic: 'tapped', sourceOffset: { at: 1 } })
  const { pid } = await seen(set.client, 'tapped')
  expect(pid).not.toBe(process.pid)
  expect(JSON.parse(record.value.value)).toMatchObject({ pid })
  await running.stop()
  expect(unsubscribed).toHaveBeenCalledTimes(1)
})

test('a process has the secrets of its own config alone, and its lines come back', async () => {
  vi.stubEnv('OTHERS_SECRET', 'another-secret-8')
  await using set = await setUp()
  const { start, client, logger } = set
  await start('quiet', {})
  const { pid, length, argv, execArgv, env } = await seen(client, 'quiet')
  expect(length).toBe(secret.length)
  const shown = JSON.stringify([argv, execArgv, env])
  const ofSystem = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '')
  for (const kept of [secret, 'another-secret-8']) {
    expect(shown).not.toContain(kept)
    expect(ofSystem).not.toContain(kept)
  }
  const line = logger.lines.find(({ message }) => message === 'it reads')
  expect(line).toMatchObject({ level: 'warn', fields: { connector: 'quiet', task: 0, at: 3 } })
  expect(line?.fields['err']).toBeInstanceOf(Error)
  expect(line?.fields['err']).toMatchObject({ message: 'seen' })
})

test('what a connector finds wrong with its config comes back as it says it', async () => {
  await using set = await setUp()
  await expect(set.start('refused', {})).rejects.toMatchObject({
    code: 'INVALID_CONFIG',
    message: 'topic of refused: not to that one',
    context: { key: 'topic' },
  })
})

test('a look at a connector has a process of its own, and tells no secret', async () => {
  await using set = await setUp()
  const { connector, start, client } = set
  await start('running', {})
  const { pid } = await seen(client, 'running')
  const parts = { client: async () => client, plugins: {} }
  const options = {
    name: 'running',
    // It must say what it sees with the secret resolved, and not the secret.
    config: { ...texts, topic: 'running', harm: 'none', password: `\${env:PASSWORD}` },
    secrets: { resolve: async () => String(process.execPath) },
    signal: new AbortController().signal,
  }
  const limits = { records: 1, timeMs: 30_000 }
  const preview = await lookAt(connector, { kind: 'preview', limits }, options, parts)
  expect(preview).toMatchObject({ kind: 'preview', ended: 'records' })
  const text = JSON.stringify(preview)
  expect(text).toContain('[hidden]')
  expect(text).not.toContain(process.execPath)
  expect(text).not.toContain(`pid\\":${String(pid)},`)
  const refused = { ...options, config: { ...options.config, topic: 'refused' } }
  expect(await lookAt(connector, { kind: 'check' }, refused, parts)).toEqual({
    kind: 'check',
    problems: [{ option: 'topic', message: 'not to that one' }],
  })
  await expect(lookAt(connector, { kind: 'discover' }, options, parts)).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  })
  expect(() => process.kill(Number(pid), 0)).not.toThrow()
})
