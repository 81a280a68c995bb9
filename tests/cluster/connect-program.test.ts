import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Child, connectBin } from './support/spawn.ts'
import { takenPort, temporaryFolder } from './support/temporary.ts'

interface LogLine {
  readonly level: string
  readonly msg: string
  readonly [name: string]: unknown
}

const soon = { timeout: 20_000, interval: 20 }
const json = { 'content-type': 'application/json' }
const texts = {
  'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
}

let cluster: Awaited<ReturnType<typeof startTestCluster>>
beforeAll(async () => {
  cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('program-lines', { partitions: 1 })
})
afterAll(() => cluster.stop())

/** A worker of its own topics, on any free port. */
function worker(
  name: string,
  more: readonly string[] = [],
  options: ConstructorParameters<typeof Child>[2] = {},
): Child {
  const settings = {
    'bootstrap.servers': cluster.bootstrap,
    'listener.port': '0',
    'config.storage.topic': `${name}-configs`,
    'offset.storage.topic': `${name}-offsets`,
    plugins: '@millrace/connector-file',
  }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`])
  return new Child(connectBin, [...flags, ...more], options)
}

async function ready(child: Child): Promise<LogLine & { url: string; connectorClasses: readonly string[] }> {
  const line: unknown = JSON.parse(await child.line((each) => each.includes('"event":"ready"')))
  return line as LogLine & { url: string; connectorClasses: readonly string[] }
}

test('runs connectors of files and of its REST API, goes on with them when it is started again, and stops on SIGTERM', async () => {
  await using folder = await temporaryFolder()
  const [from, to] = [path.join(folder.path, 'in.txt'), path.join(folder.path, 'out.txt')]
  await writeFile(from, 'one\n')
  await writeFile(to, '')
  const connector = (file: string, name: string, config: object): Promise<void> =>
    writeFile(path.join(folder.path, file), JSON.stringify({ name, config: { ...texts, ...config } }))
  await connector('source.json', 'lines', { 'connector.class': 'FileStreamSource', file: from, topic: 'program-lines' })
  const config = {
    bootstrap: { servers: [cluster.bootstrap] },
    listener: { port: 0 },
    plugins: ['@millrace/connector-file'],
    'connector.files': ['source.json'],
    'config.storage.topic': 'program-configs',
    'offset.storage.topic': 'program-offsets',
  }
  const file = path.join(folder.path, 'connect.json')
  await writeFile(file, JSON.stringify(config))
  const sink = { 'connector.class': 'FileStreamSink', file: to, topics: 'program-lines', ...texts }
  {
    await using child = new Child(connectBin, ['--config', file])
    const { url, connectorClasses } = await ready(child)
    expect(connectorClasses).toEqual([
      'org.apache.kafka.connect.file.FileStreamSinkConnector',
      'org.apache.kafka.connect.file.FileStreamSourceConnector',
    ])
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'healthy' })
    const body = JSON.stringify({ name: 'writer', config: sink })
    expect((await fetch(`${url}/connectors`, { method: 'POST', headers: json, body })).status).toBe(201)
    expect(await (await fetch(`${url}/connectors`)).json()).toEqual(['lines', 'writer'])
    await vi.waitFor(async () => expect(await readFile(to, 'utf8')).toBe('one\n'), soon)
    await fetch(`${url}/connectors/lines/pause`, { method: 'PUT' })
    const { code, stdout, stderr } = await child.end('SIGTERM')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LogLine)
    expect(lines.map(({ msg }) => msg)).toEqual(expect.arrayContaining(['ready', 'stopping', 'stopped']))
    expect(lines.at(-1)).toMatchObject({ level: 'info', msg: 'stopped', name: 'millrace-connect' })
  }
  // The file says something else by now; what was paused stays so.
  await connector('source.json', 'lines', {
    'connector.class': 'FileStreamSource',
    file: from,
    topic: 'program-lines',
    'batch.size': '7',
  })
  await using child = new Child(connectBin, ['--config', file])
  const { url } = await ready(child)
  const shown: unknown = await (await fetch(`${url}/connectors/lines/config`)).json()
  expect(shown).toMatchObject({ 'batch.size': '7' })
  await appendFile(from, 'two\n')
  await vi.waitFor(async () => {
    expect(await (await fetch(`${url}/connectors/lines/status`)).json()).toMatchObject({
      connector: { state: 'PAUSED' },
    })
  }, soon)
  expect(await readFile(to, 'utf8')).toBe('one\n')
  await fetch(`${url}/connectors/lines/resume`, { method: 'PUT' })
  await vi.waitFor(async () => expect(await readFile(to, 'utf8')).toBe('one\ntwo\n'), soon)
  expect(await child.end('SIGINT')).toMatchObject({ code: 0, stderr: '' })
})

test('workers of a group share connectors, and go on with those of one that is killed', async () => {
  await using folder = await temporaryFolder()
  const from = path.join(folder.path, 'shared.txt')
  await writeFile(from, 'one\n')
  const settings = {
    'group.id': 'shared',
    'status.storage.topic': 'shared-status',
    'scheduled.rebalance.max.delay.ms': '0',
    'session.timeout.ms': '6000',
  }
  const flags = Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`])
  await using first = worker('shared', flags)
  const { url } = await ready(first)
  const config = { 'connector.class': 'FileStreamSource', file: from, topic: 'shared-lines', ...texts }
  const body = JSON.stringify({ name: 'lines', config })
  const create = () => fetch(`${url}/connectors`, { method: 'POST', headers: json, body })
  // 409 until it knows that it leads.
  await vi.waitFor(async () => expect((await create()).status).toBe(201), soon)
  await using client = await cluster.client()
  const lines = async () => {
    const found: string[] = []
    for await (const { value } of client.consumer().records('shared-lines', { from: 'earliest', until: 'end' })) {
      found.push(String(value))
    }
    return found
  }
  await vi.waitFor(async () => expect(await lines()).toEqual(['one']), soon)
  await using second = worker('shared', flags)
  const other = (await ready(second)).url
  await vi.waitFor(async () => {
    expect(await (await fetch(`${other}/connectors/lines/status`)).json()).toMatchObject({
      tasks: [{ state: 'RUNNING', worker_id: new URL(url).host }],
    })
  }, soon)
  await first.end('SIGKILL')
  await appendFile(from, 'two\n')
  await vi.waitFor(async () => expect(await lines()).toContain('two'), soon)
  await vi.waitFor(async () => {
    expect(await (await fetch(`${other}/connectors/lines/status`)).json()).toMatchObject({
      connector: { state: 'RUNNING', worker_id: new URL(other).host },
      tasks: [{ state: 'RUNNING', worker_id: new URL(other).host }],
    })
  }, soon)
  expect(await second.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' })
})

test.each([
  [['connector.files=a.json'], 'connector.files is for a worker alone'],
  [['listener.host=0.0.0.0', 'listener.insecure=true'], 'rest.advertised.host.name'],
  [['rest.advertised.port=65536'], 'rest.advertised.port is 65536: ports are from 1 to 65535'],
])('a worker of a group is refused with %j', async (keys, why) => {
  const flags = ['group.id=refused', ...keys].flatMap((key) => ['--set', key])
  await using refused = worker('refused', flags)
  expect(await refused.ended).toMatchObject({ code: 2, stderr: expect.stringContaining(why) as string })
})

test('keys come from properties of Java, the environment over them, and flags over both', async () => {
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, 'connect.properties')
  const keys = ['plugins=@millrace/no-such-package', 'listener.port=1', 'bootstrap.servers = 127.0.0.1:1']
  await writeFile(
    file,
    `${keys.join('\n')}\nconfig.storage.topic: sources-configs\noffset.storage.topic sources-offsets\n`,
  )
  const env = {
    MILLRACE_CONNECT_PLUGINS: '@millrace/connector-file',
    MILLRACE_CONNECT_BOOTSTRAP_SERVERS: '127.0.0.1:2',
    MILLRACE_CONNECT_SERVICE_ACCOUNT_NAME: 'x',
  }
  const flags = ['--set', `bootstrap.servers=${cluster.bootstrap}`, '--set', 'listener.port=0']
  await using child = new Child(connectBin, ['--config', file, ...flags], { env })
  const { url } = await ready(child)
  expect(await (await fetch(url)).json()).toMatchObject({ kafka_cluster_id: expect.any(String) as string })
  const warning = await child.line((line) => line.includes('SERVICE_ACCOUNT_NAME'))
  expect(JSON.parse(warning)).toMatchObject({ level: 'warn', msg: expect.stringContaining('is passed over') as string })
})

test('listens where others can ask only if it is told that this is insecure', async () => {
  await using refused = worker('open', ['--set', 'listener.host=0.0.0.0'])
  expect(await refused.ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('listener.insecure=true') as string,
  })
  await using child = worker('open', ['--set', 'listener.host=0.0.0.0', '--set', 'listener.insecure=true'])
  const { port } = new URL((await ready(child)).url)
  // By any name, but never for a page of someone else.
  const status = async (headers: Readonly<Record<string, string>>) =>
    (await fetch(`http://127.0.0.1:${port}/connectors`, { headers })).status
  expect(await status({})).toBe(200)
  expect(await status({ origin: 'http://evil.example' })).toBe(403)
})

test('plugins of the project that it is run in are found', async () => {
  await using folder = await temporaryFolder()
  const home = path.join(folder.path, 'node_modules/own-plugins')
  await mkdir(home, { recursive: true })
  await writeFile(path.join(home, 'package.json'), '{"name":"own-plugins","main":"index.cjs"}')
  const plugin = `{ kind: 'source', name: 'Own', aliases: [], version: '1.2.3', doc: 'Its own.', config: { shape: {} }, configure() {}, open() {} }`
  await writeFile(path.join(home, 'index.cjs'), `exports.own = ${plugin}\n`)
  await using child = worker('own', ['--set', 'plugins=own-plugins'], { cwd: folder.path })
  expect((await ready(child)).connectorClasses).toEqual(['Own'])
})

describe('what keeps it from starting is one line with what to do', () => {
  const refused = async (child: Child): Promise<readonly [number | null, string]> => {
    const { code, stderr } = await child.ended
    expect(stderr.trim().split('\n')).toHaveLength(1)
    return [code, stderr]
  }

  test('a wrong connector: 2', async () => {
    await using folder = await temporaryFolder()
    const file = path.join(folder.path, 'bad.json')
    await writeFile(file, JSON.stringify({ name: 'bad', config: { 'connector.class': 'FileStreamSource' } }))
    await using child = worker('wrong', ['--set', `connector.files=${file}`])
    const words = `${file}: the config of bad has 1 error(s): Missing required configuration "topic"`
    expect(await refused(child)).toEqual([2, expect.stringContaining(words)])
  })

  test('a port that is taken: 3', async () => {
    await using taken = await takenPort()
    await using child = worker('taken', ['--set', `listener.port=${taken.port}`])
    expect(await refused(child)).toEqual([3, expect.stringContaining('ADDRESS_IN_USE')])
  })

  test('no broker: 4', async () => {
    await using child = worker('nobody', ['--set', 'bootstrap.servers=127.0.0.1:1'])
    expect(await refused(child)).toEqual([4, expect.stringContaining('127.0.0.1:1')])
  })
})

test('what nothing handled is logged, and ends it; a second signal does so on the spot', async () => {
  await using folder = await temporaryFolder()
  const preload = path.join(folder.path, 'planted.cjs')
  await writeFile(preload, "process.on('SIGUSR2', () => void Promise.reject(new Error('planted')))")
  await using child = worker('crash', [], { nodeArguments: ['--require', preload] })
  await ready(child)
  const { code, stdout } = await child.end('SIGUSR2')
  expect(code).toBe(1)
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    level: 'error',
    msg: 'crashed by an error that nothing handled',
    err: { message: 'planted' },
  })
  await using twice = worker('crash')
  // It takes a while to end: the sink leaves its group.
  const config = { 'connector.class': 'FileStreamSink', file: path.join(folder.path, 'out'), topics: 'program-lines' }
  const { url } = await ready(twice)
  await fetch(`${url}/connectors`, { method: 'POST', headers: json, body: JSON.stringify({ name: 'twice', config }) })
  await vi.waitFor(async () => {
    expect(await (await fetch(`${url}/connectors/twice/status`)).json()).toMatchObject({
      tasks: [{ state: 'RUNNING' }],
    })
  }, soon)
  twice.process.kill('SIGSTOP')
  twice.process.kill('SIGTERM')
  twice.process.kill('SIGINT')
  expect([130, 143]).toContain((await twice.end('SIGCONT')).code)
})

test('health and metrics say what the worker runs, and what of it has failed', async () => {
  await using child = worker('health', ['--set', 'http.port=0'])
  const { url, httpAddress } = await ready(child)
  const ask = async (path: string): Promise<string> => (await fetch(`http://${String(httpAddress)}${path}`)).text()
  expect(JSON.parse(await ask('/readyz'))).toEqual({ ready: true, reasons: [], degraded: [] })
  const config = {
    ...texts,
    'connector.class': 'FileStreamSource',
    file: '/no/such/folder/in.txt',
    topic: 'program-lines',
  }
  const broken = { ...config, 'topic.creation.default.partitions': '2' }
  const created = await fetch(`${url}/connectors`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name: 'waits', config }),
  })
  expect(created.status).toBe(201)
  await vi.waitFor(async () => {
    expect(await ask('/metrics')).toContain('millrace_connect_tasks{connector="waits",state="running"} 1\n')
  }, soon)
  expect(await ask('/metrics')).toContain('millrace_connect_connectors{state="running"} 1\n')
  // Half of how topics are to be made is said: the config is refused, and nothing has changed.
  const refused = await fetch(`${url}/connectors/waits/config`, {
    method: 'PUT',
    headers: json,
    body: JSON.stringify(broken),
  })
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('topic.creation.default.replication.factor'),
  ])
  expect((await child.end('SIGTERM')).code).toBe(0)
})

test.each([
  ['http.port=70000', 'http.port is 70000'],
  ['http.host=0.0.0.0', 'http.host is 0.0.0.0'],
])('%s is refused', async (setting, text) => {
  await using child = worker('refused', ['--set', 'http.port=0', '--set', setting])
  expect(await child.ended).toMatchObject({ code: 2, stderr: expect.stringContaining(text) })
})
