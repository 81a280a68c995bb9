import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { millrace, millraceAt } from './support/cli.ts'

let cluster: TestCluster
let cli: ReturnType<typeof millraceAt>

beforeAll(async () => {
  cluster = await startTestCluster()
  cli = millraceAt(cluster.bootstrap)
})
afterAll(() => cluster.stop())

test('create, list, describe and remove, as text', async () => {
  expect(await cli(['topic', 'create', 'a.b', '--partitions', '2', '--config', 'retention.ms=60000'])).toEqual({
    code: 0,
    stdout: "created topic 'a.b' with 2 partitions\n",
    stderr: '',
  })
  const listed = await cli(['topic', 'ls'])
  expect(listed.stdout).toMatch(/^TOPIC +PARTITIONS +REPLICAS\n/)
  expect(listed.stdout).toMatch(/^a\.b +2 +1$/m)
  const { stdout } = await cli(['topic', 'describe', 'a.b'])
  expect(stdout).toMatch(/^a\.b \([\w-]{22}\)\n/)
  expect(stdout).toMatch(
    /^PARTITION +LEADER +EPOCH +REPLICAS +ISR +ELR +OFFLINE +START +END +RECORDS\n +0 +1 +0 +1 +1 +- +- +0 +0 +0\n +1 /m,
  )
  expect(stdout).toMatch(/^retention\.ms +60000 +DYNAMIC_TOPIC_CONFIG$/m)
  expect(await cli(['topic', 'rm', 'a.b'])).toMatchObject({ code: 0, stdout: "removed topic 'a.b'\n" })
  expect((await cli(['topic', 'ls'])).stdout).not.toContain('a.b')
})

test('json and yaml say the same', async () => {
  const created: unknown = JSON.parse((await cli(['topic', 'create', 'formats', '--format', 'json'])).stdout)
  expect(created).toMatchObject({ name: 'formats', partitions: 1, replicationFactor: 1, created: true })
  const json: unknown = JSON.parse((await cli(['topic', 'describe', 'formats', '--format', 'json'])).stdout)
  const yaml: unknown = parse((await cli(['topic', 'describe', 'formats', '--format', 'yaml'])).stdout)
  expect(json).toEqual(yaml)
  expect(json).toMatchObject([
    {
      name: 'formats',
      partitions: [{ partition: 0, leader: 1, replicas: [1], isr: [1], startOffset: 0, endOffset: 0 }],
    },
  ])
})

test('a topic that is there already: 1, unless that is fine', async () => {
  await cli(['topic', 'create', 'twice'])
  const again = await cli(['topic', 'create', 'twice'])
  expect(again).toMatchObject({ code: 1, stdout: '' })
  expect(again.stderr).toMatch(/^millrace: .*twice.*\(TOPIC_ALREADY_EXISTS\)\n$/)
  expect(await cli(['topic', 'create', 'twice', '--if-not-exists'])).toMatchObject({
    code: 0,
    stdout: "topic 'twice' is there already\n",
  })
})

test.each<[string[], string]>([
  [['no spaces'], 'INVALID_TOPIC'],
  [['..'], 'INVALID_TOPIC'],
  [['x'.repeat(250)], 'INVALID_TOPIC'],
  [['good', '--config', 'retention.sm=1'], 'retention.ms'],
  [['good', '--config', 'retention.ms=soon'], 'INVALID_CONFIG'],
  [['good', '--config', 'remote.storage.enable=true'], 'INVALID_CONFIG'],
])('create %j is refused with 2', async (commandLine, message) => {
  const { code, stdout, stderr } = await cli(['topic', 'create', ...commandLine])
  expect(stderr).toContain(message)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('what is not there is named, and the rest is done', async () => {
  await cli(['topic', 'create', 'here'])
  const described = await cli(['topic', 'describe', 'here', 'gone', '--format', 'json'])
  expect(described.code).toBe(1)
  expect(JSON.parse(described.stdout)).toMatchObject([{ name: 'here' }])
  expect(described.stderr).toContain("there is no topic 'gone': create it with `millrace topic create gone`")

  const removed = await cli(['topic', 'rm', 'gone', 'here'])
  expect(removed).toMatchObject({ code: 1, stdout: "removed topic 'here'\n" })
  expect(removed.stderr).toBe("millrace: there is no topic 'gone': --if-exists is content with that\n")

  const small = await cli(['topic', 'create', 'small', '--config', 'retention.bytes=1000'])
  expect(small).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^millrace: warning: retention\.bytes=1000 [^\n]*\n$/),
  })
  expect(await cli(['topic', 'rm', 'gone', '--if-exists'])).toMatchObject({
    code: 0,
    stdout: "there was no topic 'gone'\n",
  })
})

test('--brokers is stronger than MILLRACE_BROKERS, and the first that answers will do', async () => {
  const { code } = await millrace(['topic', 'ls', '--brokers', `127.0.0.1:1,${cluster.bootstrap}`], {
    env: { MILLRACE_BROKERS: '127.0.0.1:1' },
  })
  expect(code).toBe(0)
})

test.each<[string[]]>([[['describe']], [['rm']], [['consume']], [['tail']], [['produce']]])(
  'topic %j: a topic that was perhaps meant is told',
  async ([command = '']) => {
    await cli(['topic', 'create', 'purchases', '--if-not-exists'])
    const { code, stderr } = await cli(['topic', command, 'purhcases'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "millrace: there is no topic 'purhcases': did you mean 'purchases'?\n",
    })
  },
)
