import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  configSchema,
  ConnectWorker,
  defineSink,
  defineSource,
  option,
  pluginSet,
  recordResult,
  secretsFrom,
  startRest,
} from '@millrace/connect'
import { createLogger } from '@millrace/node-io'
import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { temporaryFolder } from './support/temporary.ts'

const soon = { timeout: 20_000, interval: 20 }
const secret = 'correct horse & battery'
const converters = {
  'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
  'value.converter': 'org.apache.kafka.connect.storage.StringConverter',
}
const reference = (provider: string, rest: string): string => `\${${provider}:${rest}}`

/** What the connectors below were given: they alone may have it. */
const given: unknown[] = []

/** Says its secrets wherever it can, as no connector should. */
const leakySink = defineSink({
  name: 'LeakySink',
  version: '1.0.0',
  doc: 'Writes nothing.',
  config: configSchema({
    password: option.password({ importance: 'HIGH', doc: 'A secret.' }),
    url: option.string({ importance: 'HIGH', doc: 'With a secret in it.' }),
  }),
  open({ config: { password, url }, logger }) {
    given.push([password.reveal(), url])
    return {
      write(records) {
        logger.warn({ url, nested: { password: password.reveal() } }, `writing to ${url}`)
        logger.error({ err: new Error(`refused for ${password.reveal()}`) }, 'failed')
        return Promise.resolve(
          records.map(() => recordResult.reject(`${url} refuses ${encodeURIComponent(password.reveal())}`)),
        )
      },
    }
  },
})

const leakySource = defineSource({
  name: 'LeakySource',
  version: '1.0.0',
  doc: 'Reads nothing.',
  config: configSchema({
    url: option.string({ importance: 'HIGH', doc: 'With a secret in it.' }),
    port: option.int({ default: 1, importance: 'LOW', doc: 'A number.' }),
    when: option.oneOf(['check', 'task'], { default: 'task', importance: 'LOW', doc: 'When it fails.' }),
  }),
  check: ({ url, when }) =>
    Promise.resolve(when === 'check' ? [{ option: 'url', message: `${url} does not answer` }] : []),
  checkPosition: (_, { url }) => `not at ${url}`,
  async *open({ config: { url } }) {
    given.push(url)
    yield { records: [] }
    throw new Error(`lost ${url}`, { cause: new Error(`of ${url}`) })
  },
})

let cluster: Awaited<ReturnType<typeof startTestCluster>>
let client: Client
beforeAll(async () => {
  cluster = await startTestCluster()
  client = await cluster.client()
  await client.admin().createTopic('t', { partitions: 1 })
  await client.producer().send('t', { value: 'x' })
})
afterAll(() => cluster.stop())

/** All that a topic holds, headers too. */
async function textOf(topic: string): Promise<string> {
  const found: string[] = []
  for await (const { key, value, headers } of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    found.push(
      `${String(key)} ${String(value)} ${[...headers].map(([name, text]) => `${name}=${String(text)}`).join(' ')}`,
    )
  }
  return found.join('\n')
}

test('a task has the secrets that its config refers to, and nobody else sees them', async () => {
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, 'db.properties')
  await writeFile(file, `password=${secret}\nport=secret port\n`)
  const lines: string[] = []
  const worker = await ConnectWorker.open({
    client,
    plugins: pluginSet([leakySink, leakySource]),
    configTopic: 'connect-configs',
    offsetsTopic: 'connect-offsets',
    workerId: 'worker-1',
    secrets: secretsFrom({ env: { variables: { DB_PASSWORD: secret }, allowed: /DB_.*/ }, folders: [folder.path] }),
    logger: createLogger({ level: 'debug', to: { write: (line: string) => void lines.push(line) } }),
  })
  const rest = await startRest(worker, { port: 0 })
  const answers: string[] = []
  const ask = async (method: string, where: string, body?: unknown): Promise<string> => {
    const headers = { 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers }
    const answer = await (await fetch(`${rest.url}${where}`, { method, ...sent })).text()
    answers.push(answer)
    return answer
  }
  const [fromFile, fromEnv] = [reference('file', `${file}:password`), reference('env', 'DB_PASSWORD')]
  const url = `db://ann:${fromEnv}@h`
  try {
    const sink = {
      ...converters,
      'connector.class': 'LeakySink',
      topics: 't',
      password: fromFile,
      url,
      'errors.tolerance': 'all',
      'errors.log.enable': 'true',
      'errors.deadletterqueue.topic.name': 'dead',
      'errors.deadletterqueue.topic.replication.factor': '1',
      'errors.deadletterqueue.context.headers.enable': 'true',
    }
    await ask('PUT', '/connector-plugins/LeakySink/config/validate', { name: 'sink', ...sink })
    await ask('POST', '/connectors', { name: 'sink', config: sink })
    expect(JSON.parse(await ask('GET', '/connectors/sink/config'))).toEqual({ ...sink, name: 'sink' })
    await vi.waitFor(async () => expect(await textOf('dead')).toContain('__connect.errors.exception.message='), soon)
    expect(given.splice(0)).toEqual([[secret, `db://ann:${secret}@h`]])
    expect(await textOf('dead')).toContain('db://ann:[hidden]@h refuses [hidden]')

    const source = { ...converters, 'connector.class': 'LeakySource', url }
    await ask('POST', '/connectors', { name: 'source', config: source })
    await vi.waitFor(
      async () => expect(await ask('GET', '/connectors/source/status')).toContain('lost db://ann:[hidden]@h'),
      soon,
    )
    expect(given[0]).toBe(`db://ann:${secret}@h`)
    await ask('PUT', '/connectors/source/stop')
    const positions = { offsets: [{ partition: { a: 1 }, offset: { b: 2 } }] }
    expect(await ask('PATCH', '/connectors/source/offsets', positions)).toContain('not at db://ann:[hidden]@h')

    // What can't be right shows once it is resolved, without it.
    for (const [name, more, words] of [
      ['port', { port: reference('file', `${file}:port`) }, 'Invalid value [hidden] for configuration port'],
      ['check', { when: 'check' }, 'db://ann:[hidden]@h does not answer'],
      ['missing', { url: reference('env', 'DB_NOTHING') }, 'the worker has no environment variable DB_NOTHING'],
      ['forbidden', { url: reference('env', 'PATH') }, 'lets no config refer to the environment variable PATH'],
    ] as const) {
      await ask('POST', '/connectors', { name, config: { ...source, ...more } })
      await vi.waitFor(async () => expect(await ask('GET', `/connectors/${name}/status`)).toContain(words), soon)
    }
    await ask('GET', '/connectors?expand=info&expand=status')
    await ask('GET', '/connectors/sink/tasks')
  } finally {
    await rest.close()
    await worker.close()
  }
  const said = [...answers, ...lines, await textOf('connect-configs'), await textOf('dead')].join('\n')
  expect(lines.join('\n')).toContain('writing to db://ann:[hidden]@h')
  for (const form of [secret, encodeURIComponent(secret), 'secret port']) expect(said).not.toContain(form)
})

test('a task that is started again has the secret as it is by then; a password itself is answered as it was given', async () => {
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, 'db.properties')
  await writeFile(file, 'password=first one\n')
  const worker = await ConnectWorker.open({
    client,
    plugins: pluginSet([leakySink]),
    configTopic: 'again-configs',
    offsetsTopic: 'again-offsets',
    workerId: 'worker-1',
    secrets: secretsFrom({ folders: [folder.path] }),
  })
  try {
    given.length = 0
    const sink = { ...converters, 'connector.class': 'LeakySink', topics: 't', url: 'u' }
    await worker.create('again', { ...sink, password: reference('file', `${file}:password`) }, 'STARTED')
    await vi.waitFor(() => expect(given).toEqual([['first one', 'u']]), soon)
    await writeFile(file, 'password=second one\n')
    worker.restartTask('again', 0)
    await vi.waitFor(() => expect(given.at(-1)).toEqual(['second one', 'u']), soon)
    // As by Kafka Connect: whoever changes a config reads it first.
    await worker.put('again', { ...sink, password: 'plain' })
    expect(worker.info('again').config['password']).toBe('plain')
  } finally {
    await worker.close()
  }
})
