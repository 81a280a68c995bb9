import type { RpcChannel } from '@millrace/base'
import { CollectingMetrics } from '@millrace/base/testing'
import { AdminService, DataService, EasyService, millrace } from '@millrace/contracts'
import { describe, expect, it } from 'vitest'
import { batchOf } from '../../test/batches.ts'
import { type BrokerFixture, startFixture } from '../../test/broker-fixture.ts'

const { ConsumeRequest, ProduceRequest } = millrace.easy.v1
type Produced = millrace.easy.v1.ProduceRequest.$Properties
type Asked = millrace.easy.v1.ConsumeRequest.$Properties
type Answer = millrace.easy.v1.ConsumeResponse

const produce = ({ unary }: BrokerFixture, request: Produced) => unary(EasyService.produce, new ProduceRequest(request))

function reading(channel: RpcChannel, asked: Asked) {
  const answers: Answer[] = []
  const stream = channel.stream(EasyService.consume)
  const done = (async () => {
    await stream.send(new ConsumeRequest(asked))
    stream.end()
    for await (const answer of stream) answers.push(answer)
    return answers
  })()
  // A stream that breaks says so to whoever awaits it.
  done.catch(() => undefined)
  return { answers, done, stream }
}

const consume = ({ clock, channel }: BrokerFixture, asked: Asked) => clock.until(reading(channel, asked).done)

const places = (answers: readonly Answer[]): string[] =>
  answers.map(({ partition, offset, value }) => `${partition}@${offset}=${value?.text ?? ''}`)

/** Partitions with so many records of their own, in batches of three. */
async function filled(counts: readonly number[]): Promise<BrokerFixture> {
  const fixture = await startFixture()
  const topicId = await fixture.createTopic('t', { partitions: counts.length })
  const producer = await fixture.produce()
  for (const [partition, count] of counts.entries()) {
    for (let at = 0; at < count; at += 3) {
      const values = Array.from({ length: Math.min(3, count - at) }, (_, index) => `${at + index}`)
      await producer.send([{ topicId, partition, batch: batchOf(values, { timestamp: 1_000 + at }) }])
    }
  }
  return fixture
}

describe('producing one record', () => {
  it('stores key, value and headers in any form, and says where', async () => {
    const fixture = await startFixture()
    await fixture.createTopic('t', { partitions: 3 })
    const json = { structValue: { fields: { b: { boolValue: true }, a: { numberValue: 1 } } } }
    const sent = await produce(fixture, {
      topic: 't',
      partition: 2,
      key: { text: 'k' },
      value: { json },
      headers: [{ name: 'h', value: { base64: Buffer.of(255) } }, { name: 'none' }],
      timestampMs: 5_000,
    })
    expect(sent).toMatchObject({ topic: 't', partition: 2, offset: 0, timestampMs: 5_000 })
    const [found] = await consume(fixture, { topic: 't' })
    expect(found).toMatchObject({
      partition: 2,
      offset: 0,
      timestampMs: 5_000,
      key: { text: 'k' },
      value: { json: { structValue: { fields: { a: { numberValue: 1 }, b: { boolValue: true } } } } },
      headers: [
        { name: 'h', value: { base64: Buffer.of(255) } },
        { name: 'none', value: null },
      ],
    })
  })

  it('takes the partition of the key, the time of the broker, and null for what is left out', async () => {
    const fixture = await startFixture()
    await fixture.createTopic('t', { partitions: 12 })
    const [one, other] = [
      await produce(fixture, { topic: 't', key: { text: 'foobar' } }),
      await produce(fixture, { topic: 't', key: { base64: Buffer.from('foobar') } }),
    ]
    // Kafka's own: murmur2('foobar') is -790332482.
    expect([one.partition, other.partition]).toEqual(Array(2).fill((-790_332_482 & 0x7fff_ffff) % 12))
    expect(one.timestampMs).toBe(fixture.clock.wallMs())
    expect((await consume(fixture, { topic: 't' }))[0]).toMatchObject({ value: null, headers: [] })
    const spread = new Set<number>()
    for (let round = 0; round < 40; round++) spread.add((await produce(fixture, { topic: 't' })).partition)
    expect(spread.size).toBeGreaterThan(4)
  })

  it('is refused for what is wrong, and says what', async () => {
    const fixture = await startFixture({ config: { 'auto.create.topics.enable': false } })
    await fixture.createTopic('t', { configs: { 'max.message.bytes': '1000' } })
    const refused = (request: Produced, error: object) => expect(produce(fixture, request)).rejects.toMatchObject(error)
    await refused({}, { code: 'INVALID_REQUEST' })
    await refused({ topic: 'nope' }, { code: 'UNKNOWN_TOPIC_OR_PARTITION' })
    await refused({ topic: 't', partition: 1 }, { code: 'UNKNOWN_TOPIC_OR_PARTITION' })
    await refused({ topic: 't', value: {} }, { code: 'INVALID_REQUEST' })
    await refused({ topic: 't', timestampMs: -1 }, { code: 'INVALID_TIMESTAMP' })
    await refused({ topic: 't', value: { text: 'x'.repeat(1_001) } }, { code: 'MESSAGE_TOO_LARGE' })
    const json = { numberValue: Number.NaN }
    await refused({ topic: 't', value: { json } }, { code: 'INVALID_REQUEST' })
  })
})

it('a topic that brokers keep something of their own in is not made by who writes to it', async () => {
  const fixture = await startFixture()
  const written = produce(fixture, { topic: '__consumer_offsets' })
  await expect(written).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' })
})

it('what is written and read is counted as what goes over streams is', async () => {
  const metrics = new CollectingMetrics()
  const fixture = await startFixture({ metrics })
  const topicId = await fixture.createTopic('t')
  await produce(fixture, { topic: 't', value: { text: 'x' } })
  const counted = (name: string): number =>
    metrics.value(`kafka_server_brokertopicmetrics_${name}_total`, { topic: 't' }) ?? 0
  expect([counted('messagesin'), counted('totalproducerequests')]).toEqual([1, 1])
  await consume(fixture, { topic: 't' })
  await consume(fixture, { topic: 't', newest: true })
  const readBytes = counted('bytesout')
  expect([counted('totalfetchrequests'), readBytes > 0]).toEqual([2, true])
  const stream = fixture.channel.stream(DataService.fetchNewest)
  await stream.send(new millrace.data.v1.FetchNewestRequest({ topicId, partition: 0 }))
  stream.end()
  const read = async (): Promise<number> => {
    let frames = 0
    for await (const _ of stream) frames += 1
    return frames
  }
  expect(await fixture.clock.until(read())).toBe(1)
  expect([counted('totalfetchrequests'), counted('bytesout') > readBytes]).toEqual([3, true])
  expect(metrics.value('kafka_network_requestmetrics_requests_total', { request: 'FetchNewest' })).toBe(1)
})

describe('consuming', () => {
  it('sends what there is of every partition, and ends', async () => {
    const fixture = await filled([4, 0, 2])
    expect(places(await consume(fixture, { topic: 't' })).toSorted()).toEqual(
      ['0@0=0', '0@1=1', '0@2=2', '0@3=3', '2@0=0', '2@1=1'].toSorted(),
    )
  })

  it.each<[string, Asked, string[]]>([
    ['an offset, in the middle of a batch', { offset: 4 }, ['0@4=4', '0@5=5']],
    ['a time', { timestampMs: 1_003 }, ['0@3=3', '0@4=4', '0@5=5']],
    ['a time that is too late', { timestampMs: 9_999_999 }, []],
    ['the end', { latest: true }, []],
    ['the log start', { earliest: true, limit: 2 }, ['0@0=0', '0@1=1']],
    ['the end, backwards', { newest: true, limit: 4 }, ['0@5=5', '0@4=4', '0@3=3', '0@2=2']],
  ])('begins at %s', async (_, asked, expected) => {
    const fixture = await filled([6])
    expect(places(await consume(fixture, { topic: 't', partitions: [0], ...asked }))).toEqual(expected)
  })

  it('gives each partition its share of the newest, and what some do not use to the others', async () => {
    const fixture = await filled([7, 1, 7])
    const found = places(await consume(fixture, { topic: 't', newest: true, limit: 8 }))
    expect(found).toEqual(['0@6=6', '0@5=5', '0@4=4', '1@0=0', '2@6=6', '2@5=5', '2@4=4', '2@3=3'])
    expect(places(await consume(await filled([0, 3, 0]), { topic: 't', newest: true, limit: 2 }))).toEqual([
      '1@2=2',
      '1@1=1',
    ])
    expect(places(await consume(await filled([9, 0, 0]), { topic: 't', newest: true, limit: 7 }))).toEqual(
      [8, 7, 6, 5, 4, 3, 2].map((offset) => `0@${offset}=${offset}`),
    )
  })

  it('leaves out the newest that were deleted', async () => {
    const fixture = await filled([9])
    const described = await fixture.unary(
      AdminService.describeTopics,
      new millrace.admin.v1.DescribeTopicsRequest({ names: ['t'] }),
    )
    const partitions = [{ topicId: described.topics[0]?.topicId ?? Buffer.of(), partition: 0, beforeOffset: 7 }]
    await fixture.unary(DataService.deleteRecords, new millrace.data.v1.DeleteRecordsRequest({ partitions }))
    expect(places(await consume(fixture, { topic: 't', newest: true }))).toEqual(['0@8=8', '0@7=7'])
    expect(places(await consume(fixture, { topic: 't' }))).toEqual(['0@7=7', '0@8=8'])
  })

  it('waits for records, without time passing, until it has them or for as long as it was told', async () => {
    const fixture = await filled([1])
    const { channel, clock } = fixture
    const tail = reading(channel, { topic: 't', latest: true, waitMs: 60_000, limit: 2 })
    await clock.settle()
    await produce(fixture, { topic: 't', value: { text: 'a' } })
    await clock.settle()
    expect(places(tail.answers)).toEqual(['0@1=a'])
    await produce(fixture, { topic: 't', value: { text: 'b' } })
    expect(places(await clock.until(tail.done))).toEqual(['0@1=a', '0@2=b'])
    const quiet = reading(channel, { topic: 't', latest: true, waitMs: 500 })
    const before = clock.monotonicMs()
    expect(await clock.until(quiet.done)).toEqual([])
    expect(clock.monotonicMs() - before).toBe(500)
    const untouched = await startFixture()
    // What a log notes soon after its start, or after an append, is noted.
    await clock.advance(2_000)
    await untouched.clock.advance(2_000)
    expect(clock.timerCount).toBe(untouched.clock.timerCount)
  })

  it('ends with an error when its topic goes while it waits', async () => {
    const fixture = await filled([1])
    const tail = reading(fixture.connect(), { topic: 't', latest: true, waitMs: 60_000 })
    await fixture.clock.settle()
    await fixture.unary(AdminService.deleteTopics, new millrace.admin.v1.DeleteTopicsRequest({ names: ['t'] }))
    await expect(fixture.clock.until(tail.done)).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_ID' })
  })

  it('is cut when it does not take what was read, so that others get their turn', async () => {
    const fixture = await startFixture({ windowBytes: 1_000 })
    await fixture.createTopic('t')
    for (let at = 0; at < 30; at++) await produce(fixture, { topic: 't', value: { text: 'x'.repeat(1_000) } })
    const stalled = fixture.connect().stream(EasyService.consume)
    await stalled.send(new ConsumeRequest({ topic: 't' }))
    await fixture.clock.settle()
    await fixture.clock.advance(30_000)
    expect(stalled.signal.aborted).toBe(true)
    expect(await consume(fixture, { topic: 't', limit: 3 })).toHaveLength(3)
  })

  it('is refused for what is wrong, and says what', async () => {
    const fixture = await filled([1, 1])
    const refused = (asked: Asked, error: object) => expect(consume(fixture, asked)).rejects.toMatchObject(error)
    await refused({}, { code: 'INVALID_REQUEST' })
    await refused({ topic: 'nope' }, { code: 'UNKNOWN_TOPIC_OR_PARTITION' })
    await refused({ topic: 't', partitions: [2] }, { code: 'UNKNOWN_TOPIC_OR_PARTITION' })
    await refused({ topic: 't', partitions: [1, 1] }, { code: 'INVALID_REQUEST' })
    await refused({ topic: 't', offset: 2 }, { code: 'OFFSET_OUT_OF_RANGE' })
    await refused({ topic: 't', offset: -1 }, { code: 'OFFSET_OUT_OF_RANGE' })
    await refused({ topic: 't', limit: 10_001 }, { context: { limit: 10_000 } })
    await refused({ topic: 't', waitMs: 300_001 }, { context: { limit: 300_000 } })
    await refused({ topic: 't', newest: true, waitMs: 1 }, { code: 'INVALID_REQUEST' })
  })
})
