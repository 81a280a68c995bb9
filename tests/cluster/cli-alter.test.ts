import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { millraceAt } from './support/cli.ts'

let cluster: TestCluster
let cli: ReturnType<typeof millraceAt>

beforeAll(async () => {
  cluster = await startTestCluster()
  cli = millraceAt(cluster.bootstrap)
})
afterAll(() => cluster.stop())

/** Of the first record of each partition; recent, so that retention leaves it. */
const first = Date.now() - 60_000

/** A new topic with records in its partitions, a millisecond apart. */
async function topicWith(name: string, counts: readonly number[]): Promise<void> {
  await using client = await cluster.client()
  await client.admin().createTopic(name, { partitions: counts.length })
  const records = counts.flatMap((count, partition) =>
    Array.from({ length: count }, (_, index) => ({
      partition,
      value: `${partition}-${index}`,
      timestamp: first + index,
    })),
  )
  await client.producer().sendBatch(name, records)
}

async function configOf(topic: string, name: string): Promise<unknown> {
  await using client = await cluster.client()
  const { configs } = await client.admin().describeTopic(topic)
  return configs.find((config) => config.name === name)
}

describe('topic alter', () => {
  test('configs and partitions', async () => {
    await topicWith('wide', [0])
    expect(await cli(['topic', 'alter', 'wide', '--set', 'retention.ms=5000', '--partitions', '3'])).toEqual({
      code: 0,
      stdout: "altered topic 'wide', with 3 partitions\n",
      stderr: '',
    })
    expect(await configOf('wide', 'retention.ms')).toMatchObject({ value: '5000', source: 'DYNAMIC_TOPIC_CONFIG' })
    const described = await cli(['topic', 'describe', 'wide'])
    expect(described.stdout).toMatch(/^retention\.ms +5000 +DYNAMIC_TOPIC_CONFIG$/m)
    expect(described.stdout).toContain('every other config has its default')
    await cli(['topic', 'alter', 'wide', '--delete', 'retention.ms'])
    expect(await configOf('wide', 'retention.ms')).toMatchObject({ source: 'DEFAULT_CONFIG' })
  })

  test('--validate-only changes nothing; json and yaml say the same', async () => {
    await topicWith('same', [0])
    const commandLine = ['topic', 'alter', 'same', '--set', 'retention.ms=5', '--partitions', '2', '--validate-only']
    const json: unknown = JSON.parse((await cli([...commandLine, '--format', 'json'])).stdout)
    const yaml: unknown = parse((await cli([...commandLine, '--format', 'yaml'])).stdout)
    expect(json).toEqual([{ name: 'same', altered: false, partitions: 2, warnings: [] }])
    expect(yaml).toEqual(json)
    expect((await cli(commandLine)).stdout).toBe("topic 'same' could be altered so, with 2 partitions\n")
    expect(await configOf('same', 'retention.ms')).toMatchObject({ source: 'DEFAULT_CONFIG' })
  })

  test('what is refused of a topic leaves all of it as it was, and the others are done: 1', async () => {
    await topicWith('one', [0])
    await topicWith('three', [0, 0, 0])
    const { code, stdout, stderr } = await cli([
      'topic',
      'alter',
      'three',
      'one',
      'oen',
      '--set',
      'retention.ms=7000',
      '--partitions',
      '2',
    ])
    expect({ code, stdout }).toEqual({ code: 1, stdout: "altered topic 'one', with 2 partitions\n" })
    expect(stderr).toContain('INVALID_PARTITIONS')
    expect(stderr).toContain("there is no topic 'oen': did you mean 'one'?")
    expect(await configOf('three', 'retention.ms')).toMatchObject({ source: 'DEFAULT_CONFIG' })
  })

  test.each([
    [['--set', 'retentoin.ms=5'], "did you mean 'retention.ms'?"],
    [['--set', 'retention.ms=soon'], 'INVALID_CONFIG'],
    [['--set', 'retention.ms=1', '--delete', 'retention.ms'], 'retention.ms is named more than once'],
    [[], 'say what to alter'],
    [['--partitions', '0'], 'It must be a whole number from 1'],
  ])('%j is refused with 2', async (options, message) => {
    await cli(['topic', 'create', 'refusing', '--if-not-exists'])
    const { code, stdout, stderr } = await cli(['topic', 'alter', 'refusing', ...options])
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('what is allowed but hardly meant is told', async () => {
    await topicWith('warned', [0])
    const { code, stderr } = await cli(['topic', 'alter', 'warned', '--set', 'retention.bytes=1000'])
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^millrace: warning: warned: retention\.bytes/),
    })
  })
})

describe('topic delete-records', () => {
  test.each([
    ['+3', [3, 2]],
    ['-2', [3, 0]],
    ['1', [1, 1]],
    ['end', [5, 2]],
    [`@${first + 4}`, [4, 2]],
  ])('--before %s', async (before, starts) => {
    const name = `before${before.replaceAll(/\W/g, '_')}`
    await topicWith(name, [5, 2])
    const commandLine = ['topic', 'delete-records', name, '--before', before, '--format', 'json']
    const dry = JSON.parse((await cli([...commandLine, '--dry-run'])).stdout) as object
    const { code, stdout } = await cli(commandLine)
    const done = JSON.parse(stdout) as { partitions: { startOffset: number }[] }
    expect(code).toBe(0)
    expect(done.partitions.map(({ startOffset }) => startOffset)).toEqual(starts)
    expect(dry).toEqual({ ...done, dryRun: true })
    const left = await cli(['topic', 'consume', name, '--until-end', '-f', '%p@%o '])
    expect(
      left.stdout
        .trim()
        .split(' ')
        .filter((record) => record !== '')
        .sort(),
    ).toEqual(
      [5, 2].flatMap((end, partition) =>
        Array.from(
          { length: end - (starts[partition] ?? 0) },
          (_, index) => `${partition}@${index + (starts[partition] ?? 0)}`,
        ),
      ),
    )
  })

  test('of one partition, as text', async () => {
    await topicWith('text', [5, 2])
    const { stdout } = await cli(['topic', 'delete-records', 'text', '--before', 'end', '--partition', '1'])
    expect(stdout).toBe('PARTITION  BEGAN AT  BEGINS AT  OFFSETS GONE\n        1         0          2             2\n')
  })

  test('an offset that one of the partitions does not have: nothing is deleted', async () => {
    await topicWith('past', [5, 2])
    const { code, stderr } = await cli(['topic', 'delete-records', 'past', '--before', '4'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "millrace: offset 4 is past the end of partition 1 of 'past', which is 2: nothing was deleted\n",
    })
    expect((await cli(['topic', 'consume', 'past', '--until-end', '-f', 'x'])).stdout).toBe('xxxxxxx')
  })

  test.each([
    [['--before', '1:2'], 'not a range'],
    [['--before', 'soon'], "'soon' is not an offset"],
    [[], "required option '--before <where>'"],
  ])('%j is refused with 2', async (options, message) => {
    const { code, stdout, stderr } = await cli(['topic', 'delete-records', 'any', ...options])
    expect(stderr).toContain(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})

describe('topic consume --newest', () => {
  test('what there is, the newest first', async () => {
    await topicWith('newest', [3, 2])
    const read = async (...options: string[]): Promise<string> =>
      (await cli(['topic', 'consume', 'newest', '--newest', '-f', '%v ', ...options])).stdout
    expect(await read('--partition', '0')).toBe('0-2 0-1 0-0 ')
    expect((await read()).trim().split(' ')).toHaveLength(5)
    expect(await read('--count', '1')).toBe('0-2 ')
  })

  test('says all there is by itself: other places and ends are refused', async () => {
    for (const option of [['--offset', '5'], ['--until-end']]) {
      const { code, stderr } = await cli(['topic', 'consume', 'newest', '--newest', ...option])
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('cannot be used with') })
    }
  })
})
