import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { millraceAt } from './support/cli.ts'
import { Child, cliBin } from './support/spawn.ts'

let cluster: TestCluster
let cli: ReturnType<typeof millraceAt>
const first = Date.UTC(2001, 0, 1)

// Ten records in one partition, a minute apart; and two partitions with three each.
beforeAll(async () => {
  cluster = await startTestCluster()
  cli = millraceAt(cluster.bootstrap)
  await using client = await cluster.client()
  // Its records are of 2001: a run that takes minutes must not see retention take them.
  await client.admin().createTopic('ten', { configs: { 'retention.ms': -1 } })
  await client.admin().createTopic('two', { partitions: 2 })
  await client.admin().createTopic('none')
  const producer = client.producer()
  await producer.sendBatch(
    'ten',
    Array.from({ length: 10 }, (_, index) => ({
      key: `k${index}`,
      value: `v${index}`,
      timestamp: first + index * 60_000,
    })),
  )
  await producer.sendBatch(
    'two',
    Array.from({ length: 6 }, (_, index) => ({ value: `${index % 2}-${Math.floor(index / 2)}`, partition: index % 2 })),
  )
})
afterAll(() => cluster.stop())

describe('what transactions wrote', () => {
  test('is left out if it was aborted, and waited for while it is open, with --isolation read_committed', async () => {
    await using client = await cluster.client()
    await client.admin().createTopic('tx', { partitions: 1 })
    const producer = client.transactional('cli')
    await producer.transaction((tx) => tx.send('tx', { value: 'kept' }))
    const givenUp = producer.transaction(async (tx) => {
      await tx.send('tx', { value: 'dropped' })
      throw new Error('given up')
    })
    await expect(givenUp).rejects.toThrow('given up')
    await producer.transaction(async (tx) => {
      await tx.send('tx', { value: 'open' })
      const read = (...options: string[]) => cli(['topic', 'consume', 'tx', ...options])
      for (const how of [['--until-end'], ['--offset', 'start:end'], ['--offset', '0:end'], ['--newest']]) {
        expect([how, (await read(...how, '--isolation', 'read_committed')).stdout]).toEqual([how, 'kept\n'])
      }
      expect((await read('--until-end')).stdout).toBe('kept\ndropped\nopen\n')
    })
    const refused = await cli(['topic', 'consume', 'tx', '--isolation', 'serializable'])
    expect(refused.stderr).toContain('read_uncommitted, read_committed')
  })
})

describe('where to begin and to end', () => {
  test.each<[string, string]>([
    ['start', '0123456789'],
    ['end', ''],
    ['7', '789'],
    ['+8', '89'],
    ['-3', '789'],
    ['-30', '0123456789'],
    ['+30', ''],
    ['3:5', '34'],
    ['8:', '89'],
    [':2', '01'],
    ['-2:end', '89'],
    ['0:100', '0123456789'],
    ['@2001-01-01T00:07Z', '789'],
    ['@2001-01-01T00:06:30Z:2001-01-01T00:08Z', '7'],
    ['@2001-01-01', '0123456789'],
    ['@2000-01-01:2001-01-01T00:02Z', '01'],
    ['@now', ''],
    ['@-1h:end', ''],
    ['20:30', ''],
    ['5:5', ''],
  ])('--offset %s', async (offset, values) => {
    const { code, stdout, stderr } = await cli([
      'topic',
      'consume',
      'ten',
      '--offset',
      offset,
      '--until-end',
      '-f',
      '%v',
    ])
    const isEmptyRange = values === '' && offset.includes(':')
    expect({ code, stderr }).toEqual({ code: 0, stderr: isEmptyRange ? `nothing of ${offset} is in 'ten'\n` : '' })
    expect(stdout.replaceAll('v', '')).toBe(values)
  })

  test('a range ends by itself, partition after partition', async () => {
    expect((await cli(['topic', 'consume', 'two', '--offset', '1:3'])).stdout).toBe('0-1\n0-2\n1-1\n1-2\n')
    expect((await cli(['topic', 'consume', 'two', '--offset', '-1:end', '--partition', '1'])).stdout).toBe('1-2\n')
  })

  test('--count ends it, whatever more there is', async () => {
    expect((await cli(['topic', 'consume', 'ten', '--count', '3'])).stdout).toBe('v0\nv1\nv2\n')
    expect((await cli(['topic', 'consume', 'two', '--count', '4', '--offset', '0:3'])).stdout).toBe(
      '0-0\n0-1\n0-2\n1-0\n',
    )
  })

  test('an empty topic has an end too', async () => {
    expect(await cli(['topic', 'consume', 'none', '--until-end'])).toMatchObject({ code: 0, stdout: '', stderr: '' })
    expect(await cli(['topic', 'consume', 'none', '--offset', '0:10'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: "nothing of 0:10 is in 'none'\n",
    })
  })
})

test('the output grammar', async () => {
  const { stdout } = await cli(['topic', 'consume', 'ten', '--offset', '8:9', '-f', String.raw`%t[%p]@%o %k %v %T\n`])
  expect(stdout).toBe(`ten[0]@8 k8 v8 ${first + 480_000}\n`)
})

test('json is one object a line, yaml a document each', async () => {
  const record = {
    topic: 'ten',
    partition: 0,
    offset: 9,
    timestamp: first + 540_000,
    key: 'k9',
    value: 'v9',
    headers: [],
  }
  expect((await cli(['topic', 'consume', 'ten', '--offset', '9:', '--format', 'json'])).stdout).toBe(
    `${JSON.stringify(record)}\n`,
  )
  expect((await cli(['topic', 'consume', 'ten', '--offset', '9:', '--format', 'yaml'])).stdout).toMatch(
    /^---\ntopic: ten\npartition: 0\noffset: 9\n/,
  )
})

describe('what can not be read', () => {
  test('a range that ends before it begins', async () => {
    const ran = await cli(['topic', 'consume', 'ten', '--offset', '5:3'])
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining("'5:3' ends before it begins") })
  })

  test('an offset that is not there, with the valid range', async () => {
    const { code, stdout, stderr } = await cli(['topic', 'consume', 'ten', '--offset', '11', '--until-end'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^millrace: .*\b11\b.*\b10\b.*--offset start reads from the first there is\n$/)
  })

  test('a partition that is not there', async () => {
    const { code, stderr } = await cli(['topic', 'consume', 'ten', '--partition', '1'])
    expect(code).toBe(2)
    expect(stderr).toContain("topic 'ten' has no partition 1: it has 1, counted from 0")
  })

  test('a topic that is not there', async () => {
    const { code, stderr } = await cli(['topic', 'tail', 'nowhere'])
    expect(code).toBe(1)
    expect(stderr).toContain('millrace topic create nowhere')
  })
})

test('a reader that has seen enough ends it well', async () => {
  await using child = new Child(cliBin, ['topic', 'consume', 'ten', '--brokers', cluster.bootstrap])
  await child.line()
  // As `| head -1` does. What comes next finds nobody.
  child.process.stdout.destroy()
  await using client = await cluster.client()
  const producer = client.producer({ lingerMs: 0 })
  let ended = false
  void child.ended.then(() => {
    ended = true
  })
  await client.admin().createTopic('unrelated')
  while (!ended) await producer.send('ten', { value: 'more', timestamp: first + 3_600_000 })
  expect(await child.ended).toMatchObject({ code: 0, stderr: '' })
})

test('tail shows what comes, and Ctrl-C ends it well', async () => {
  await using child = new Child(cliBin, ['topic', 'tail', 'none', '--brokers', cluster.bootstrap])
  await using client = await cluster.client()
  const producer = client.producer({ lingerMs: 0 })
  // It says nothing until it follows the end, so something new comes until it shows some of it.
  let shown: string | undefined
  void child.line().then((line) => {
    shown = line
  })
  for (let count = 0; shown === undefined; count += 1) await producer.send('none', { value: `new ${count}` })
  expect(shown).toMatch(/^new \d+$/)
  await producer.send('none', { value: 'last' })
  await child.line((line) => line === 'last')
  expect(await child.end('SIGINT')).toMatchObject({ code: 0, stderr: '' })
})
