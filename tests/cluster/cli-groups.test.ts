import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from '@millrace/client'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { millraceAt } from './support/cli.ts'
import { Child, cliBin } from './support/spawn.ts'
import { temporaryFolder } from './support/temporary.ts'

let cluster: TestCluster
let client: Client
let cli: ReturnType<typeof millraceAt>

beforeAll(async () => {
  // A member that is killed is missed soon.
  cluster = await startTestCluster({
    configs: {
      'group.min.session.timeout.ms': 1_000,
      'group.consumer.min.session.timeout.ms': 1_000,
      'group.consumer.session.timeout.ms': 5_000,
      'group.consumer.min.heartbeat.interval.ms': 500,
      'group.consumer.heartbeat.interval.ms': 1_000,
    },
  })
  client = await cluster.client()
  cli = millraceAt(cluster.bootstrap)
})
afterAll(() => cluster.stop())

/** A topic with `count` records in each of its two partitions, an hour apart: more than any test takes. */
async function orders(name: string, count = 10): Promise<void> {
  await client.admin().createTopic(name, { partitions: 2 })
  const nowMs = Date.now()
  await client.producer().sendBatch(
    name,
    Array.from({ length: 2 * count }, (_, index) => ({
      value: `${name} ${index}`,
      partition: index % 2,
      timestamp: nowMs - (count - Math.floor(index / 2)) * 3_600_000,
    })),
  )
}

const seekTo = async (group: string, ...words: readonly string[]): Promise<(number | null)[]> => {
  const { code, stdout, stderr } = await cli(['group', 'seek', group, ...words, '--format', 'json'])
  expect([code, stderr]).toEqual([0, ''])
  const { partitions } = JSON.parse(stdout) as { partitions: { to: number }[] }
  return partitions.map(({ to }) => to)
}

test('consume in a group goes on where it was, and commits what was printed', async () => {
  await orders('shared')
  const first = await cli(['topic', 'consume', 'shared', '--group', 'printers', '--count', '7'])
  expect(first).toMatchObject({ code: 0, stderr: '' })
  const second = await cli(['topic', 'consume', 'shared', '--group', 'printers', '--count', '13'])
  const lines = `${first.stdout}${second.stdout}`.trim().split('\n')
  expect(new Set(lines).size).toBe(20)
  const { stdout } = await cli(['group', 'describe', 'printers'])
  expect(stdout).toMatch(/^printers: empty, 0 members, lag 0\n/)
  expect(stdout).toMatch(/^shared +0 +10 +10 +0 +- +-\nshared +1 +10 +10 +0 +- +-$/m)
  const wrong = await cli(['topic', 'consume', 'shared', '--group', 'printers', '--offset', '-5'])
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--offset says only where to begin') })
  expect(await cli(['topic', 'consume', 'shared', '--group', 'printers', '--partition', '0'])).toMatchObject({
    code: 2,
  })
})

test('ls, describe and watch show members; one that is killed goes', async () => {
  await orders('watched')
  expect(await cli(['group', 'watch', 'nope'])).toMatchObject({ code: 1, stderr: expect.stringContaining('no group') })
  await cli(['topic', 'consume', 'watched', '--group', 'watchers', '--count', '1'])
  await using watching = new Child(cliBin, ['group', 'watch', 'watchers', '--brokers', cluster.bootstrap])
  await using member = new Child(cliBin, [
    'topic',
    'consume',
    'watched',
    '--group',
    'watchers',
    '--brokers',
    cluster.bootstrap,
  ])
  await member.line((line) => line === 'watched 19')
  await watching.line((line) => line.includes('members 1  (millrace-cli 2)'))
  const described: unknown = JSON.parse((await cli(['group', 'describe', 'watchers', '--format', 'json'])).stdout)
  expect(described).toMatchObject([{ group: 'watchers', members: [{ clientId: 'millrace-cli', topics: ['watched'] }] }])
  expect((await cli(['group', 'ls'])).stdout).toMatch(/^watchers +consumer +\S+$/m)
  expect(await cli(['group', 'seek', 'watchers', '--to-earliest'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("group 'watchers' has members (millrace-cli): stop them first"),
  })
  expect(await cli(['group', 'rm', 'watchers'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has members'),
  })
  // As kill -9: the coordinator finds out by the session timeout.
  await member.end('SIGKILL')
  // Before it joined there was none either.
  let hadMember = false
  await watching.line((line) => {
    hadMember ||= line.includes('members 1')
    return hadMember && line.includes('members 0')
  })
  expect(await cli(['group', 'rm', 'watchers'])).toMatchObject({ code: 0, stdout: "removed group 'watchers'\n" })
})

test('seek goes wherever it is told to, and shows it before', async () => {
  await orders('sought')
  const topic = ['--topic', 'sought']
  expect(await seekTo('seekers', ...topic, '--to-earliest', '--dry-run')).toEqual([0, 0])
  expect(await client.admin().listGroupOffsets('seekers')).toEqual([])
  expect(await seekTo('seekers', ...topic, '--to-latest')).toEqual([10, 10])
  expect(await seekTo('seekers', '--shift-by', '-4')).toEqual([6, 6])
  expect(await seekTo('seekers', '--topic', 'sought:1', '--to-offset', '2')).toEqual([2])
  expect(await seekTo('seekers', '--by-duration', 'PT3H30M')).toEqual([7, 7])
  expect(await seekTo('seekers', '--to-datetime', '-150m')).toEqual([8, 8])
  expect((await client.admin().listGroupOffsets('seekers')).map(({ offset }) => offset)).toEqual([8, 8])
  await using folder = await temporaryFolder()
  const file = path.join(folder.path, 'offsets.csv')
  await writeFile(file, '"topic","partition","offset"\nsought,0,1\nsought,1,99\n')
  const { code, stdout, stderr } = await cli(['group', 'seek', 'seekers', '--from-file', file])
  expect([code, stderr]).toEqual([0, 'millrace: offset 99 is not in sought-1: 10 is taken\n'])
  expect(stdout).toMatch(/^TOPIC +PARTITION +WAS AT +GOES ON AT\nsought +0 +8 +1\nsought +1 +8 +10\n$/)
})

test.each<[string[], number, string]>([
  [['group', 'seek', 'g'], 2, 'say where to: --to-earliest'],
  [['group', 'seek', 'g', '--to-earliest', '--to-latest'], 2, 'say one place to go to'],
  [['group', 'seek', 'g', '--to-earliest'], 1, "group 'g' has committed nothing: say of which topics, with --topic"],
  [['group', 'seek', 'g', '--to-datetime', 'yesterday'], 2, "'yesterday' is not a time"],
  [['group', 'seek', 'g', '--by-duration', '1w'], 2, "'1w' is not a duration"],
  [['group', 'seek', 'g', '--to-earliest', '--topic', 'a:b'], 2, '--topic is a name, or a name and partitions'],
  [['group', 'seek', 'g', '--from-file', '/nowhere'], 1, "/nowhere can't be read"],
  [['group', 'describe', 'nope'], 1, "there is no group 'nope'"],
  [['group', 'rm', 'nope'], 1, "there is no group 'nope'"],
  [['transaction', 'describe', 'nope'], 1, "there is no transactional id 'nope'"],
  [['transaction', 'abort', 'nope'], 1, "there is no transactional id 'nope'"],
])('%j: %d', async (words, code, message) => {
  expect(await cli(words)).toMatchObject({ code, stderr: expect.stringContaining(message) })
})

test('rm is content with none if it is told to', async () => {
  expect(await cli(['group', 'rm', 'nope', '--if-exists'])).toMatchObject({
    code: 0,
    stdout: "there was no group 'nope'\n",
  })
})

test('consume in a group leaves out what was aborted, if it is told to', async () => {
  await client.admin().createTopic('booked')
  await client.transaction('booker-1', (tx) => tx.send('booked', { value: 'kept' }))
  const failed = client.transaction('booker-1', async (tx) => {
    await tx.send('booked', { value: 'given up' })
    throw new Error('no')
  })
  await expect(failed).rejects.toThrow('no')
  const read = async (...words: readonly string[]): Promise<string> =>
    (await cli(['topic', 'consume', 'booked', ...words])).stdout
  await client.transaction('booker-1', (tx) => tx.send('booked', { value: 'kept too' }))
  expect(await read('--group', 'all', '--count', '2')).toBe('kept\ngiven up\n')
  expect(await read('--group', 'committed', '--count', '2', '--isolation', 'read_committed')).toBe('kept\nkept too\n')
})

test('transactions are listed, described and aborted', async () => {
  await client.admin().createTopic('paid')
  let sent = (): void => {}
  const isSent = new Promise<void>((resolve) => {
    sent = resolve
  })
  const hanging = client.transaction('payments-1', async (tx) => {
    await tx.send('paid', { value: 'held' })
    sent()
    await new Promise<void>((_, reject) => tx.signal.addEventListener('abort', () => reject(new Error('given up'))))
  })
  const outcome = Promise.allSettled([hanging])
  await isSent
  expect((await cli(['transaction', 'ls'])).stdout).toMatch(/^payments-1 +ongoing +\d+ +1$/m)
  const { stdout } = await cli(['transaction', 'describe', 'payments-1'])
  expect(stdout).toMatch(
    /^payments-1: ongoing, open for .+\nproducer \d+, epoch \d+, timeout .+, coordinated by broker 1\n/,
  )
  expect(stdout).toMatch(/^paid +0$/m)
  const aborted = await cli(['transaction', 'abort', 'payments-1'])
  expect(aborted).toMatchObject({ code: 0, stdout: "aborted the transaction of 'payments-1'\n" })
  const again = await cli(['transaction', 'abort', 'payments-1', '--format', 'json'])
  expect(JSON.parse(again.stdout)).toEqual([{ transactionalId: 'payments-1', aborted: false }])
  await client.close()
  expect((await outcome)[0]?.status).toBe('rejected')
})
