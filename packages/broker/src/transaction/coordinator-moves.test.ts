import { isStreamError } from '@millrace/base'
import type { Producer } from '@millrace/coordinator'
import { deleteTopics } from '@millrace/metadata'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { CoordinatorCluster } from '../../test/transactions/coordinator-cluster.ts'

const running: CoordinatorCluster[] = []

async function start(): Promise<{ cluster: CoordinatorCluster; until: <T>(work: Promise<T>) => Promise<T> }> {
  const cluster = await CoordinatorCluster.start()
  running.push(cluster)
  return { cluster, until: (work) => cluster.cluster.clock.until(work) }
}

afterEach(async () => {
  for (const cluster of running.splice(0)) await cluster.stop()
})

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'no error',
    (error: unknown) => (isStreamError(error) ? error.code : String(error)),
  )

/** A transaction with a record in each topic. */
async function open({ cluster, until }: Awaited<ReturnType<typeof start>>): Promise<Producer> {
  const producer = await until(cluster.init(1))
  await until(cluster.add(1, producer))
  await cluster.write(producer)
  return producer
}

describe.each([true, false])('a transaction whose end is decided (commit: %s)', (isCommit) => {
  const word = isCommit ? 'COMMIT' : 'ABORT'
  const complete = isCommit ? 'CompleteCommit' : 'CompleteAbort'

  it('ends so when its coordinator is killed before anybody is told', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await open(test)
    cluster.mayWrite = () => false
    const next = await until(cluster.end(1, producer, isCommit))
    await cluster.cluster.run(1_000)
    expect(cluster.written).toBe(0)
    await cluster.kill(1)
    cluster.mayWrite = () => true
    await cluster.move(2)
    await cluster.cluster.run(1_000)
    expect(await cluster.describe(2)).toMatchObject({ state: complete, ...next })
    for (const topicId of cluster.topics) expect(await cluster.markers(topicId)).toEqual([`1000/1 ${word}`])
    // Asked again, the new one answers as the old one did.
    expect(await until(cluster.end(2, producer, isCommit))).toEqual(next)
  })

  it('ends so when its coordinator is killed with half of the markers written', async () => {
    const test = await start()
    const { cluster, until } = test
    const [first = '', second = ''] = cluster.names
    // Another broker leads the second topic, to which no marker comes.
    const other = cluster.topics[1]
    if (other === undefined) throw new Error('there are two topics')
    await cluster.cluster.elect(other, 2, [2, 3])
    const producer = await open(test)
    cluster.mayWrite = (nodeId) => nodeId === 3
    const next = await until(cluster.end(1, producer, isCommit))
    await cluster.cluster.run(1_000)
    expect(cluster.written).toBe(1)
    expect((await cluster.describe(1)).partitions).toEqual(
      new Map([
        [first, new Set([0])],
        [second, new Set([0])],
      ]),
    )
    await cluster.kill(1)
    cluster.mayWrite = () => true
    await cluster.move(3)
    await cluster.cluster.run(1_000)
    expect(await cluster.describe(3)).toMatchObject({ state: complete, ...next })
    const [one, two] = await Promise.all(cluster.topics.map((topicId) => cluster.markers(topicId)))
    // Written again, which changes nothing.
    expect(one?.length).toBeGreaterThan(1)
    expect(new Set(one)).toEqual(new Set([`1000/1 ${word}`]))
    expect(two).toEqual([`1000/1 ${word}`])
  })

  it('ends so when the coordinator moves, and what the old one still has on its way is refused or changes nothing', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await open(test)
    cluster.mayWrite = () => false
    const next = await until(cluster.end(1, producer, isCommit))
    await cluster.cluster.run(100)
    cluster.mayWrite = () => true
    await cluster.move(2)
    await cluster.cluster.run(1_000)
    expect(await cluster.describe(2)).toMatchObject({ state: complete, ...next })
    // The next transaction is open when the markers of the last one arrive.
    await until(cluster.add(2, next))
    await cluster.write(next)
    await cluster.release()
    for (const topicId of cluster.topics) expect(await cluster.markers(topicId)).toEqual([`1000/1 ${word}`])
    expect((await cluster.describe(2)).state).toBe('Ongoing')
    expect(await codeOf(until(cluster.end(1, next, true)))).toBe('NOT_COORDINATOR')
    await until(cluster.end(2, next, true))
    await cluster.cluster.run(1_000)
    for (const topicId of cluster.topics) expect((await cluster.markers(topicId)).at(-1)).toBe('1000/2 COMMIT')
  })

  it('ends so when all was told and the coordinator is killed before it hears of that', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await open(test)
    cluster.mayAnswer = false
    const next = await until(cluster.end(1, producer, isCommit))
    await cluster.cluster.run(50)
    for (const topicId of cluster.topics) expect(await cluster.markers(topicId)).toEqual([`1000/1 ${word}`])
    expect((await cluster.describe(1)).state).toBe(isCommit ? 'PrepareCommit' : 'PrepareAbort')
    await cluster.kill(1)
    cluster.mayAnswer = true
    await cluster.move(2)
    await cluster.cluster.run(1_000)
    expect(await cluster.describe(2)).toMatchObject({ state: complete, ...next })
    for (const topicId of cluster.topics) {
      expect(new Set(await cluster.markers(topicId))).toEqual(new Set([`1000/1 ${word}`]))
    }
  })
})

it('nobody is told of an end that is not committed yet, and so it can be lost and decided otherwise', async () => {
  const test = await start()
  const { cluster, until } = test
  const producer = await open(test)
  // The followers hear nothing of the coordinator any more.
  cluster.cluster.network.cut('b:9001')
  const lost = codeOf(cluster.end(1, producer, true))
  await cluster.cluster.run(1_000)
  expect(cluster.written).toBe(0)
  await cluster.cluster.elect(cluster.stateTopic, 2, [2, 3])
  expect(await until(lost)).toBe('NOT_COORDINATOR')
  await cluster.cluster.run(100)
  expect(await cluster.describe(2)).toMatchObject({ state: 'Ongoing', ...producer })
  await until(cluster.end(2, producer, false))
  await cluster.cluster.run(1_000)
  cluster.cluster.network.heal('b:9001')
  await cluster.cluster.run(5_000)
  for (const topicId of cluster.topics) expect(await cluster.markers(topicId)).toEqual(['1000/1 ABORT'])
})

describe('a transaction that is open', () => {
  it('goes on with the next coordinator', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await open(test)
    await cluster.kill(1)
    await cluster.move(2)
    expect(await cluster.describe(2)).toMatchObject({ state: 'Ongoing', ...producer })
    expect(await until(cluster.end(2, producer, true))).toEqual({ producerId: 1_000, producerEpoch: 1 })
    await cluster.cluster.run(1_000)
    for (const topicId of cluster.topics) expect(await cluster.markers(topicId)).toEqual(['1000/1 COMMIT'])
  })

  it('is listed once all that is coordinated is known', async () => {
    const test = await start()
    const { cluster, until } = test
    await open(test)
    // As when it begins to lead.
    cluster.coordinate(1)
    const all = { states: new Set<never>(), producerIds: new Set<never>(), durationMs: -1 }
    expect(await codeOf(cluster.on(1).list(all))).toBe('COORDINATOR_LOAD_IN_PROGRESS')
    await cluster.cluster.run(100)
    expect(await until(cluster.on(1).list(all))).toMatchObject([{ state: 'Ongoing', producerId: 1_000 }])
  })

  it('is aborted by the next coordinator when its time is up', async () => {
    const test = await start()
    const { cluster } = test
    const producer = await open(test)
    await cluster.kill(1)
    await cluster.move(2)
    await cluster.cluster.run(61_000)
    expect(await cluster.describe(2)).toMatchObject({ state: 'CompleteAbort', producerEpoch: 1 })
    for (const topicId of cluster.topics) expect(await cluster.markers(topicId)).toEqual(['1000/1 ABORT'])
    expect(await codeOf(cluster.cluster.clock.until(cluster.end(2, producer, true)))).toBe('TRANSACTION_ABORTABLE')
  })

  it('is aborted before another producer gets its transactional id, who waits for that', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await open(test)
    cluster.mayWrite = () => false
    const waiting = codeOf(cluster.init(1))
    await cluster.cluster.run(2_000)
    expect(await waiting).toBe('CONCURRENT_TRANSACTIONS')
    expect(await codeOf(until(cluster.end(1, producer, true)))).toBe('PRODUCER_FENCED')
    const next = cluster.init(1)
    await cluster.cluster.run(500)
    await cluster.release()
    expect(await until(next)).toEqual({ producerId: 1_000, producerEpoch: 4 })
    for (const topicId of cluster.topics) expect(await cluster.markers(topicId)).toEqual(['1000/2 ABORT'])
  })

  it('is aborted by an operator, who is told once the partitions know', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await open(test)
    expect(await until(cluster.on(1).abortTransaction('orders-1'))).toBe(true)
    for (const topicId of cluster.topics) expect(await cluster.markers(topicId)).toEqual(['1000/1 ABORT'])
    expect(await until(cluster.on(1).abortTransaction('orders-1'))).toBe(false)
    expect(await codeOf(until(cluster.on(1).abortTransaction('nobody')))).toBe('TRANSACTIONAL_ID_NOT_FOUND')
    expect(await codeOf(until(cluster.end(1, producer, true)))).toBe('TRANSACTION_ABORTABLE')
  })

  it('begins once the last one has ended, which its producer need not wait for', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await open(test)
    cluster.mayWrite = () => false
    const next = await until(cluster.end(1, producer, true))
    const adding = cluster.add(1, next)
    await cluster.cluster.run(500)
    await cluster.release()
    await until(adding)
    expect(await cluster.describe(1)).toMatchObject({ state: 'Ongoing', ...next })
  })
})

describe('a transaction that its leader began without a record', () => {
  /** The first one is committed, and the second begins as soon as all partitions know. Broker 1 coordinates. */
  async function begun(test: Awaited<ReturnType<typeof start>>): Promise<Producer> {
    const { cluster, until } = test
    const first = await open(test)
    const { log } = cluster.cluster.leader(cluster.stateTopic)
    const producer = await until(cluster.end(1, first, true))
    const records = log.nextOffset
    await cluster.write(producer)
    expect(await cluster.describe(1)).toMatchObject({ state: 'Ongoing', ...producer })
    expect(log.nextOffset).toBe(records)
    return producer
  }

  it('ends as its producer says, and one record is all that it takes', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await begun(test)
    const { log } = cluster.cluster.leader(cluster.stateTopic)
    const records = log.nextOffset
    await until(cluster.end(1, producer, true))
    expect(log.nextOffset).toBe(records + 1)
    await cluster.cluster.run(1_000)
    expect((await cluster.describe(1)).state).toBe('CompleteCommit')
    for (const topicId of cluster.topics) {
      expect(await cluster.markers(topicId)).toEqual(['1000/1 COMMIT', '1000/2 COMMIT'])
    }
  })

  it.each([true, false])(
    'is found by the next coordinator, and ends as its producer says (commit: %s)',
    async (isCommit) => {
      const test = await start()
      const { cluster, until } = test
      const producer = await begun(test)
      await cluster.kill(1)
      await cluster.move(2)
      await cluster.cluster.run(1_000)
      expect(await cluster.describe(2)).toMatchObject({ state: 'Ongoing', ...producer })
      const next = await until(cluster.end(2, producer, isCommit))
      expect(next).toEqual({ producerId: 1_000, producerEpoch: 2 })
      await cluster.cluster.run(1_000)
      const word = isCommit ? 'COMMIT' : 'ABORT'
      for (const topicId of cluster.topics) {
        expect(new Set(await cluster.markers(topicId))).toEqual(new Set(['1000/1 COMMIT', `1000/2 ${word}`]))
      }
    },
  )

  it('is found where it is open, and is to be told to all partitions in which it may be', async () => {
    const test = await start()
    const { cluster, until } = test
    const [topicId] = cluster.topics
    const first = await open(test)
    const producer = await until(cluster.end(1, first, true))
    const { producerId, producerEpoch } = producer
    const batch = batchOf(['x'], { producerId, producerEpoch, baseSequence: 0, isTransactional: true })
    if (topicId === undefined) throw new Error('there are two topics')
    const appended = await until(Promise.resolve(cluster.cluster.leader(topicId).append(batch, 'orders-1')))
    await until(appended.committed)
    await cluster.kill(1)
    await cluster.move(3)
    await cluster.cluster.run(1_000)
    expect((await cluster.describe(3)).state).toBe('Ongoing')
    // Its producer never comes back.
    await cluster.cluster.run(61_000)
    expect((await cluster.describe(3)).state).toBe('CompleteAbort')
    for (const each of cluster.topics) expect((await cluster.markers(each)).at(-1)).toBe('1000/2 ABORT')
  })

  it('is aborted before another producer gets its transactional id from the next coordinator', async () => {
    const test = await start()
    const { cluster, until } = test
    const producer = await begun(test)
    await cluster.kill(1)
    await cluster.move(2)
    expect((await until(cluster.init(2))).producerEpoch).toBeGreaterThan(producer.producerEpoch + 1)
    for (const topicId of cluster.topics) expect((await cluster.markers(topicId)).at(-1)).toContain('ABORT')
    expect(await codeOf(until(cluster.end(2, producer, true)))).toBe('PRODUCER_FENCED')
  })
})

it('a transaction ends once the partitions that are left of it are led again', async () => {
  const test = await start()
  const { cluster, until } = test
  const producer = await open(test)
  const disk = await cluster.kill(3)
  const next = await until(cluster.end(1, producer, true))
  await cluster.cluster.run(1_000)
  expect((await cluster.describe(1)).state).toBe('PrepareCommit')
  await cluster.cluster.take((image) => deleteTopics(image, { names: cluster.names.slice(1) }))
  await cluster.cluster.run(1_000)
  expect((await cluster.describe(1)).state).toBe('PrepareCommit')
  await cluster.cluster.startNode(3, disk)
  await cluster.cluster.run(5_000)
  expect(await cluster.describe(1)).toMatchObject({ state: 'CompleteCommit', ...next })
})
