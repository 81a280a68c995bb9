import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { millraceAt } from './support/cli.ts'

let cluster: TestCluster
let cli: ReturnType<typeof millraceAt>

beforeAll(async () => {
  cluster = await startTestCluster()
  cli = millraceAt(cluster.bootstrap)
  await cli(['topic', 'create', 't'])
})
afterAll(() => cluster.stop())

/** What a command printed as JSON. */
async function json(commandLine: readonly string[]): Promise<unknown> {
  return JSON.parse((await cli([...commandLine, '--format', 'json'])).stdout)
}

test('a topic is altered and described', async () => {
  expect(await cli(['config', 'describe', 'topic', 't'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'every key has its default; --all shows them\n',
  })
  expect(
    await cli(['config', 'alter', 'topic', 't', '--set', 'retention.ms=5', '--set', 'segment.ms=7']),
  ).toMatchObject({ code: 0, stdout: "altered the configs of topic 't'\n", stderr: '' })
  const { stdout } = await cli(['config', 'describe', 'topic', 't'])
  expect(stdout).toMatch(/^KEY +VALUE +SOURCE +ALTERABLE\nretention\.ms +5 +DYNAMIC_TOPIC_CONFIG +yes\nsegment\.ms +7 /)
  await cli(['config', 'alter', 'topic', 't', '--delete', 'segment.ms'])
  expect(await json(['config', 'describe', 'topic', 't'])).toMatchObject([{ name: 'retention.ms', value: '5' }])
})

test('with synonyms and documentation; json and yaml say the same', async () => {
  const described = ['config', 'describe', 'topic', 't', '--key', 'retention.ms', '--synonyms', '--documentation']
  const entries = await json(described)
  expect(entries).toMatchObject([
    {
      name: 'retention.ms',
      type: 'LONG',
      readOnly: false,
      synonyms: [
        { name: 'retention.ms', source: 'DYNAMIC_TOPIC_CONFIG' },
        { name: 'log.retention.hours', value: '168', source: 'DEFAULT_CONFIG' },
      ],
    },
  ])
  expect(parse((await cli([...described, '--format', 'yaml'])).stdout)).toEqual(entries)
  const { stdout } = await cli(described)
  expect(stdout).toMatch(/^ {2}log\.retention\.hours +168 +DEFAULT_CONFIG$/m)
  expect(stdout).toMatch(/^retention\.ms: How old a segment may grow/m)
})

test('every key of a topic, or of the broker, with --all or --effective', async () => {
  const ofTopic = await json(['config', 'describe', 'topic', 't', '--all'])
  expect(ofTopic).toContainEqual(expect.objectContaining({ name: 'segment.bytes', source: 'DEFAULT_CONFIG' }))
  const effective = await json(['config', '--effective'])
  expect(effective).toContainEqual(
    expect.objectContaining({
      name: 'listener.port',
      value: expect.stringMatching(/^\d+$/),
      source: 'STATIC_BROKER_CONFIG',
      readOnly: true,
    }),
  )
  expect(await json(['config', 'describe', 'broker', '1', '--all', '--synonyms'])).toEqual(effective)
})

test('a broker, or all of them, are altered', async () => {
  const { stdout } = await cli(['config', 'alter', 'broker', '--set', 'log.retention.ms=8'])
  expect(stdout).toBe('altered the configs of all brokers\n')
  await cli(['config', 'alter', 'broker', '1', '--set', 'log.retention.ms=9'])
  expect(await json(['config', 'describe', 'broker'])).toMatchObject([{ name: 'log.retention.ms', value: '8' }])
  expect(await json(['config', 'describe', 'broker', '1', '--key', 'log.retention.ms'])).toMatchObject([
    { value: '9', source: 'DYNAMIC_BROKER_CONFIG' },
  ])
  await cli(['config', 'alter', 'broker', '1', '--delete', 'log.retention.ms'])
  await cli(['config', 'alter', 'broker', '--delete', 'log.retention.ms'])
  expect(await json(['config', 'describe', 'broker'])).toEqual([])
  expect((await cli(['config', 'describe', 'broker'])).stderr).toContain('nothing is set for all brokers together')
})

test('a group is altered and described, also before it has members', async () => {
  const key = 'consumer.session.timeout.ms'
  const { stdout } = await cli(['config', 'alter', 'group', 'billing', '--set', `${key}=50000`])
  expect(stdout).toBe("altered the configs of group 'billing'\n")
  expect(await json(['config', 'describe', 'group', 'billing', '--synonyms'])).toMatchObject([
    {
      name: key,
      value: '50000',
      source: 'DYNAMIC_GROUP_CONFIG',
      synonyms: [
        { name: key, value: '50000', source: 'DYNAMIC_GROUP_CONFIG' },
        { name: key, value: '45000', source: 'DEFAULT_CONFIG' },
      ],
    },
  ])
  await cli(['config', 'alter', 'group', 'billing', '--delete', key])
  expect(await json(['config', 'describe', 'group', 'billing'])).toEqual([])
})

test('what is allowed but hardly meant is told, and done', async () => {
  const { code, stderr } = await cli(['config', 'alter', 'topic', 't', '--set', 'retention.bytes=10'])
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^millrace: warning: retention\.bytes=10 is less than segment\.bytes=\d+/) as string,
  })
  const created = await cli(['topic', 'create', 'u', '--config', 'retention.bytes=10'])
  expect(created.stderr).toMatch(/^millrace: warning: retention\.bytes=10 is less than/)
})

test('--validate-only changes nothing', async () => {
  const commandLine = ['config', 'alter', 'topic', 't', '--set', 'segment.jitter.ms=5', '--validate-only']
  expect(await cli(commandLine)).toMatchObject({
    code: 0,
    stdout: "the configs of topic 't' can be altered so; nothing was changed\n",
  })
  expect(await json(['config', 'describe', 'topic', 't', '--key', 'segment.jitter.ms'])).toMatchObject([{ value: '0' }])
})

describe('refused', () => {
  test.each([
    [['alter', 'topic', 't', '--set', 'retention.ms=soon'], 2, "retention.ms is 'soon' but must be an integer from -1"],
    [['alter', 'topic', 't', '--set', 'retetion.ms=1'], 2, "did you mean 'retention.ms'?"],
    [['alter', 'topic', 't', '--set', 'remote.storage.enable=true'], 2, 'no tiered storage'],
    [['alter', 'topic', 't', '--append', 'retention.ms=1'], 2, "retention.ms can't be appended to: it is no list"],
    [['alter', 'broker', '1', '--set', 'log.dir=/x'], 2, "log.dir can't be altered while the broker runs"],
    [['alter', 'topic', 'tt', '--set', 'retention.ms=1'], 1, "there is no topic 'tt': did you mean 't'?"],
    [['describe', 'topic', 'tt'], 1, "there is no topic 'tt': did you mean 't'?"],
    [['describe', 'topic', 'nothing-like-it'], 1, 'create it with `millrace topic create nothing-like-it`'],
    [['alter', 'topic', 't'], 2, 'say what to change'],
    [['alter', 'topic', 't', '--set', 'a=1', '--delete', 'a'], 2, 'a is named more than once'],
    [['alter', 'topic'], 2, 'name the topic'],
    [['describe', 'group'], 2, 'name the group'],
    [['alter', 'group', 'g', '--set', 'consumer.session.timeout.ms=1'], 2, 'consumer.session.timeout.ms'],
    [['alter', 'tpic', 't'], 2, 'Did you mean topic?'],
    [['describe', 'topic', 't', '--key', 'no.such.key'], 2, 'there is no config no.such.key; --all shows'],
    [
      ['describe', 'topic', 't', '--key', 'retention.m'],
      2,
      "there is no config retention.m; did you mean 'retention.ms'?",
    ],
    [['describe', 'broker', '7'], 1, 'this is broker 1'],
    [[], 2, 'say --effective, or one of describe, alter'],
    [['--format', 'json', 'describe', 'topic', 't'], 2, "--format belongs behind 'config describe'"],
  ])('config %j', async (commandLine, code, message) => {
    const ran = await cli(['config', ...commandLine])
    expect(ran).toMatchObject({ code, stdout: '' })
    expect(ran.stderr).toContain(message)
  })
})
