import { isStreamError } from '@millrace/base'
import type { Client, TransactionalProducer } from '@millrace/client'
import { startTestCluster, type TestCluster } from '@millrace/testing'
import { expect, test } from 'vitest'
import { Milestones } from './support/milestones.ts'

const partitions = 3
const producers = 4
const perProducer = 25
const perTransaction = 4

const givenUp = 'given up'

/** Transactions of one producer after the other, each over some partitions, of which some are given up; the values of those committed. */
async function write(producer: TransactionalProducer, name: string, done: Milestones): Promise<string[]> {
  const committed: string[] = []
  for (let number = 0; number < perProducer; number++) {
    const values = Array.from({ length: perTransaction }, (_, index) => `${name} ${number} ${index}`)
    try {
      await producer.transaction(async (tx) => {
        const sent = values.map((value, index) => tx.send('t', { value, partition: (number + index) % partitions }))
        if (number % 3 !== 1) return
        await Promise.all(sent)
        throw new Error(givenUp)
      })
      committed.push(...values)
    } catch (error) {
      // Whatever else ends a transaction has aborted it; that of an unknown outcome would be fatal.
      if (!(error instanceof Error && error.message === givenUp) && !(isStreamError(error) && !error.fatal)) throw error
    }
    done.add()
  }
  return committed
}

async function committedOf(client: Client): Promise<string[]> {
  const values: string[] = []
  const consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { value } of consumer.records('t', { from: 'earliest', until: 'end' })) values.push(String(value))
  return values
}

interface Outcome {
  /** What was committed, as those know who wrote it. */
  readonly committed: readonly string[]
  /** What somebody saw who read meanwhile, in order. */
  readonly seen: readonly string[]
  /** What is there in the end. */
  readonly left: readonly string[]
}

/** Writes under faults while somebody reads. */
async function underFaults(cluster: TestCluster, disturb: (done: Milestones) => Promise<void>): Promise<Outcome> {
  await using client = await cluster.client()
  await client.admin().createTopic('t', { partitions })
  const seen: string[] = []
  const stop = new AbortController()
  const reading = (async () => {
    const consumer = client.consumer({ isolation: 'read_committed' })
    const records = consumer.records('t', { from: 'earliest', signal: stop.signal })
    for await (const { value } of records) seen.push(String(value))
  })()
  const done = new Milestones()
  const disturbing = disturb(done)
  const written = await Promise.all(
    Array.from({ length: producers }, (_, at) => write(client.transactional(`tx-${at}`), `p${at}`, done)),
  )
  await disturbing
  const committed = written.flat()
  // The last markers may still be on their way to some partitions.
  let left = await committedOf(client)
  while (left.length < committed.length) left = await committedOf(client)
  while (seen.length < committed.length) await new Promise((resolve) => setImmediate(resolve))
  stop.abort()
  await expect(reading).rejects.toMatchObject({ code: 'ABORTED' })
  return { committed, seen, left }
}

/** Whether the records of each producer stand in their order, within each partition. */
function areInOrder(values: readonly string[]): boolean {
  const last = new Map<string, number>()
  return values.every((value) => {
    const [name, number = 0, index = 0] = value.split(' ').map((part, at) => (at === 0 ? part : Number(part)))
    const [place, order] = [
      `${name} ${(Number(number) + Number(index)) % partitions}`,
      Number(number) * perTransaction + Number(index),
    ]
    const isNext = order > (last.get(place) ?? -1)
    last.set(place, order)
    return isNext
  })
}

function expectCommittedAlone({ committed, seen, left }: Outcome): void {
  expect(committed.length).toBeGreaterThan((producers * perProducer * perTransaction) / 2)
  expect(left.toSorted()).toEqual(committed.toSorted())
  expect(seen.toSorted()).toEqual(committed.toSorted())
  expect(areInOrder(seen)).toBe(true)
}

test('a consumer of committed records sees those, once and in order, while transactions commit and abort', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const outcome = await underFaults(cluster, async () => {})
  expectCommittedAlone(outcome)
  expect(outcome.committed.length).toBe((producers * perProducer * perTransaction * 17) / 25)
}, 120_000)

test('and so it does while a leader is killed and comes back', async () => {
  await using cluster = await startTestCluster({ brokers: 3 })
  const outcome = await underFaults(cluster, async (done) => {
    await done.reached(20)
    const leader = await cluster.leaderOf('t', 0)
    await leader.kill()
    await done.reached(60)
    await leader.restart()
  })
  expectCommittedAlone(outcome)
  expect(outcome.seen.length).toBe(outcome.committed.length)
}, 120_000)
