import { asTopicId, uuidToText } from '@millrace/base'
import { plainCompression } from '@millrace/base/testing'
import { apis } from '@millrace/kafka-wire'
import { batchesIn } from '@millrace/records'
import { afterEach, describe, expect, it } from 'vitest'
import { batchOf } from '../../../test/batches.ts'
import { type BrokerFixture, startFixture } from '../../../test/broker-fixture.ts'
import type { KafkaClient } from '../../../test/kafka-client.ts'
import { TransactionClient } from '../../../test/transactions/transaction-client.ts'
import { asBuffer } from '../../wire/topic-id.ts'
import { kafkaErrors as errors } from '../errors.ts'

interface Producer {
  readonly producerId: number
  readonly producerEpoch: number
}

const running: BrokerFixture[] = []
const transactionalId = 'orders-1'
const config = { 'transaction.state.log.num.partitions': 1, 'offsets.topic.num.partitions': 1 }

afterEach(async () => {
  for (const { broker, clock } of running.splice(0)) {
    await clock.until(broker.stop())
    expect(clock.timerCount).toBe(0)
  }
})

/** A broker with a topic `t` of two partitions, and what clients of Kafka's protocol ask of it. */
class Run {
  readonly fixture: BrokerFixture
  readonly client: KafkaClient
  readonly topicId: string

  constructor(fixture: BrokerFixture, client: KafkaClient, topicId: string) {
    this.fixture = fixture
    this.client = client
    this.topicId = topicId
  }

  static async start(): Promise<Run> {
    const fixture = await startFixture({ kafka: true, config })
    running.push(fixture)
    const topicId = await fixture.createTopic('t', { partitions: 2 })
    const run = new Run(fixture, await fixture.kafka(), uuidToText(asBuffer(topicId)))
    for (const keyType of [0, 1]) {
      await run.client.ask(apis.findCoordinator, 4, { keyType, coordinatorKeys: [transactionalId] })
    }
    await fixture.clock.advance(200)
    return run
  }

  async init(version = 5, producer: Partial<Producer> = {}, timeoutMs = 60_000) {
    return this.client.ask(apis.initProducerId, version, {
      transactionalId,
      transactionTimeoutMs: timeoutMs,
      ...producer,
    })
  }

  async send(version: number, producer: Producer, value: string, sequence = 0, index = 0): Promise<number | undefined> {
    const batch = batchOf([value], { ...producer, baseSequence: sequence, isTransactional: true })
    const topic = version >= 13 ? { topicId: asTopicId(this.topicId) } : { name: 't' }
    const answer = await this.client.ask(apis.produce, version, {
      transactionalId,
      acks: -1,
      timeoutMs: 30_000,
      topicData: [{ ...topic, partitionData: [{ index, records: batch }] }],
    })
    return answer.responses[0]?.partitionResponses[0]?.errorCode
  }

  end(version: number, producer: Producer, committed = true) {
    return this.client.ask(apis.endTxn, version, { transactionalId, ...producer, committed })
  }

  async add(version: number, producer: Producer, partitions: number[], name = 't'): Promise<(number | undefined)[]> {
    const { resultsByTopicV3AndBelow } = await this.client.ask(apis.addPartitionsToTxn, version, {
      v3AndBelowTransactionalId: transactionalId,
      v3AndBelowProducerId: producer.producerId,
      v3AndBelowProducerEpoch: producer.producerEpoch,
      v3AndBelowTopics: [{ name, partitions }],
    })
    return resultsByTopicV3AndBelow.flatMap(({ resultsByPartition }) =>
      resultsByPartition.map(({ partitionErrorCode }) => partitionErrorCode),
    )
  }

  async commitOffset(version: number, producer: Producer, offset: number): Promise<number | undefined> {
    const { topics } = await this.client.ask(apis.txnOffsetCommit, version, {
      transactionalId,
      groupId: 'g',
      ...producer,
      topics: [{ name: 't', partitions: [{ partitionIndex: 0, committedOffset: offset, committedMetadata: '' }] }],
    })
    return topics[0]?.partitions[0]?.errorCode
  }

  async offset(): Promise<number | undefined> {
    const { groups } = await this.client.ask(apis.offsetFetch, 8, {
      groups: [{ groupId: 'g', topics: [{ name: 't', partitionIndexes: [0] }] }],
      requireStable: true,
    })
    const found = groups[0]?.topics[0]?.partitions[0]
    return found?.errorCode === 0 ? found.committedOffset : -(found?.errorCode ?? 1)
  }

  /** The values of committed records in partition 0, and the markers behind them. */
  async committed(): Promise<string[]> {
    await this.fixture.clock.advance(200)
    const { responses } = await this.client.ask(apis.fetch, 12, {
      maxWaitMs: 0,
      minBytes: 0,
      maxBytes: 1_000_000,
      isolationLevel: 1,
      topics: [{ topic: 't', partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1_000_000 }] }],
    })
    const found = responses[0]?.partitions[0]
    const aborted = new Set(
      (found?.abortedTransactions ?? []).map(({ producerId, firstOffset }) => `${producerId}@${firstOffset}`),
    )
    return [...batchesIn(asBuffer(found?.records ?? Buffer.alloc(0)))].flatMap((batch) => {
      if (batch.isControl) return []
      const text = [...batch.records(plainCompression)].map(({ value }) => String(value))
      return aborted.has(`${batch.producerId}@${batch.baseOffset}`) ? [] : text
    })
  }

  async describe() {
    const { transactionStates } = await this.client.ask(apis.describeTransactions, 0, {
      transactionalIds: [transactionalId],
    })
    return transactionStates[0]
  }
}

describe('a producer of Kafka from before KIP-890', () => {
  it('adds its partitions itself, and has one transaction after the other with one epoch', async () => {
    const run = await Run.start()
    const { errorCode, producerId, producerEpoch } = await run.init(4)
    expect([errorCode, producerEpoch]).toEqual([0, 0])
    const producer = { producerId, producerEpoch }
    expect(await run.send(11, producer, 'early')).toBe(errors.TRANSACTION_ABORTABLE)
    expect(await run.send(10, producer, 'early')).toBe(errors.INVALID_TXN_STATE)
    for (const [index, isCommit] of [true, false, true].entries()) {
      expect(await run.add(3, producer, [0])).toEqual([0])
      expect(await run.send(11, producer, `r${index}`, index)).toBe(0)
      expect(await run.end(4, producer, isCommit)).toMatchObject({ errorCode: 0 })
      expect(await run.committed()).toEqual(index === 2 ? ['r0', 'r2'] : ['r0'])
    }
    // What is asked again is answered the same, and nothing else is done.
    expect((await run.end(4, producer, true)).errorCode).toBe(0)
    expect((await run.end(4, producer, false)).errorCode).toBe(errors.INVALID_TXN_STATE)
    expect(await run.send(11, producer, 'late', 3)).toBe(errors.TRANSACTION_ABORTABLE)
  })

  it('adds all partitions, or none', async () => {
    const run = await Run.start()
    const producer = await run.init(4)
    expect(await run.add(3, producer, [0, 7])).toEqual([
      errors.OPERATION_NOT_ATTEMPTED,
      errors.UNKNOWN_TOPIC_OR_PARTITION,
    ])
    expect((await run.describe())?.transactionState).toBe('Empty')
    expect(await run.add(0, producer, [0, 1])).toEqual([0, 0])
    expect(await run.describe()).toMatchObject({
      transactionState: 'Ongoing',
      topics: [{ topic: 't', partitions: [0, 1] }],
    })
  })

  it('commits offsets once it has added them', async () => {
    const run = await Run.start()
    const producer = await run.init(4)
    const { transactionalId: _, ...ids } = { transactionalId, ...producer }
    expect(await run.commitOffset(4, ids, 5)).toBe(errors.TRANSACTION_ABORTABLE)
    const added = { transactionalId, producerId: producer.producerId, producerEpoch: 0, groupId: 'g' }
    expect((await run.client.ask(apis.addOffsetsToTxn, 3, added)).errorCode).toBe(0)
    expect(await run.commitOffset(3, producer, 6)).toBe(0)
    expect(await run.offset()).toBe(-errors.UNSTABLE_OFFSET_COMMIT)
    expect((await run.end(3, producer)).errorCode).toBe(0)
    await run.fixture.clock.advance(200)
    expect(await run.offset()).toBe(6)
  })

  it('that was fenced is told so by the errors that it knows', async () => {
    const run = await Run.start()
    const zombie = await run.init(4)
    expect(await run.add(3, zombie, [0])).toEqual([0])
    const other = await run.init(4)
    expect(other.producerEpoch).toBeGreaterThan(zombie.producerEpoch)
    expect((await run.end(4, zombie)).errorCode).toBe(errors.PRODUCER_FENCED)
    expect((await run.end(1, zombie)).errorCode).toBe(errors.INVALID_PRODUCER_EPOCH)
    expect(await run.add(2, zombie, [0])).toEqual([errors.PRODUCER_FENCED])
    expect(await run.add(1, zombie, [0])).toEqual([errors.INVALID_PRODUCER_EPOCH])
    expect(await run.send(11, zombie, 'x')).toBe(errors.INVALID_PRODUCER_EPOCH)
    expect((await run.init(4, zombie)).errorCode).toBe(errors.PRODUCER_FENCED)
    expect((await run.init(3, zombie)).errorCode).toBe(errors.INVALID_PRODUCER_EPOCH)
    expect(await run.committed()).toEqual([])
  })

  it('whose transaction took too long is fenced, and goes on when it asks to', async () => {
    const run = await Run.start()
    const { producerId, producerEpoch } = await run.init(4, {}, 5_000)
    const producer = { producerId, producerEpoch }
    await run.add(3, producer, [0])
    expect(await run.send(11, producer, 'slow')).toBe(0)
    await run.fixture.clock.advance(6_000)
    expect((await run.end(4, producer)).errorCode).toBe(errors.PRODUCER_FENCED)
    expect(await run.send(11, producer, 'late', 1)).toBe(errors.INVALID_PRODUCER_EPOCH)
    const next = await run.init(4, producer)
    expect(next).toMatchObject({ errorCode: 0, producerId, producerEpoch: 1 })
    expect(await run.committed()).toEqual([])
  })
})

describe('a producer of Kafka since KIP-890', () => {
  it('leaves its partitions to their leaders, and takes the next epoch with each end', async () => {
    const run = await Run.start()
    const { producerId, producerEpoch } = await run.init()
    let producer: Producer = { producerId, producerEpoch }
    for (const [index, isCommit] of [true, false, true].entries()) {
      expect(await run.send(index === 0 ? 12 : 13, producer, `r${index}`)).toBe(0)
      expect(await run.commitOffset(5, producer, 10 + index)).toBe(0)
      const ended = await run.end(5, producer, isCommit)
      expect(ended).toMatchObject({ errorCode: 0, producerId, producerEpoch: index + 1 })
      // Its answer was lost.
      expect(await run.end(5, producer, isCommit)).toMatchObject({ errorCode: 0, producerEpoch: index + 1 })
      expect(await run.send(13, producer, 'late', 1)).not.toBe(0)
      producer = { producerId, producerEpoch: ended.producerEpoch }
    }
    expect(await run.committed()).toEqual(['r0', 'r2'])
    expect(await run.offset()).toBe(12)
    // Nothing was begun, so that there is nothing to commit; an abort may be asked for all the same.
    expect((await run.end(5, producer)).errorCode).toBe(errors.INVALID_TXN_STATE)
    expect(await run.end(5, producer, false)).toMatchObject({ errorCode: 0, producerEpoch: 4 })
  })

  it('has an id in turns with one from before it', async () => {
    const run = await Run.start()
    const older = await run.init(4)
    await run.add(3, older, [0])
    expect(await run.send(11, older, 'open')).toBe(0)
    const newer = await run.init()
    expect(await run.send(12, newer, 'a')).toBe(0)
    expect(await run.send(11, older, 'zombie', 1)).toBe(errors.INVALID_PRODUCER_EPOCH)
    expect((await run.end(4, older)).errorCode).toBe(errors.PRODUCER_FENCED)
    // The same process speaks to a broker of an earlier version, and back.
    const next = await run.end(5, newer)
    expect(await run.add(3, next, [0])).toEqual([0])
    expect(await run.send(11, next, 'b')).toBe(0)
    expect((await run.end(4, next)).errorCode).toBe(0)
    expect(await run.send(12, next, 'c', 1)).toBe(0)
    const last = await run.end(5, next)
    expect(last).toMatchObject({ errorCode: 0, producerEpoch: next.producerEpoch + 1 })
    const again = await run.init(4)
    await run.add(3, again, [0])
    expect(await run.send(11, again, 'd')).toBe(0)
    expect((await run.end(4, again)).errorCode).toBe(0)
    expect(await run.send(12, last, 'zombie')).toBe(errors.INVALID_PRODUCER_EPOCH)
    expect(await run.committed()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('hears that its transaction was aborted meanwhile, and goes on after it has aborted it', async () => {
    const run = await Run.start()
    const producer = await run.init()
    expect(await run.send(12, producer, 'a')).toBe(0)
    expect(await new TransactionClient(run.fixture.connect(), run.fixture.clock).abort()).toBe(true)
    expect(await run.send(12, producer, 'b', 1)).not.toBe(0)
    expect((await run.end(5, producer)).errorCode).toBe(errors.TRANSACTION_ABORTABLE)
    const next = await run.end(5, producer, false)
    expect(next.errorCode).toBe(0)
    expect(await run.send(12, next, 'c')).toBe(0)
    expect((await run.end(5, next)).errorCode).toBe(0)
    expect(await run.committed()).toEqual(['c'])
  })
})

describe('operators', () => {
  it('list transactional ids by state, producer, age and pattern, and are told of states that there are not', async () => {
    const run = await Run.start()
    const producer = await run.init()
    await run.send(12, producer, 'a')
    const list = async (filter: object): Promise<string> => {
      const { errorCode, unknownStateFilters, transactionStates } = await run.client.ask(apis.listTransactions, 2, {
        stateFilters: [],
        producerIdFilters: [],
        ...filter,
      })
      const found = transactionStates.map((each) => `${each.transactionalId} ${each.transactionState}`)
      return [...(errorCode === 0 ? [] : [errorCode]), ...unknownStateFilters, ...found].join()
    }
    const open = `${transactionalId} Ongoing`
    expect(await list({})).toBe(open)
    expect(await list({ stateFilters: ['Ongoing', 'Lost'] })).toBe(`Lost,${open}`)
    expect(await list({ stateFilters: ['Lost'] })).toBe('Lost')
    expect(await list({ stateFilters: ['Empty', 'Dead'] })).toBe('')
    expect(await list({ producerIdFilters: [producer.producerId] })).toBe(open)
    expect(await list({ producerIdFilters: [producer.producerId + 1] })).toBe('')
    expect(await list({ durationFilter: 60_000 })).toBe('')
    expect(await list({ transactionalIdPattern: 'orders-.*' })).toBe(open)
    expect(await list({ transactionalIdPattern: 'order' })).toBe('')
    expect(await list({ transactionalIdPattern: '[' })).toBe(`${errors.INVALID_REGULAR_EXPRESSION}`)
  })

  it('are told of an id what is known of it, and of others that there are none', async () => {
    const run = await Run.start()
    const { producerId, producerEpoch } = await run.init()
    await run.send(12, { producerId, producerEpoch }, 'a', 0, 1)
    const startTime = (await run.describe())?.transactionStartTimeMs ?? -1
    expect(startTime).toBeGreaterThanOrEqual(0)
    const { transactionStates } = await run.client.ask(apis.describeTransactions, 0, {
      transactionalIds: [transactionalId, 'nobody'],
    })
    expect(transactionStates).toEqual([
      {
        errorCode: 0,
        transactionalId,
        transactionState: 'Ongoing',
        transactionTimeoutMs: 60_000,
        transactionStartTimeMs: startTime,
        producerId,
        producerEpoch,
        topics: [{ topic: 't', partitions: [1] }],
      },
      expect.objectContaining({ errorCode: errors.TRANSACTIONAL_ID_NOT_FOUND, transactionalId: 'nobody' }),
    ])
  })

  it('end what hangs in a partition', async () => {
    const run = await Run.start()
    const { producerId, producerEpoch } = await run.init()
    await run.send(12, { producerId, producerEpoch }, 'hangs')
    const marker = (epoch: number, name = 't', partitionIndex = 0) =>
      run.client.ask(apis.writeTxnMarkers, 1, {
        markers: [
          {
            producerId,
            producerEpoch: epoch,
            transactionResult: false,
            topics: [{ name, partitionIndexes: [partitionIndex] }],
            coordinatorEpoch: 0,
          },
        ],
      })
    const codeOf = ({ markers }: Awaited<ReturnType<typeof marker>>): number | undefined =>
      markers[0]?.topics[0]?.partitions[0]?.errorCode
    expect(codeOf(await marker(producerEpoch, 'nothing'))).toBe(errors.UNKNOWN_TOPIC_OR_PARTITION)
    expect(codeOf(await marker(producerEpoch, 't', 9))).toBe(errors.UNKNOWN_TOPIC_OR_PARTITION)
    const open = async (): Promise<number | undefined> => {
      const { topics } = await run.client.ask(apis.describeProducers, 0, {
        topics: [{ name: 't', partitionIndexes: [0] }],
      })
      return topics[0]?.partitions[0]?.activeProducers[0]?.currentTxnStartOffset
    }
    expect(await open()).toBe(0)
    expect(codeOf(await marker(producerEpoch))).toBe(0)
    expect(await open()).toBe(-1)
    expect(await run.committed()).toEqual([])
  })

  it('a producer without transactions has an id of its own', async () => {
    const run = await Run.start()
    const ask = (producer: Partial<Producer> = {}) =>
      run.client.ask(apis.initProducerId, 4, { transactionalId: null, transactionTimeoutMs: -1, ...producer })
    const [one, other] = [await ask(), await ask()]
    expect([one.errorCode, one.producerEpoch, other.producerEpoch]).toEqual([0, 0, 0])
    expect(other.producerId).not.toBe(one.producerId)
    expect((await ask({ producerId: 3 })).errorCode).toBe(errors.INVALID_REQUEST)
  })
})
