import type { Client } from '@millrace/client'
import { startTestCluster } from '@millrace/testing'
import { expect, test, vi } from 'vitest'
import { millraceAt } from './support/cli.ts'
import { Child, cliBin } from './support/spawn.ts'

/** Asks again until what is asked for holds. */
const until = (holds: () => Promise<boolean>): Promise<boolean> =>
  vi.waitUntil(holds, { timeout: 60_000, interval: 20 })

const records = Array.from({ length: 100 }, (_, index) => ({ value: String(index), partition: 0 }))

test('a cluster of three: what it looks like, and whether one of them may be stopped', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const cli = millraceAt(cluster.bootstrap)
  expect(await cli(['topic', 'create', 't', '--partitions', '3', '--replication-factor', '3'])).toMatchObject({
    code: 0,
  })
  const described = await cli(['topic', 'describe', 't'])
  expect(described.stdout).toMatch(/PARTITION +LEADER +EPOCH +REPLICAS +ISR +ELR +OFFLINE/)
  const info = await cli(['cluster', 'info'])
  expect(info.stdout).toMatch(/^ +3 +127\.0\.0\.1 +\d+ +- +3 +1 +serves$/m)
  const quorum = await cli(['cluster', 'quorum'])
  expect(quorum).toMatchObject({ code: 0, stderr: '' })
  expect(quorum.stdout.match(/^ +\d+ +(leader|voter) /gm)).toHaveLength(3)
  expect(await cli(['cluster', 'can-stop', '2'])).toMatchObject({
    code: 0,
    stdout: 'broker 2 can be stopped: all partitions and the metadata quorum go on without it\n',
  })
  expect(await cli(['cluster', 'can-stop', '9'])).toMatchObject({
    code: 2,
    stderr: 'millrace: there is no broker 9 in the cluster, only 1, 2, 3\n',
  })

  await using watching = new Child(cliBin, ['cluster', 'health', '--watch', '--brokers', cluster.bootstrap])
  await watching.line((line) => /brokers 3\/3 {2}under-replicated 0 /.test(line))
  await cluster.broker(3).kill()
  await watching.line((line) => /brokers 2\/3 {2}under-replicated 3 .* fenced 3$/.test(line))
  const health = await cli(['cluster', 'health'])
  expect(health.code).toBe(4)
  expect(health.stdout).toMatch(
    /^ {2}broker 3 \(127\.0\.0\.1:\d+\) is fenced: it is not there, or has not caught up since it started$/m,
  )
  expect(health.stdout).toContain('3 partitions have replicas that are not in sync')
  const canStop = await cli(['cluster', 'can-stop', '2'])
  expect(canStop.code).toBe(4)
  expect(canStop.stdout).toContain('t-0 would have 1 in sync, and needs 2')
  await cluster.broker(3).restart()
  let wasLost = false
  await watching.line((line) => {
    wasLost ||= line.includes('brokers 2/3')
    return wasLost && /brokers 3\/3 {2}under-replicated 0 /.test(line)
  })
  expect(await watching.end('SIGINT')).toMatchObject({ code: 0, stderr: '' })
})

test('without a majority of the controllers: that is said at once, and when it is over', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const cli = millraceAt(cluster.bootstrap)
  await using watching = new Child(cliBin, ['cluster', 'health', '--watch', '--brokers', cluster.bootstrap])
  await watching.line((line) => /controller \d {2}brokers 3\/3 /.test(line))
  await Promise.all([2, 3].map((nodeId) => cluster.broker(nodeId).kill()))
  await watching.line((line) => line.includes('controller none'))
  const health = await cli(['cluster', 'health', '--format', 'json'])
  expect(health.code).toBe(4)
  expect(JSON.parse(health.stdout)).toMatchObject({
    healthy: false,
    controller: null,
    problems: expect.arrayContaining([
      'no controller is active: nothing can be created or changed, and nobody takes over from a broker that fails',
      'broker 2 does not serve or does not answer',
    ]) as string[],
  })
  await Promise.all([2, 3].map((nodeId) => cluster.broker(nodeId).restart()))
  let wasLost = false
  await watching.line((line) => {
    wasLost ||= line.includes('controller none')
    return wasLost && /controller \d {2}brokers 3\/3 {2}under-replicated 0 .* moving 0$/.test(line)
  })
  expect(await watching.end('SIGINT')).toMatchObject({ code: 0, stderr: '' })
  expect(await cli(['cluster', 'health'])).toMatchObject({ code: 0 })
})

test('replicas are moved, and their throttle is gone afterwards', async () => {
  await using cluster = await startTestCluster({ brokers: 4 })
  const cli = millraceAt(cluster.bootstrap)
  await using client = await cluster.client()
  await cli(['topic', 'create', 't', '--partitions', '2', '--replication-factor', '2'])
  await using producer = client.producer()
  await producer.sendBatch('t', records)

  const everyBroker = { type: 'broker', name: '' } as const
  await client.admin().alterConfigs(everyBroker, { set: { 'leader.replication.throttled.rate': '5000000' } })
  const moved = await cli(['topic', 'move', 't', '--to', '3,4', '--throttle', '10m'])
  expect(moved).toMatchObject({ code: 0, stdout: "moved 2 partitions of topic 't'\n", stderr: '' })
  const { partitions, configs } = await client.admin().describeTopic('t')
  expect(partitions.map(({ replicas }) => [...replicas])).toEqual([
    [3, 4],
    [4, 3],
  ])
  expect(configs.find(({ name }) => name === 'leader.replication.throttled.replicas')?.value ?? '').toBe('')
  // What the operator had set counts again.
  const rates = await client.admin().describeConfigs(everyBroker)
  expect(rates.find(({ name }) => name === 'leader.replication.throttled.rate')?.value).toBe('5000000')
  expect(await cli(['topic', 'move', 't', '--to', '3'])).toMatchObject({
    code: 2,
    stderr: 'millrace: t-0 has 2 replicas, and --to names 1 brokers only\n',
  })
  expect((await cli(['topic', 'move', 't'])).stderr).toContain('say where to move the topic with --to, or --cancel')
  expect((await cli(['topic', 'move', 't', '--cancel'])).stderr).toContain("nothing of topic 't' is on the move")
})

/** A topic whose two replicas of each partition are on brokers 3 and 4. */
async function createOnTwo(client: Client): Promise<void> {
  const admin = client.admin()
  await admin.createTopic('t', { partitions: 2, replicationFactor: 2 })
  const wanted = [
    [3, 4],
    [4, 3],
  ]
  const plan = wanted.map((replicas, partition) => ({ topic: 't', partition, replicas }))
  await admin.alterPartitionReassignments(plan)
  await until(async () => (await admin.listPartitionReassignments()).length === 0)
}

test('leaders are elected by hand', async () => {
  await using cluster = await startTestCluster({ brokers: 4 })
  const cli = millraceAt(cluster.bootstrap)
  await using client = await cluster.client()
  await createOnTwo(client)
  await cluster.broker(3).restart()
  await until(async () => (await client.admin().describeTopic('t')).partitions.every(({ isr }) => isr.length === 2))
  const elected = await cli(['topic', 'elect', '--all'])
  expect(elected).toMatchObject({ code: 0, stderr: '' })
  expect((await cluster.leaderOf('t', 0)).nodeId).toBe(3)
  expect(await cli(['topic', 'elect', 't'])).toMatchObject({ code: 0, stdout: 'no partition needed an election\n' })
  expect((await cli(['topic', 'elect'])).stderr).toContain('name topics, or say --all')
})

test('a broker is emptied and forgotten', async () => {
  await using cluster = await startTestCluster({ brokers: 4 })
  const cli = millraceAt(cluster.bootstrap)
  await using client = await cluster.client()
  await createOnTwo(client)
  await using producer = client.producer()
  await producer.sendBatch('t', records)
  const plan = await cli(['cluster', 'decommission', '4', '--dry-run'])
  expect(plan).toMatchObject({ code: 0 })
  expect(plan.stdout).toContain('broker 4 holds 2 replicas')
  expect(await cli(['cluster', 'decommission', '4'])).toMatchObject({
    code: 0,
    stdout: 'broker 4 holds nothing any more: stop it, then `millrace cluster unregister 4`\n',
  })
  expect((await cli(['cluster', 'info'])).stdout).toMatch(/^ +4 .* 0 +0 +serves, decommissioned$/m)
  expect(await cli(['cluster', 'recommission', '4'])).toMatchObject({
    code: 0,
    stdout: 'broker 4 is given new replicas again\n',
  })
  expect(await cli(['cluster', 'decommission', '4'])).toMatchObject({ code: 0 })
  expect(await cli(['cluster', 'remove-voter', '4'])).toMatchObject({ code: 0, stderr: '' })
  await cluster.broker(4).stop()
  expect(await cli(['cluster', 'unregister', '4'])).toMatchObject({ code: 0, stdout: 'broker 4 is forgotten\n' })
  const values: string[] = []
  for await (const { value } of client.consumer().records('t', { from: 'earliest', until: 'end' }))
    values.push(String(value))
  expect(values).toHaveLength(100)
  expect(await cli(['cluster', 'health'])).toMatchObject({ code: 0 })
})
