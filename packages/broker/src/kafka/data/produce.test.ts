import { asTopicId, MemoryDisk, present, uuidToText } from '@millrace/base'
import { apis, noTopicId } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../../test/batches.ts'
import { startFixture } from '../../../test/broker-fixture.ts'
import { HeldDisk } from '../../../test/held-disk.ts'
import { kafkaErrors } from '../errors.ts'

interface Sent {
  readonly version?: number
  readonly acks?: number
  readonly transactionalId?: string
  readonly timeoutMs?: number
}

/** One request with one topic, by its name. */
const toTopic = (name: string, batches: readonly (readonly [number, Buffer | null])[], how: Sent = {}) => ({
  transactionalId: how.transactionalId ?? null,
  acks: how.acks ?? -1,
  timeoutMs: how.timeoutMs ?? 30_000,
  topicData: [{ name, partitionData: batches.map(([index, records]) => ({ index, records })) }],
})

async function started(configs: Record<string, string> = {}) {
  const fixture = await startFixture({ kafka: true })
  const id = await fixture.createTopic('a', { partitions: 2, configs })
  const client = await fixture.kafka()
  return { ...fixture, client, topicId: asTopicId(uuidToText(id)) }
}

describe('Produce', () => {
  it.each([3, 5, 7, 8, 9, 11, 12])('version %d is answered with where batches were put', async (version) => {
    const { client } = await started()
    const first = await client.ask(apis.produce, version, toTopic('a', [[0, batchOf(['1', '2'])]]))
    expect(first.responses).toMatchObject([
      { name: 'a', partitionResponses: [{ index: 0, errorCode: 0, baseOffset: 0, logAppendTimeMs: -1 }] },
    ])
    const both = toTopic('a', [
      [0, batchOf(['3'])],
      [1, batchOf(['4'])],
    ])
    const second = await client.ask(apis.produce, version, both)
    expect(second.responses[0]?.partitionResponses).toMatchObject([
      { index: 0, baseOffset: 2 },
      { index: 1, baseOffset: 0 },
    ])
  })

  it('version 13 names topics by their ids', async () => {
    const { client, topicId } = await started()
    const partitionData = [{ index: 0, records: batchOf(['1']) }]
    const unknown = asTopicId('AAAAAAAAAAAAAAAAAAAAAQ')
    const { responses } = await client.ask(apis.produce, 13, {
      acks: -1,
      timeoutMs: 1000,
      topicData: [
        { topicId, partitionData },
        { topicId: unknown, partitionData: [{ index: 0, records: batchOf(['2']) }] },
      ],
    })
    expect(responses).toMatchObject([
      { topicId, partitionResponses: [{ errorCode: 0, baseOffset: 0 }] },
      { topicId: unknown, partitionResponses: [{ errorCode: kafkaErrors.UNKNOWN_TOPIC_ID, baseOffset: -1 }] },
    ])
  })

  it('answers for each partition by itself, naming the record that is to blame', async () => {
    const { client, createTopic } = await started()
    await createTopic('compacted', { configs: { 'cleanup.policy': 'compact' } })
    const corrupt = batchOf(['x'])
    corrupt[corrupt.length - 1] = 0x55
    const { responses } = await client.ask(apis.produce, 12, {
      acks: -1,
      timeoutMs: 1000,
      topicData: [
        {
          name: 'a',
          partitionData: [
            { index: 0, records: batchOf(['good']) },
            { index: 1, records: corrupt },
            { index: 9, records: batchOf(['x']) },
          ],
        },
        { name: 'compacted', partitionData: [{ index: 0, records: batchOf(['without key']) }] },
        { name: 'nowhere', partitionData: [{ index: 0, records: batchOf(['x']) }] },
      ],
    })
    expect(responses.map(({ partitionResponses }) => partitionResponses.map(({ errorCode }) => errorCode))).toEqual([
      [0, kafkaErrors.CORRUPT_MESSAGE, kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION],
      [kafkaErrors.INVALID_RECORD],
      [kafkaErrors.UNKNOWN_TOPIC_OR_PARTITION],
    ])
    expect(responses[1]?.partitionResponses[0]).toMatchObject({
      errorMessage: expect.stringContaining('record 0 has no key'),
      recordErrors: [{ batchIndex: 0, batchIndexErrorMessage: expect.stringContaining('record 0 has no key') }],
    })
  })

  it.each([
    ['no records', null, kafkaErrors.INVALID_RECORD],
    ['two batches', Buffer.concat([batchOf(['1']), batchOf(['2'])]), kafkaErrors.INVALID_RECORD],
    ['garbage', Buffer.alloc(100, 7), kafkaErrors.CORRUPT_MESSAGE],
  ] as const)('refuses %s', async (_, records, errorCode) => {
    const { client } = await started()
    const { responses } = await client.ask(apis.produce, 9, toTopic('a', [[0, records]]))
    expect(responses[0]?.partitionResponses).toMatchObject([{ errorCode, baseOffset: -1 }])
  })

  it('is not answered with acks=0; where a batch was refused the connection ends, so that the producer looks again', async () => {
    const { client, clock, kafka } = await started()
    client.send(apis.produce, 9, toTopic('a', [[0, batchOf(['quiet'])]], { acks: 0 }))
    // The next answer that comes is that of the next request.
    const next = await client.ask(apis.produce, 9, toTopic('a', [[0, batchOf(['loud'])]]))
    expect(next.responses[0]?.partitionResponses).toMatchObject([{ baseOffset: 1 }])
    const other = await kafka()
    other.send(apis.produce, 9, toTopic('nowhere', [[0, batchOf(['x'])]], { acks: 0 }))
    await expect(clock.until(other.frame())).rejects.toThrow('closed the connection')
  })

  it('refuses acks that mean nothing, for each partition', async () => {
    const { client } = await started()
    const { responses } = await client.ask(apis.produce, 9, toTopic('a', [[0, batchOf(['x'])]], { acks: 2 }))
    expect(responses[0]?.partitionResponses).toMatchObject([{ errorCode: kafkaErrors.INVALID_REQUIRED_ACKS }])
  })

  it('answers requests that are pipelined in their order, each once its batches are on disk', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const { createTopic, kafka, clock } = await startFixture({ kafka: true, disk })
    await createTopic('a', { partitions: 2 })
    const client = await kafka()
    for (const index of [0, 1]) await client.ask(apis.produce, 9, toTopic('a', [[index, batchOf(['first'])]]))
    disk.hold('sync')
    const answers: number[] = []
    const slow = client.post(apis.produce, 9, toTopic('a', [[0, batchOf(['slow'])]]))
    const refused = client.post(apis.produce, 9, toTopic('a', [[1, null]]))
    void slow.then(() => answers.push(0))
    void refused.then(() => answers.push(1))
    await clock.settle()
    expect(answers).toEqual([])
    disk.release('sync')
    await clock.until(Promise.all([slow, refused]))
    expect(answers).toEqual([0, 1])
  })

  it('says when the time is up that the client gave', async () => {
    const disk = new HeldDisk(new MemoryDisk())
    const { createTopic, kafka, clock } = await startFixture({ kafka: true, disk })
    await createTopic('a')
    const client = await kafka()
    await client.ask(apis.produce, 9, toTopic('a', [[0, batchOf(['first'])]]))
    disk.hold('sync')
    const late = client.post(apis.produce, 9, toTopic('a', [[0, batchOf(['late'])]], { timeoutMs: 700 }))
    await clock.settle()
    await clock.advance(700)
    const { responses } = await late
    disk.release('sync')
    expect(responses[0]?.partitionResponses).toMatchObject([{ errorCode: kafkaErrors.REQUEST_TIMED_OUT }])
  })

  it('knows a batch that comes twice, and refuses one that comes too early', async () => {
    const { client } = await started()
    const idempotent = { producerId: 7, producerEpoch: 0 }
    const batch = (baseSequence: number) => batchOf(['x'], { ...idempotent, baseSequence })
    const send = async (baseSequence: number) => {
      const { responses } = await client.ask(apis.produce, 9, toTopic('a', [[0, batch(baseSequence)]]))
      return present(responses[0]?.partitionResponses[0], 'one answer')
    }
    expect(await send(0)).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await send(0)).toMatchObject({ errorCode: 0, baseOffset: 0 })
    expect(await send(5)).toMatchObject({ errorCode: kafkaErrors.OUT_OF_ORDER_SEQUENCE_NUMBER })
    expect(await send(1)).toMatchObject({ errorCode: 0, baseOffset: 1 })
  })

  it('tells the time that a topic gives its records', async () => {
    const { client, clock } = await started({ 'message.timestamp.type': 'LogAppendTime' })
    const { responses } = await client.ask(apis.produce, 9, toTopic('a', [[0, batchOf(['x'])]]))
    expect(responses[0]).toMatchObject({
      topicId: noTopicId,
      partitionResponses: [{ errorCode: 0, logAppendTimeMs: expect.any(Number) }],
    })
    expect(responses[0]?.partitionResponses[0]?.logAppendTimeMs).toBeLessThanOrEqual(clock.wallMs())
  })
})
