import { startTestCluster, type TestBroker, type TestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'
import { Milestones } from './support/milestones.ts'

const partitions = 3
const perPartition = 300

/** Produces to all partitions and reads them while `disturb` does its worst; what was read of each. */
async function underFaults(
  cluster: TestCluster,
  disturb: (acknowledged: Milestones) => Promise<void>,
): Promise<string[][]> {
  await using client = await cluster.client()
  await client.admin().createTopic('t', { partitions })
  await using producer = client.producer({ lingerMs: 1, batchBytes: 2_000 })
  const acknowledged = new Milestones()
  const received = Array.from({ length: partitions }, (): string[] => [])
  const read = async (): Promise<void> => {
    let count = 0
    for await (const { partition, value } of client.consumer().records('t', { from: 'earliest' })) {
      received[partition]?.push(String(value))
      if (++count === partitions * perPartition) break
    }
  }
  const reading = read()
  const disturbing = disturb(acknowledged)
  await Promise.all(
    received.map(async (_, partition) => {
      for (let index = 0; index < perPartition; index++) {
        // Nothing but an acknowledgement ever comes of it.
        await producer.send('t', { value: String(index), partition })
        acknowledged.add()
      }
    }),
  )
  await disturbing
  await reading
  return received
}

/** What each partition must have given in the end. */
const complete = Array.from({ length: partitions }, () =>
  Array.from({ length: perPartition }, (_, index) => String(index)),
)

/** A leader that is not the controller too. */
async function someLeader(cluster: TestCluster): Promise<TestBroker> {
  const controller = await cluster.controller()
  for (let partition = 0; partition < partitions; partition++) {
    const leader = await cluster.leaderOf('t', partition)
    if (leader !== controller) return leader
  }
  throw new Error('the controller leads all partitions')
}

/** Once the partitions that it led, or one of them, are led by others. */
async function deposed(cluster: TestCluster, broker: TestBroker): Promise<void> {
  await using client = await cluster.client()
  for (;;) {
    const { partitions: found } = await client.admin().describeTopic('t')
    if (found.every(({ leader }) => leader !== undefined && leader !== broker.nodeId)) return
  }
}

test('a leader, then the controller, are killed and come back: no error, no duplicate, nothing lost', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const received = await underFaults(cluster, async (acknowledged) => {
    await acknowledged.reached(100)
    const leader = await someLeader(cluster)
    await leader.kill()
    await acknowledged.reached(300)
    await leader.restart()
    await acknowledged.reached(500)
    const controller = await cluster.controller()
    await controller.kill()
    expect(await cluster.controller()).not.toBe(controller)
    await acknowledged.reached(800)
    await controller.restart()
  })
  expect(received).toEqual(complete)
})

test('one broker after the other is stopped well and started again', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const received = await underFaults(cluster, async (acknowledged) => {
    for (const [index, broker] of cluster.brokers.entries()) {
      await acknowledged.reached(100 + index * 200)
      await broker.restart()
    }
  })
  expect(received).toEqual(complete)
})

test('a leader that hangs is replaced, and does no harm when it goes on', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const received = await underFaults(cluster, async (acknowledged) => {
    await acknowledged.reached(100)
    const leader = await someLeader(cluster)
    leader.pause()
    await deposed(cluster, leader)
    await acknowledged.reached(400)
    leader.resume()
  })
  expect(received).toEqual(complete)
})

test('a leader that is cut off from the others is replaced, and joins them again', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const received = await underFaults(cluster, async (acknowledged) => {
    await acknowledged.reached(100)
    const leader = await someLeader(cluster)
    cluster.partition([cluster.brokers.filter((each) => each !== leader).map(({ nodeId }) => nodeId)])
    await acknowledged.reached(400)
    cluster.heal()
  })
  expect(received).toEqual(complete)
})

test('whoever knows one broker knows all', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const [first, second] = cluster.brokers
  const { connect } = await import('@millrace/client')
  await using client = await connect({ brokers: [first.address] })
  await client.admin().createTopic('t')
  await first.kill()
  expect(await client.producer().send('t', { value: 'x' })).toMatchObject({ partition: 0, offset: 0 })
  await using other = await connect({ brokers: [first.address, second?.address ?? ''] })
  expect(await other.admin().listTopics()).toEqual(['t'])
})
