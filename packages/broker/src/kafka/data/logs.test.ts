import { present } from '@millrace/base'
import { apis } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../../test/batches.ts'
import { startFixture } from '../../../test/broker-fixture.ts'
import { kafkaErrors } from '../errors.ts'

const midnight = Date.UTC(2026, 0, 1)

/** A topic whose first partition has records of 00:00, 00:02 and 00:01. */
async function started(configs: Record<string, string> = {}) {
  const fixture = await startFixture({ kafka: true })
  await fixture.createTopic('a', { partitions: 2, configs })
  const client = await fixture.kafka()
  for (const [value, minute] of [
    ['1', 0],
    ['2', 2],
    ['3', 1],
  ] as const) {
    const records = batchOf([value], {
      timestamp: midnight + minute * 60_000,
      producerId: 7,
      producerEpoch: 0,
      baseSequence: Number(value) - 1,
    })
    await client.ask(apis.produce, 9, {
      acks: -1,
      timeoutMs: 1000,
      topicData: [{ name: 'a', partitionData: [{ index: 0, records }] }],
    })
  }
  const list = async (version: number, at: number | bigint, partitionIndex = 0, currentLeaderEpoch = -1) => {
    const timestamp = BigInt(at)
    const { topics } = await client.ask(apis.listOffsets, version, {
      replicaId: -1,
      topics: [{ name: 'a', partitions: [{ partitionIndex, timestamp, currentLeaderEpoch }] }],
    })
    return present(topics[0]?.partitions[0], 'one answer')
  }
  return { ...fixture, client, list }
}

describe('ListOffsets', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'version %d finds the ends of a log, and records by their time',
    async (version) => {
      const { list } = await started()
      expect(await list(version, -2)).toMatchObject({ errorCode: 0, offset: 0, timestamp: -1 })
      expect(await list(version, -1)).toMatchObject({ errorCode: 0, offset: 3, timestamp: -1 })
      expect(await list(version, midnight + 1)).toMatchObject({
        errorCode: 0,
        offset: 1,
        timestamp: midnight + 120_000,
      })
      expect(await list(version, midnight + 180_000)).toMatchObject({ errorCode: 0, offset: -1, timestamp: -1 })
      expect(await list(version, -2, 1)).toMatchObject({ errorCode: 0, offset: 0 })
    },
  )

  it('finds the greatest time, and the part of the log on this broker, from the versions on that know them', async () => {
    const { list } = await started()
    expect(await list(7, -3)).toMatchObject({ errorCode: 0, offset: 1, timestamp: midnight + 120_000 })
    expect(await list(8, -4)).toMatchObject({ errorCode: 0, offset: 0 })
    expect(await list(9, -5)).toMatchObject({ errorCode: 0, offset: -1 })
    expect(await list(6, -3)).toMatchObject({ errorCode: kafkaErrors.UNSUPPORTED_VERSION, offset: -1 })
    expect(await list(9, -99)).toMatchObject({ errorCode: kafkaErrors.UNSUPPORTED_VERSION })
  })

  it('finds nothing at the end of all times, and answers what has no meaning', async () => {
    const { list } = await started()
    for (const at of [2 ** 53 - 1, 2n ** 53n, 2n ** 63n - 1n]) {
      expect(await list(7, at)).toMatchObject({ errorCode: 0, offset: -1, timestamp: -1 })
    }
    expect(await list(7, 2n ** 63n - 1n, 9)).toMatchObject({ errorCode: kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION })
    expect(await list(7, -(2n ** 63n))).toMatchObject({ errorCode: kafkaErrors.UNSUPPORTED_VERSION })
  })

  it('refuses partitions that are not there, other epochs, and the second of one partition', async () => {
    const { list, client } = await started()
    expect(await list(7, -1, 9)).toMatchObject({ errorCode: kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION })
    expect(await list(7, -1, 0, 99)).toMatchObject({ errorCode: kafkaErrors.UNKNOWN_LEADER_EPOCH })
    const twice = { partitionIndex: 0, timestamp: -1n }
    const { topics } = await client.ask(apis.listOffsets, 7, {
      replicaId: -1,
      topics: [
        { name: 'a', partitions: [twice, twice] },
        { name: 'nowhere', partitions: [twice] },
      ],
    })
    expect(topics.map(({ partitions }) => partitions.map(({ errorCode }) => errorCode))).toEqual([
      [0, kafkaErrors.INVALID_REQUEST],
      [kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION],
    ])
  })
})

describe('OffsetForLeaderEpoch', () => {
  it.each([2, 3, 4])('version %d tells where epochs end', async (version) => {
    const { client } = await started()
    const ask = async (leaderEpoch: number, currentLeaderEpoch = -1) => {
      const { topics } = await client.ask(apis.offsetForLeaderEpoch, version, {
        replicaId: -1,
        topics: [{ topic: 'a', partitions: [{ partition: 0, currentLeaderEpoch, leaderEpoch }] }],
      })
      return present(topics[0]?.partitions[0], 'one answer')
    }
    const { leaderEpoch } = await ask(0)
    expect(await ask(leaderEpoch, leaderEpoch)).toMatchObject({ errorCode: 0, leaderEpoch, endOffset: 3 })
    expect(await ask(leaderEpoch + 1)).toMatchObject({ errorCode: 0, leaderEpoch: -1, endOffset: -1 })
    expect(await ask(0, 99)).toMatchObject({ errorCode: kafkaErrors.UNKNOWN_LEADER_EPOCH, endOffset: -1 })
  })
})

describe('DeleteRecords', () => {
  it.each([0, 1, 2])('version %d moves the start of the log', async (version) => {
    const { client, list } = await started()
    const ask = async (offset: number, partitionIndex = 0) => {
      const { topics } = await client.ask(apis.deleteRecords, version, {
        timeoutMs: 1000,
        topics: [{ name: 'a', partitions: [{ partitionIndex, offset }] }],
      })
      return present(topics[0]?.partitions[0], 'one answer')
    }
    expect(await ask(2)).toMatchObject({ errorCode: 0, lowWatermark: 2 })
    expect(await list(7, -2)).toMatchObject({ offset: 2 })
    expect(await ask(7)).toMatchObject({ errorCode: kafkaErrors.OFFSET_OUT_OF_RANGE, lowWatermark: -1 })
    expect(await ask(0, 9)).toMatchObject({ errorCode: kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION })
    expect(await ask(-1)).toMatchObject({ errorCode: 0, lowWatermark: 3 })
  })

  it('is against the policy of topics that are only compacted', async () => {
    const { client, createTopic } = await started()
    await createTopic('compacted', { configs: { 'cleanup.policy': 'compact' } })
    const { topics } = await client.ask(apis.deleteRecords, 2, {
      timeoutMs: 1000,
      topics: [{ name: 'compacted', partitions: [{ partitionIndex: 0, offset: -1 }] }],
    })
    expect(topics[0]?.partitions).toMatchObject([{ errorCode: kafkaErrors.POLICY_VIOLATION }])
  })
})

describe('DescribeProducers', () => {
  it('tells who has written to a partition', async () => {
    const { client } = await started()
    const { topics } = await client.ask(apis.describeProducers, 0, {
      topics: [{ name: 'a', partitionIndexes: [0, 1, 9] }],
    })
    expect(topics[0]?.partitions).toMatchObject([
      {
        partitionIndex: 0,
        errorCode: 0,
        activeProducers: [
          {
            producerId: 7,
            producerEpoch: 0,
            lastSequence: 2,
            lastTimestamp: midnight + 60_000,
            currentTxnStartOffset: -1,
          },
        ],
      },
      { partitionIndex: 1, errorCode: 0, activeProducers: [] },
      {
        partitionIndex: 9,
        errorCode: kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION,
        errorMessage: expect.stringContaining('9'),
      },
    ])
  })
})
