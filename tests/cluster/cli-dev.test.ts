import { writeFile } from 'node:fs/promises'
import { connect } from '@millrace/client'
import { apis } from '@millrace/kafka-wire'
import { expect, test } from 'vitest'
import { askKafka } from './support/ask-kafka.ts'
import { Child, cliBin } from './support/spawn.ts'
import { takenPort, temporaryFolder } from './support/temporary.ts'

interface Ready {
  readonly address: string
  readonly brokers: readonly string[]
  readonly storage: string
  readonly [name: string]: unknown
}

async function ready(child: Child): Promise<Ready> {
  return JSON.parse(await child.line()) as Ready
}

test('--format json: one line, once it is ready; Ctrl-C ends it well', async () => {
  await using child = new Child(cliBin, ['dev', '--port', '0', '--format', 'json'])
  const { address, brokers, storage, memorySizeBytesMax } = await ready(child)
  expect({ brokers, storage, memorySizeBytesMax }).toEqual({
    brokers: [address],
    storage: 'memory',
    memorySizeBytesMax: 256 * 1024 * 1024,
  })
  const client = await connect({ brokers: [address] })
  await client.admin().createTopic('t')
  expect(await client.producer().send('t', { value: 'x' })).toMatchObject({ partition: 0, offset: 0 })
  await client.close()
  const { code, stdout, stderr } = await child.end('SIGINT')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.trim().split('\n')).toHaveLength(1)
})

test('clients of the Kafka protocol are served on a port of their own, unless nobody wants that', async () => {
  await using child = new Child(cliBin, ['dev', '--port', '0', '--format', 'json'])
  const { address, kafkaBootstrapServers } = await ready(child)
  expect(kafkaBootstrapServers).toMatch(/^127\.0\.0\.1:\d+$/)
  expect(kafkaBootstrapServers).not.toBe(address)
  const { errorCode } = await askKafka(String(kafkaBootstrapServers), apis.apiVersions, 0, {})
  expect(errorCode).toBe(0)
  expect((await child.end('SIGINT')).code).toBe(0)

  await using without = new Child(cliBin, ['dev', '--port', '0', '--no-kafka', '--format', 'json'])
  expect(await ready(without)).not.toHaveProperty('kafkaBootstrapServers')
  expect((await without.end('SIGINT')).code).toBe(0)
})

test('--connect: a worker with the file connectors beside it, behind its REST API, and a schema registry', async () => {
  await using folder = await temporaryFolder()
  await using child = new Child(cliBin, ['dev', '--port', '0', '--connect', '--registry', '--format', 'json'])
  const { address, connectUrl, registryUrl } = await ready(child)
  await using client = await connect({ brokers: [address] })
  await client.admin().createTopic('lines')
  const file = `${folder.path}/in.txt`
  await writeFile(file, 'a line\n')
  const converter = { 'value.converter': 'org.apache.kafka.connect.storage.StringConverter' }
  const config = { 'connector.class': 'FileStreamSource', file, topic: 'lines', ...converter }
  const body = JSON.stringify({ name: 'lines', config })
  const made = await fetch(`${String(connectUrl)}/connectors`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  expect(made.status).toBe(201)
  for await (const { value } of client.consumer().records('lines', { from: 'earliest' })) {
    expect(String(value)).toBe('a line')
    break
  }
  const registered = await fetch(`${String(registryUrl)}/subjects/lines-value/versions`, {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.schemaregistry.v1+json' },
    body: JSON.stringify({ schema: '"string"' }),
  })
  expect(await registered.json()).toEqual({ id: 1 })
  await client.close()
  expect(await child.end('SIGINT')).toMatchObject({ code: 0, stderr: '' })

  await using without = new Child(cliBin, ['dev', '--port', '0', '--plugin', '@millrace/connector-file'])
  expect(await without.ended).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('say --connect, too') as string,
  })
})

test('the banner says what runs, that it is in memory, and who may come in', async () => {
  await using child = new Child(cliBin, ['dev', '--port', '0'])
  await child.line((line) => line.includes('Ctrl-C'))
  const { code, stdout, stderr } = await child.end('SIGTERM')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/Millrace \d+\.\d+\.\d+ is ready/)
  expect(stdout).toMatch(/broker +127\.0\.0\.1:\d+/)
  expect(stdout).toMatch(/kafka +127\.0\.0\.1:\d+ +bootstrap\.servers of Kafka's clients and tools/)
  expect(stdout).toContain('in memory, 256 MiB at most: then the oldest records go')
  expect(stdout).toContain('(use --data ./data to keep it)')
  expect(stdout).toContain('no authentication: bound to 127.0.0.1')
  expect(stdout).not.toContain('\u001B[')
})

test('a taken port: the next one, and it says so', async () => {
  await using taken = await takenPort()
  await using child = new Child(cliBin, ['dev', '--port', String(taken.port), '--format', 'json'])
  const { address } = await ready(child)
  expect(Number(address.split(':').at(-1))).toBeGreaterThan(taken.port)
  const { stderr } = await child.end('SIGINT')
  expect(stderr).toContain(`Port ${taken.port} is taken, trying ${taken.port + 1}.\n`)
})

test('--data keeps what it is given', async () => {
  await using folder = await temporaryFolder()
  const commandLine = ['dev', '--port', '0', '--format', 'json', '--data', `${folder.path}/data`]
  {
    await using child = new Child(cliBin, commandLine)
    const { address, storage } = await ready(child)
    expect(storage).toBe('disk')
    await using client = await connect({ brokers: [address] })
    await client.admin().createTopic('kept')
    await client.producer().send('kept', { value: 'still here' })
    await client.close()
    expect(await child.end('SIGINT')).toMatchObject({ code: 0 })
  }
  await using child = new Child(cliBin, commandLine)
  const { address } = await ready(child)
  await using client = await connect({ brokers: [address] })
  const values: string[] = []
  for await (const { value } of client.consumer().records('kept', { from: 'earliest', until: 'end' }))
    values.push(String(value))
  expect(values).toEqual(['still here'])
})

test('--data in use: 4, and it says by whom to end', async () => {
  await using folder = await temporaryFolder()
  const commandLine = ['dev', '--port', '0', '--format', 'json', '--data', folder.path]
  await using first = new Child(cliBin, commandLine)
  await ready(first)
  await using second = new Child(cliBin, commandLine)
  const { code, stdout, stderr } = await second.ended
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
  expect(stderr).toMatch(/^millrace: .*\(DATA_DIRECTORY_IN_USE\)\n$/)
})

test('--demo has something to look at at once', async () => {
  await using child = new Child(cliBin, ['dev', '--port', '0', '--demo'])
  const line = await child.line((each) => each.includes('demo-lines['))
  expect(line).toMatch(/^ {2}demo-lines\[\d\]@\d+ {2}[a-z ]+$/)
  // Words are counted: in the end one that came twice has two.
  expect(await child.line((each) => /^ {2}demo-word-counts {2}(.*, )?the [2-9]/.test(each))).toMatch(
    /^ {2}demo-word-counts {2}([a-z]+ \d+(, |$))+$/,
  )
  expect(await child.end('SIGINT')).toMatchObject({ code: 0, stderr: '' })
})

test('--brokers 3: a cluster whose records survive a restart of it all, on the ports that it had', async () => {
  await using folder = await temporaryFolder()
  const commandLine = ['dev', '--brokers', '3', '--port', '0', '--format', 'json', '--data', `${folder.path}/data`]
  const addresses: (readonly string[])[] = []
  for (const round of [0, 1]) {
    await using child = new Child(cliBin, commandLine)
    const { brokers } = await ready(child)
    addresses.push(brokers)
    await using client = await connect({ brokers })
    if (round === 0) {
      const { replicationFactor } = await client.admin().createTopic('t')
      expect(replicationFactor).toBe(3)
    }
    expect(await client.producer().send('t', { value: 'x' })).toMatchObject({ partition: 0, offset: round })
    await client.close()
    expect(await child.end('SIGINT')).toMatchObject({ code: 0, stderr: '' })
  }
  expect(addresses[0]).toHaveLength(3)
  expect(addresses[1]).toEqual(addresses[0])
})
