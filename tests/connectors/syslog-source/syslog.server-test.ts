import { execFile } from 'node:child_process'
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { ConnectorProcess } from '../servers/lib/connector-process.ts'
import { freePort, temporaryFolder } from '../servers/lib/places.ts'
import { ServerProcess } from '../servers/lib/server-process.ts'

const run = promisify(execFile)
const wait = { timeout: 60_000, interval: 50 }

interface Stored {
  readonly facility: number
  readonly severity: number
  readonly version: number
  readonly appName: string | null
  readonly procId: string | null
  readonly msgId: string | null
  readonly structuredData: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly message: string
}

async function stored(client: Client, topic: string): Promise<readonly Stored[]> {
  const found: Stored[] = []
  for await (const { value } of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    found.push(JSON.parse(String(value)) as Stored)
  }
  return found
}

const worker = (bootstrap: string, topic: string, port: number) =>
  new ConnectorProcess({
    module: '@millrace/connector-syslog-source',
    connector: 'syslogSource',
    brokers: [bootstrap],
    name: topic,
    offsetsTopic: 'connect-offsets',
    config: {
      topic,
      'syslog.port': String(port),
      'value.converter': 'JsonConverter',
      'value.converter.schemas.enable': 'false',
    },
  })

const logger = (port: number, ...more: readonly string[]) =>
  run('logger', [
    '--server',
    '127.0.0.1',
    '--port',
    String(port),
    '--priority',
    'local3.warning',
    '--tag',
    'shop',
    ...more,
  ])

test('messages of logger (util-linux) are understood, in each of its formats', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('logger', { partitions: 1 })
  const port = await freePort()
  await using running = worker(cluster.bootstrap, 'logger', port)
  const sent = [
    ['--tcp', '--rfc5424', '--msgid', 'ID7', '--sd-id', 'shop@32473', '--sd-param', 'tier="gold"', 'one'],
    ['--tcp', '--octet-count', '--rfc5424=notq', 'two, an é'],
    ['--tcp', '--octet-count', '--rfc3164', '--id=77', 'three'],
    ['--udp', '--rfc5424', 'four'],
    ['--udp', '--rfc3164', 'five'],
  ]
  const messages = async () => new Map((await stored(client, 'logger')).map((one) => [one.message, one]))
  for (const more of sent) {
    // It says nothing of what nobody received.
    await vi.waitFor(async () => {
      await logger(port, ...more)
      expect([...(await messages()).keys()]).toContain(more.at(-1))
    }, wait)
  }
  const found = await messages()
  for (const one of found.values()) expect(one).toMatchObject({ facility: 19, severity: 4, appName: 'shop' })
  expect(found.get('one')).toMatchObject({
    version: 1,
    msgId: 'ID7',
    structuredData: { 'shop@32473': { tier: 'gold' } },
  })
  expect(found.get('two, an é')).toMatchObject({ version: 1, structuredData: {} })
  expect(found.get('three')).toMatchObject({ version: 0, procId: '77' })
  expect(running.isRunning, running.output).toBe(true)
})

test('all that rsyslog forwards comes, also what was logged while nobody listened', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  await client.admin().createTopic('rsyslog', { partitions: 1 })
  const port = await freePort()
  const folder = temporaryFolder('rsyslog')
  const log = join(folder.path, 'shop.log')
  const lines = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => `order ${from + at} was paid\n`).join('')
  writeFileSync(log, lines(0, 2000))
  writeFileSync(
    join(folder.path, 'rsyslog.conf'),
    `global(workDirectory="${folder.path}")
module(load="imfile" mode="polling" pollingInterval="1")
input(type="imfile" file="${log}" tag="shop:" severity="warning" facility="local3")
action(type="omfwd" target="127.0.0.1" port="${port}" protocol="tcp" TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format"
  queue.type="LinkedList" queue.size="10000" action.resumeRetryCount="-1" action.resumeInterval="1")
`,
  )
  await using rsyslog = await ServerProcess.start({
    name: 'rsyslog',
    command: '/usr/sbin/rsyslogd',
    arguments: ['-n', '-f', join(folder.path, 'rsyslog.conf'), '-i', join(folder.path, 'rsyslog.pid')],
    workingFolder: folder.path,
    isReady: async () => true,
    readyWithinMs: 20_000,
  })
  await using running = worker(cluster.bootstrap, 'rsyslog', port)
  const orders = async () =>
    new Set((await stored(client, 'rsyslog')).filter(({ appName }) => appName === 'shop').map(({ message }) => message))
  await vi.waitFor(async () => expect((await orders()).size).toBe(2000), wait)
  appendFileSync(log, lines(2000, 3000))
  await vi.waitFor(async () => expect((await orders()).size).toBe(5000), wait)
  expect((await stored(client, 'rsyslog')).find(({ appName }) => appName === 'shop')).toMatchObject({
    version: 1,
    facility: 19,
    severity: 4,
    message: 'order 0 was paid',
  })
  expect(rsyslog.pid).toBeGreaterThan(0)
  expect(running.isRunning, running.output).toBe(true)
})
