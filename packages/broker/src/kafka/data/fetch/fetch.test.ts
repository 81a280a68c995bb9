import { asTopicId, present, uuidToText } from '@millrace/base'
import { apis, type MessageInput, type fetchRequest, noTopicId } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { batchOf, batchOfSize, valuesIn } from '../../../../test/batches.ts'
import { startFixture } from '../../../../test/broker-fixture.ts'
import type { KafkaClient } from '../../../../test/kafka-client.ts'
import { TransactionClient } from '../../../../test/transactions/transaction-client.ts'
import { kafkaErrors } from '../../errors.ts'

type Request = MessageInput<typeof fetchRequest>

interface Asked {
  readonly version?: number
  readonly maxWaitMs?: number
  readonly minBytes?: number
  readonly maxBytes?: number
  readonly isolationLevel?: number
  readonly sessionId?: number
  readonly sessionEpoch?: number
  readonly forgottenTopicsData?: NonNullable<Request['forgottenTopicsData']>
  readonly rackId?: string
}

interface Position {
  readonly fetchOffset?: number
  readonly partitionMaxBytes?: number
  readonly currentLeaderEpoch?: number
  readonly lastFetchedEpoch?: number
}

const from = (partition: number, { fetchOffset = 0, partitionMaxBytes = 1024 * 1024, ...rest }: Position = {}) => ({
  partition,
  fetchOffset,
  partitionMaxBytes,
  ...rest,
})

function requestOf(partitions: readonly ReturnType<typeof from>[], { version: _, ...asked }: Asked): Request {
  const topics = partitions.length === 0 ? [] : [{ topic: 'a', partitions }]
  return { maxWaitMs: 500, minBytes: 1, topics, ...asked }
}

function ask(client: KafkaClient, partitions: readonly ReturnType<typeof from>[], asked: Asked = {}) {
  return client.ask(apis.fetch, asked.version ?? 12, requestOf(partitions, asked))
}

async function started() {
  const fixture = await startFixture({ kafka: true, config: { 'transaction.state.log.num.partitions': 3 } })
  const topicId = asTopicId(uuidToText(await fixture.createTopic('a', { partitions: 3 })))
  const client = await fixture.kafka()
  const other = await fixture.kafka()
  const write = async (index: number, records: Buffer): Promise<number> => {
    const { responses } = await other.ask(apis.produce, 9, {
      acks: -1,
      timeoutMs: 1000,
      topicData: [{ name: 'a', partitionData: [{ index, records }] }],
    })
    return present(responses[0]?.partitionResponses[0], 'one answer').baseOffset
  }
  return { ...fixture, client, topicId, write }
}

const valuesOf = ({ records }: { readonly records: Uint8Array | null }) => valuesIn(records ?? Buffer.alloc(0))

describe('Fetch', () => {
  it.each([4, 5, 6, 7, 8, 9, 10, 11, 12])('version %d gives what was written', async (version) => {
    const { client, write } = await started()
    await write(0, batchOf(['1', '2']))
    await write(0, batchOf(['3']))
    const { responses, errorCode } = await ask(client, [from(0)], { version })
    expect(errorCode).toBe(0)
    const answer = present(responses[0]?.partitions[0], 'one partition')
    expect(answer).toMatchObject({
      partitionIndex: 0,
      errorCode: 0,
      highWatermark: 3,
      lastStableOffset: 3,
      abortedTransactions: null,
    })
    expect(valuesOf(answer)).toEqual(['1', '2', '3'])
    const later = await ask(client, [from(0, { fetchOffset: 2 })], { version })
    expect(valuesOf(present(later.responses[0]?.partitions[0], 'one partition'))).toEqual(['3'])
  })

  it.each([13, 15, 16, 17])('version %d names topics by their ids', async (version) => {
    const { client, write, topicId } = await started()
    await write(0, batchOf(['1']))
    const unknown = asTopicId('AAAAAAAAAAAAAAAAAAAAAQ')
    const { responses } = await client.ask(apis.fetch, version, {
      maxWaitMs: 500,
      minBytes: 1,
      topics: [
        { topicId, partitions: [from(0)] },
        { topicId: unknown, partitions: [from(0)] },
      ],
    })
    expect(responses).toMatchObject([
      { topicId, partitions: [{ errorCode: 0 }] },
      { topicId: unknown, partitions: [{ errorCode: kafkaErrors.UNKNOWN_TOPIC_ID, highWatermark: -1 }] },
    ])
  })

  it('waits until there is something, or the time is up', async () => {
    const { client, write, clock } = await started()
    const answered: string[][] = []
    const asked = client.post(apis.fetch, 12, requestOf([from(0), from(1)], {})).then(({ responses }) => {
      answered.push(...(responses[0]?.partitions ?? []).map(valuesOf))
    })
    await clock.settle()
    expect(answered).toEqual([])
    await write(1, batchOf(['news']))
    await asked
    expect(answered).toEqual([[], ['news']])
    const beganMs = clock.monotonicMs()
    const { responses } = await ask(client, [from(0)], { maxWaitMs: 700 })
    expect(clock.monotonicMs() - beganMs).toBe(700)
    expect(responses[0]?.partitions).toMatchObject([{ errorCode: 0, highWatermark: 0 }])
  })

  it('waits for as many bytes as the client wants', async () => {
    const { client, write, clock } = await started()
    const first = batchOf(['first'])
    await write(0, first)
    let values: string[] | undefined
    const asked = client.post(apis.fetch, 12, requestOf([from(0)], { minBytes: 2 * first.length, maxWaitMs: 5000 }))
    const answered = asked.then(({ responses }) => {
      values = valuesOf(present(responses[0]?.partitions[0], 'one partition'))
    })
    await clock.settle()
    expect(values).toBeUndefined()
    await write(0, batchOf(['other']))
    await answered
    expect(values).toEqual(['first', 'other'])
    const beganMs = clock.monotonicMs()
    const late = await ask(client, [from(0, { fetchOffset: 1 })], { minBytes: 10_000, maxWaitMs: 300 })
    expect(clock.monotonicMs() - beganMs).toBe(300)
    expect(valuesOf(present(late.responses[0]?.partitions[0], 'one partition'))).toEqual(['other'])
  })

  it('answers at once who does not wait', async () => {
    const { client, clock } = await started()
    const beganMs = clock.monotonicMs()
    await ask(client, [from(0)], { maxWaitMs: 0 })
    await ask(client, [from(0)], { minBytes: 0 })
    await ask(client, [])
    expect(clock.monotonicMs()).toBe(beganMs)
  })

  it('gives a batch whole that is larger than all limits, and stays within them behind it', async () => {
    const { client, write } = await started()
    await write(0, batchOfSize(5000))
    await write(0, batchOfSize(5000))
    await write(1, batchOfSize(5000))
    const small = { partitionMaxBytes: 100 }
    const { responses } = await ask(client, [from(0, small), from(1, small)], { maxBytes: 100 })
    const [first, second] = present(responses[0], 'one topic').partitions
    expect(valuesOf(present(first, 'the first partition'))).toHaveLength(1)
    expect(second).toMatchObject({ errorCode: 0, highWatermark: 1 })
    expect(valuesOf(present(second, 'the second partition'))).toEqual([])
    const wide = await ask(client, [from(0, { partitionMaxBytes: 6000 }), from(1)], { maxBytes: 10_500 })
    expect(wide.responses[0]?.partitions.map((each) => valuesOf(each).length)).toEqual([1, 1])
  })

  it('knows offsets that are out of range, and those that are not there yet', async () => {
    const { client, write } = await started()
    await write(0, batchOf(['1']))
    const at = async (fetchOffset: number) => {
      const { responses } = await ask(client, [from(0, { fetchOffset })], { maxWaitMs: 10 })
      return present(responses[0]?.partitions[0], 'one partition')
    }
    expect(await at(1)).toMatchObject({ errorCode: 0, highWatermark: 1 })
    expect(await at(2)).toMatchObject({ errorCode: kafkaErrors.OFFSET_OUT_OF_RANGE, highWatermark: -1 })
    expect(await at(-1)).toMatchObject({ errorCode: kafkaErrors.OFFSET_OUT_OF_RANGE })
  })

  it('answers errors of partitions at once, and what there is of the others', async () => {
    const { client, write } = await started()
    await write(0, batchOf(['1']))
    const { responses } = await client.ask(apis.fetch, 12, {
      maxWaitMs: 60_000,
      minBytes: 1000,
      topics: [
        { topic: 'a', partitions: [from(0), from(9), from(1, { currentLeaderEpoch: 99 })] },
        { topic: 'nowhere', partitions: [from(0)] },
      ],
    })
    expect(responses.map(({ partitions }) => partitions.map(({ errorCode }) => errorCode))).toEqual([
      [0, kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION, kafkaErrors.UNKNOWN_LEADER_EPOCH],
      [kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION],
    ])
    expect(valuesOf(present(responses[0]?.partitions[0], 'the first'))).toEqual(['1'])
  })

  it('tells where the log went another way', async () => {
    const { client, write } = await started()
    await write(0, batchOf(['1']))
    const listed = await client.ask(apis.listOffsets, 7, {
      replicaId: -1,
      topics: [{ name: 'a', partitions: [{ partitionIndex: 0, timestamp: -1n }] }],
    })
    const epoch = present(listed.topics[0]?.partitions[0], 'one answer').leaderEpoch
    const fetched = async (lastFetchedEpoch: number) => {
      const { responses } = await ask(client, [from(0, { fetchOffset: 1, lastFetchedEpoch })], { maxWaitMs: 10 })
      return present(responses[0]?.partitions[0], 'one partition')
    }
    expect(await fetched(epoch)).toMatchObject({ errorCode: 0, divergingEpoch: { epoch: -1 } })
    expect(await fetched(epoch + 1)).toMatchObject({ errorCode: kafkaErrors.UNKNOWN_LEADER_EPOCH })
  })

  it('refuses who says that it is a replica, and takes any negative epoch for none', async () => {
    const { client } = await started()
    const replica = await client.ask(apis.fetch, 12, { replicaId: 1, maxWaitMs: 1, minBytes: 1, topics: [] })
    expect(replica).toMatchObject({ errorCode: kafkaErrors.INVALID_REQUEST, responses: [] })
    const { responses } = await ask(client, [from(0, { currentLeaderEpoch: -2 })], { maxWaitMs: 1 })
    expect(responses[0]?.partitions).toMatchObject([{ errorCode: 0 }])
  })

  it('ends its wait when the client goes, and keeps nothing of it', async () => {
    const { client, clock } = await started()
    await clock.settle()
    const before = clock.timerCount
    client.send(apis.fetch, 12, requestOf([from(0)], { maxWaitMs: 60_000 }))
    await clock.settle()
    expect(clock.timerCount).toBeGreaterThan(before)
    client.socket.close()
    await clock.settle()
    expect(clock.timerCount).toBeLessThanOrEqual(before)
  })
})

describe('Fetch of those who read what is committed', () => {
  it('stops where a transaction is open, and tells which were aborted', async () => {
    const { client, write, channel, clock } = await started()
    const transactions = new TransactionClient(channel, clock)
    await transactions.coordinator()
    const producer = await transactions.init()
    await write(0, batchOf(['plain']))
    const { responses } = await client.ask(apis.produce, 12, {
      transactionalId: transactions.transactionalId,
      acks: -1,
      timeoutMs: 1000,
      topicData: [
        {
          name: 'a',
          partitionData: [
            { index: 0, records: batchOf(['open'], { ...producer, baseSequence: 0, isTransactional: true }) },
          ],
        },
      ],
    })
    expect(responses[0]?.partitionResponses).toMatchObject([{ errorCode: 0, baseOffset: 1 }])
    await write(0, batchOf(['behind']))
    const read = async (isolationLevel: number) => {
      const answer = await ask(client, [from(0)], { isolationLevel, maxWaitMs: 10 })
      return present(answer.responses[0]?.partitions[0], 'one partition')
    }
    const open = await read(1)
    expect(open).toMatchObject({ highWatermark: 3, lastStableOffset: 1, abortedTransactions: [] })
    expect(valuesOf(open)).toEqual(['plain'])
    expect(valuesOf(await read(0))).toEqual(['plain', 'open', 'behind'])
    await transactions.end(producer, false)
    const aborted = await read(1)
    const { producerId } = producer
    expect(aborted).toMatchObject({ lastStableOffset: 4, abortedTransactions: [{ producerId, firstOffset: 1 }] })
    const described = await client.ask(apis.describeProducers, 0, { topics: [{ name: 'a', partitionIndexes: [0] }] })
    expect(described.topics[0]?.partitions).toMatchObject([
      { errorCode: 0, activeProducers: [{ producerId, currentTxnStartOffset: -1, coordinatorEpoch: 0 }] },
    ])
  })
})

describe('a fetch session', () => {
  it('is told what changes, and goes on from what it was told', async () => {
    const { client, write } = await started()
    await write(0, batchOf(['1']))
    const opened = await ask(client, [from(0), from(1), from(2)], { sessionEpoch: 0 })
    expect(opened.sessionId).toBeGreaterThan(0)
    expect(opened.responses[0]?.partitions).toHaveLength(3)
    const { sessionId } = opened
    const quiet = await ask(client, [from(0, { fetchOffset: 1 })], { sessionId, sessionEpoch: 1, maxWaitMs: 10 })
    expect(quiet).toMatchObject({ errorCode: 0, sessionId, responses: [] })
    await write(2, batchOf(['2']))
    const news = await ask(client, [], { sessionId, sessionEpoch: 2 })
    expect(news.responses).toMatchObject([{ topic: 'a', partitions: [{ partitionIndex: 2, highWatermark: 1 }] }])
    const forgets = [{ topic: 'a', partitions: [2] }]
    const forgot = await ask(client, [], { sessionId, sessionEpoch: 3, forgottenTopicsData: forgets, maxWaitMs: 10 })
    expect(forgot.responses).toEqual([])
  })

  it('is refused out of its order, and ended by a request without one', async () => {
    const { client } = await started()
    const { sessionId } = await ask(client, [from(0)], { sessionEpoch: 0, maxWaitMs: 1 })
    const wrong = await ask(client, [], { sessionId, sessionEpoch: 7 })
    expect(wrong).toMatchObject({ errorCode: kafkaErrors.INVALID_FETCH_SESSION_EPOCH, sessionId: 0, responses: [] })
    const ended = await ask(client, [from(0)], { sessionId, sessionEpoch: -1, maxWaitMs: 1 })
    expect(ended).toMatchObject({ errorCode: 0, sessionId: 0 })
    const unknown = await ask(client, [], { sessionId, sessionEpoch: 1 })
    expect(unknown).toMatchObject({ errorCode: kafkaErrors.FETCH_SESSION_ID_NOT_FOUND })
  })

  it('keeps to ids where it began with them', async () => {
    const { client, topicId } = await started()
    const { sessionId } = await client.ask(apis.fetch, 13, {
      maxWaitMs: 1,
      minBytes: 1,
      sessionEpoch: 0,
      topics: [{ topicId, partitions: [from(0)] }],
    })
    const byName = await ask(client, [], { version: 12, sessionId, sessionEpoch: 1 })
    expect(byName).toMatchObject({ errorCode: kafkaErrors.FETCH_SESSION_TOPIC_ID_ERROR })
    expect(topicId).not.toBe(noTopicId)
  })
})
