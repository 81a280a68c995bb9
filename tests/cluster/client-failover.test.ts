import { startTestCluster, type TestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'
import { Milestones } from './support/milestones.ts'

/** Kills the broker and starts it again, `times` times, whenever `due` says so. */
async function killAndRestart(
  cluster: TestCluster,
  times: number,
  due: (round: number) => Promise<void>,
): Promise<void> {
  const [broker] = cluster.brokers
  for (let round = 0; round < times; round++) {
    await due(round)
    await broker.kill()
    await broker.restart()
  }
}

test.each(['disk', 'memory'] as const)(
  'a producer and a consumer go on, in order and once, while the broker is killed again and again (%s)',
  async (storage) => {
    await using cluster = await startTestCluster({ storage })
    await using client = await cluster.client()
    const partitions = 2
    await client.admin().createTopic('t', { partitions })
    const total = 20_000
    await using producer = client.producer({ lingerMs: 1, batchBytes: 4_000 })
    const acknowledged = new Milestones()
    const consumer = client.consumer()
    const received: number[][] = [[], []]
    const read = async (): Promise<void> => {
      let count = 0
      for await (const { partition, offset, value } of consumer.records('t', { from: 'earliest' })) {
        const values = received[partition]
        expect(offset).toBe(values?.length)
        values?.push(Number(value))
        if (++count === total) break
      }
    }
    const reading = read()
    const kills = killAndRestart(cluster, 5, (round) => acknowledged.reached((round + 1) * 3_000))
    const sent: Promise<unknown>[] = []
    for (let index = 0; index < total; index++) {
      sent.push(
        producer.send('t', { value: String(index), partition: index % partitions }).then(() => acknowledged.add()),
      )
      if (index % 200 === 199) await sent.at(-100)
    }
    await Promise.all(sent)
    await kills
    await reading
    for (const [partition, values] of received.entries()) {
      expect(values).toEqual(Array.from({ length: total / partitions }, (_, index) => index * partitions + partition))
    }
  },
)

test('closing while the broker is gone keeps its deadline and rejects what is left', async () => {
  await using cluster = await startTestCluster()
  const client = await cluster.client()
  await client.admin().createTopic('t')
  const producer = client.producer({ lingerMs: 0 })
  await producer.send('t', { value: 'before' })
  await cluster.brokers[0].kill()
  const outcome = Promise.allSettled([producer.send('t', { value: 'after' })])
  await client.close({ deadlineMs: 200 })
  const [settled] = await outcome
  expect(settled).toMatchObject({ status: 'rejected', reason: { code: 'CLOSED' } })
})
