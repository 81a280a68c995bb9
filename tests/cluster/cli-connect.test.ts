import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { configSchema, ConnectWorker, dataError, defineSource, option, pluginSet, startRest } from '@millrace/connect'
import { createLogger } from '@millrace/node-io'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CliOptions, millrace } from './support/cli.ts'
import { freePort, temporaryFolder } from './support/temporary.ts'

/** Waits, or fails at once. */
const idle = defineSource({
  name: 'Idle',
  version: '1.0.0',
  doc: 'Reads nothing.',
  config: configSchema({
    password: option.password({ default: null, importance: 'LOW', doc: 'A secret.' }),
    every: option.int({ default: 1, importance: 'LOW', doc: 'A number.' }),
    fail: option.boolean({ default: false, importance: 'LOW', doc: 'Whether it fails.' }),
  }),
  async *open({ config: { fail }, signal }) {
    yield { records: [] }
    // For good: what may pass is started again, and runs meanwhile.
    if (fail) throw dataError('it was told to fail')
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  },
})

/** Lines that the worker logs. */
const logged: Record<string, unknown>[] = []

let closers: (() => PromiseLike<unknown>)[] = []
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let worker: ConnectWorker
let url: string
beforeAll(async () => {
  folder = await temporaryFolder()
  const cluster = await startTestCluster()
  const client = await cluster.client()
  const topics = { configTopic: 'connect-configs', offsetsTopic: 'connect-offsets' }
  const logger = createLogger({ to: { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) } })
  worker = await ConnectWorker.open({ client, plugins: pluginSet([idle]), ...topics, workerId: 'worker-1', logger })
  const rest = await startRest(worker, { port: 0 })
  url = rest.url
  closers = [() => rest.close(), () => worker.close(), () => cluster.stop(), () => folder[Symbol.asyncDispose]()]
})
afterAll(async () => {
  for (const close of closers) await close()
})

const connect = (commandLine: readonly string[], options: CliOptions = {}) =>
  millrace(['connect', ...commandLine, '--url', url], options)

/** A file with a connector. */
async function file(name: string, config: object, more: object = {}): Promise<string> {
  const written = path.join(folder.path, `${name}.json`)
  await writeFile(written, JSON.stringify({ name, config: { 'connector.class': 'Idle', ...config }, ...more }))
  return written
}

test('apply makes connectors and changes them, shows what differs, and no secrets', async () => {
  const made = await file('applied', { every: '5', password: 'hunter2' }, { initial_state: 'PAUSED' })
  const dry = await connect(['apply', '-f', made, '--dry-run'])
  expect(dry).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^applied: would be created\n/) as string,
  })
  expect(worker.names).not.toContain('applied')
  const { stdout } = await connect(['apply', '-f', made])
  expect(stdout).toBe(
    'applied: created\n  + connector.class: Idle\n  + every: 5\n  + name: applied\n  + password: [hidden]\n',
  )
  await vi.waitFor(() => expect(worker.status('applied').connector.state).toBe('PAUSED'), 20_000)
  expect((await connect(['apply', '-f', made])).stdout).toBe('applied: unchanged\n')
  const changed = await file('applied', { password: 'hunter3', fail: 'false' })
  const { stdout: json } = await connect(['apply', '-f', changed, '--format', 'json'])
  expect(JSON.parse(json)).toEqual([
    {
      name: 'applied',
      change: 'changed',
      options: [
        { option: 'every', before: '5', after: null },
        { option: 'fail', before: null, after: 'false' },
        { option: 'password', before: '[hidden]', after: '[hidden]' },
      ],
    },
  ])
  expect(worker.info('applied').config).toMatchObject({ password: 'hunter3', fail: 'false' })
})

test('what is wrong is told before anything is done', async () => {
  const wrong = await file('wrong', { every: 'x' })
  const lint = await connect(['lint', '-f', wrong, '-f', await file('right', {})])
  expect(lint).toMatchObject({ code: 1, stderr: '' })
  expect(lint.stdout).toContain(`${wrong}: every: Invalid value x for configuration every: Not a number of type INT\n`)
  expect(lint.stdout).toContain('right.json: nothing is wrong\n')
  const applied = await connect(['apply', '-f', wrong])
  expect(applied).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('every: Invalid value x') as string,
  })
  expect(worker.names).not.toContain('wrong')
  const none = await connect(['lint', '-f', `${wrong}.no`])
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no file') as string })
})

test('options that nothing reads are told, with what was meant, and taken', async () => {
  const config = {
    evry: '3',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter.schema.enable': 'false',
    transforms: 'hoist',
    'transforms.hoist.type': 'org.apache.kafka.connect.transforms.HoistField$Value',
    'transforms.hoist.field': 'all',
    'transforms.hoist.feild': 'all',
    'transforms.other.field': 'x',
    'config.action.reload': 'none',
    owner: 'the shop',
  }
  const misspelled = await file('misspelled', config)
  const { code, stdout, stderr } = await connect(['lint', '-f', misspelled])
  expect({ code, stderr, lines: stdout.trimEnd().split('\n') }).toEqual({
    code: 1,
    stderr: '',
    lines: [
      `${misspelled}: evry: warning: nothing reads it: did you mean 'every'?`,
      `${misspelled}: value.converter.schema.enable: warning: nothing reads it: did you mean 'value.converter.schemas.enable'?`,
      `${misspelled}: transforms.hoist.feild: warning: nothing reads it: did you mean 'transforms.hoist.field'?`,
      `${misspelled}: transforms.other.field: warning: nothing reads it: transforms is 'hoist', and has no other in it`,
      `${misspelled}: config.action.reload: warning: nothing reads it: Kafka Connect has such an option, and Millrace does not`,
      `${misspelled}: owner: warning: nothing reads it: take it out`,
    ],
  })
  expect(await connect(['lint', '-f', misspelled, '--allow-unknown'])).toMatchObject({ code: 0, stdout })
  const applied = await connect(['apply', '-f', misspelled])
  expect(applied).toMatchObject({ code: 0, stdout: expect.stringContaining('misspelled: created') as string })
  expect(applied.stderr).toContain("evry: nothing reads it: did you mean 'every'?\n")
  expect(logged.find(({ logger }) => logger === 'connectors.misspelled')).toMatchObject({
    msg: 'the config of a connector has options that nothing reads',
    count: 6,
    options: expect.arrayContaining(["evry: nothing reads it: did you mean 'every'?"]) as string[],
  })
  // What a transform has that there is not is not known.
  const none = await file('no-class', { transforms: 'a', 'transforms.a.type': 'Nothing', 'transforms.a.field': 'x' })
  const lint = await connect(['lint', '-f', none])
  expect(lint.code).toBe(1)
  expect(lint.stdout).toMatch(/transforms\.a\.type: .*Class Nothing could not be found\. There are: .*RegexRouter/)
  expect(lint.stdout).not.toContain('warning')
  const nobody = await file('nobody', { 'connector.class': 'Nobody' })
  expect(await connect(['lint', '-f', nobody])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      'there is no connector Nobody: Class Nobody could not be found. There are: Idle',
    ) as string,
  })
})

test('connectors are made, listed and watched', async () => {
  const created = await file('acted', {})
  expect((await connect(['create', '-f', created])).stdout).toBe("created connector 'acted'\n")
  expect(await connect(['create', '-f', created])).toMatchObject({
    code: 1,
    stderr: 'millrace: Connector acted already exists\n',
  })
  await connect(['create', '-f', await file('failing', { fail: 'true' })])
  await vi.waitFor(() => expect(worker.status('acted').tasks).toMatchObject([{ state: 'RUNNING' }]), 20_000)
  await vi.waitFor(() => expect(worker.status('failing').tasks).toMatchObject([{ state: 'FAILED' }]), 20_000)
  expect((await connect(['ls'])).stdout).toMatch(
    /^NAME +TYPE +STATE +TASKS +CLASS\n[^]*^acted +source +RUNNING +1\/1 +Idle$/m,
  )
  const { stdout } = await connect(['status', 'acted', 'failing'])
  expect(stdout).toContain('acted: RUNNING, a source on worker-1\n\nTASK  STATE    WORKER\n   0  RUNNING  worker-1\n')
  expect(stdout).toMatch(/\ntask 0: StreamError: it was told to fail\n/)
})

test('connectors are acted on by their names', async () => {
  const config = { 'connector.class': 'Idle' }
  await worker.create('paused-and-more', config, 'STARTED')
  await worker.create('left', config, 'STARTED')
  for (const [command, told, state] of [
    ['pause', 'paused', 'PAUSED'],
    ['resume', 'resumed', 'RUNNING'],
    ['restart', 'restarted', 'RUNNING'],
    ['stop', 'stopped', 'STOPPED'],
  ] as const) {
    expect(await connect([command, 'paused-and-more'])).toMatchObject({
      code: 0,
      stdout: `${told} connector 'paused-and-more'\n`,
      stderr: '',
    })
    await vi.waitFor(() => expect(worker.status('paused-and-more').connector.state).toBe(state), 20_000)
  }
  expect(await connect(['delete', 'paused-and-more', 'lef'])).toMatchObject({
    code: 1,
    stdout: "deleted connector 'paused-and-more'\n",
    stderr: "millrace: there is no connector 'lef': did you mean 'left'?\n",
  })
  expect(worker.names).not.toContain('paused-and-more')
})

test('a worker that is not there: 3, with what to do', async () => {
  const nobody = `http://127.0.0.1:${await freePort()}`
  expect(await millrace(['connect', 'ls', '--url', nobody])).toMatchObject({
    code: 3,
    stdout: '',
    stderr: `millrace: no Connect worker answers at ${nobody}: start one with \`millrace dev --connect\`, or say where it is with --url\n`,
  })
  expect(await millrace(['connect', 'ls', '--url', 'nowhere'])).toMatchObject({ code: 2 })
})
