import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { millraceAt } from './support/cli.ts'
import { Child, cliBin } from './support/spawn.ts'
import { temporaryFolder } from './support/temporary.ts'

let cluster: TestCluster
let cli: ReturnType<typeof millraceAt>

beforeAll(async () => {
  cluster = await startTestCluster()
  cli = millraceAt(cluster.bootstrap)
})
afterAll(() => cluster.stop())

/** `partition key value` of each record of the topic. */
async function recordsOf(topic: string): Promise<string[]> {
  await using client = await cluster.client()
  const found: string[] = []
  for await (const { partition, key, value } of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    found.push(`${partition} ${key?.toString() ?? null} ${value?.toString() ?? null}`)
  }
  return found
}

async function topicOf(name: string, partitions = 1): Promise<string> {
  await using client = await cluster.client()
  await client.admin().createTopic(name, { partitions })
  return name
}

test('lines from stdin, each acknowledged', async () => {
  const topic = await topicOf('lines')
  const { code, stdout, stderr } = await cli(['topic', 'produce', topic], { input: 'one\n\nthree' })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^3 records acknowledged in \d+\.\d\d s\n$/)
  expect(await recordsOf(topic)).toEqual(['0 null one', '0 null ', '0 null three'])
})

test('NDJSON with a key field, to the partition that Kafka would choose', async () => {
  const topic = await topicOf('keyed', 6)
  const input = '{"id":"LAS","n":1}\n{"id":"ATL", "n":2}\n{"id":"LAS","n":3}\n'
  const { code, stdout } = await cli(['topic', 'produce', topic, '--key-field', 'id', '--format', 'json'], { input })
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ acknowledged: 3, failed: 0, skipped: 0, complete: true })
  // Kafka's murmur2 puts LAS and ATL there, with six partitions.
  const records = await recordsOf(topic)
  expect(records.toSorted()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^\d LAS \{"id":"LAS","n":1\}$/),
      expect.stringMatching(/^\d ATL \{"id":"ATL", "n":2\}$/),
    ]),
  )
  expect(records.filter((record) => record.includes(' LAS ')).map((record) => record.at(-2))).toEqual(['1', '3'])
})

test('files, one after the other: an array over many lines, then lines of a pipe', async () => {
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, 'array.json')
  await writeFile(file, '[\n  { "a": 1 },\n  {\n    "a": 2\n  }\n]\n')
  const topic = await topicOf('files')
  const { code, stderr } = await cli(['topic', 'produce', topic, file, '-'], { input: 'piped\n' })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(await recordsOf(topic)).toEqual(['0 null {"a":1}', '0 null {"a":2}', '0 null piped'])
})

test('a partition and headers', async () => {
  const topic = await topicOf('headers', 3)
  await cli(
    ['topic', 'produce', topic, '--partition', '2', '--header', 'a=1', '--header', 'a=2=3', '--compression', 'none'],
    { input: 'x\n' },
  )
  await using client = await cluster.client()
  for await (const record of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    expect(record.partition).toBe(2)
    expect([...record.headers].map(([name, value]) => `${name}=${value?.toString()}`)).toEqual(['a=1', 'a=2=3'])
  }
  const wrong = await cli(['topic', 'produce', topic, '--partition', '3'], { input: 'x\n' })
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toContain("topic 'headers' has no partition 3: it has 3, counted from 0")
})

const withBadLine = Array.from({ length: 20 }, (_, index) => (index === 16 ? 'oops' : `{"n":${index + 1}}`)).join('\n')

test('line 17 is not JSON: named, and nothing after it is sent', async () => {
  const topic = await topicOf('stop')
  const { code, stdout, stderr } = await cli(['topic', 'produce', topic], { input: withBadLine })
  expect(stderr).toMatch(/^millrace: line 17: not JSON: .+\n$/)
  expect(stdout).toMatch(/^16 records acknowledged in .*; 1 could not be read; stopped before the end of the input\n$/)
  expect(code).toBe(1)
  expect(await recordsOf(topic)).toHaveLength(16)
})

test('line 17 is not JSON: named and skipped', async () => {
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, 'bad.ndjson')
  await writeFile(file, withBadLine)
  const topic = await topicOf('skip')
  const { code, stdout, stderr } = await cli([
    'topic',
    'produce',
    topic,
    file,
    '--on-error',
    'skip',
    '--format',
    'json',
  ])
  expect(stderr).toMatch(/^millrace: .*bad\.ndjson: line 17: not JSON: .+\n$/)
  expect(JSON.parse(stdout)).toMatchObject({ acknowledged: 19, failed: 0, skipped: 1, complete: false })
  expect(code).toBe(1)
  expect((await recordsOf(topic)).at(-1)).toBe('0 null {"n":20}')
})

test('a record over the limit is named with the limit, and its neighbours arrive', async () => {
  const topic = await topicOf('large')
  const input = `small\n${'x'.repeat(1_100_000)}\nsmall too\n`
  const { code, stdout, stderr } = await cli(['topic', 'produce', topic, '--on-error', 'skip'], { input })
  expect(stderr).toMatch(/^millrace: line 2: .*\b1048(576|588)\b.*\(MESSAGE_TOO_LARGE\)\n$/)
  expect(stdout).toMatch(/^2 records acknowledged in .*; 1 not acknowledged\n$/)
  expect(code).toBe(1)
  expect(await recordsOf(topic)).toEqual(['0 null small', '0 null small too'])
})

test('no topic: 1, and how to make it', async () => {
  const { code, stdout, stderr } = await cli(['topic', 'produce', 'nowhere'], { input: 'x\n' })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe("millrace: there is no topic 'nowhere': create it with `millrace topic create nowhere`\n")
})

test('Ctrl-C: what was read is sent and counted, and the exit code says that it was not all', async () => {
  const topic = await topicOf('interrupted')
  await using child = new Child(cliBin, ['topic', 'produce', topic, '--brokers', cluster.bootstrap])
  child.process.stdin.write('first\n')
  // Once the first is there, the command waits for more.
  await using client = await cluster.client()
  for await (const { value } of client.consumer().records(topic, { from: 'earliest' })) {
    expect(value?.toString()).toBe('first')
    break
  }
  const { code, stdout } = await child.end('SIGINT')
  expect(stdout).toMatch(/^1 record acknowledged in .*; stopped before the end of the input\n$/)
  expect(code).toBe(1)
})

test('much input goes through in little memory', async () => {
  const topic = await topicOf('much')
  await using child = new Child(cliBin, ['topic', 'produce', topic, '--brokers', cluster.bootstrap, '--format', 'json'])
  const line = `${'0123456789abcdef'.repeat(64)}\n`
  const block = line.repeat(256)
  for (let count = 0; count < 200; count += 1) {
    if (!child.process.stdin.write(block)) await new Promise((resolve) => child.process.stdin.once('drain', resolve))
  }
  child.process.stdin.end()
  const { code, stdout } = await child.ended
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ acknowledged: 51_200, failed: 0 })
})
