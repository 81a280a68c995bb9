import { StreamError } from '@millrace/base'
import { collectingLogger } from '@millrace/base/testing'
import { encodeBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { failure, ports, put, take, valueOf } from '../../../test/consuming.ts'
import { type Fixture, fixture } from '../../../test/fixture.ts'
import { serde } from '../../serde/index.ts'
import { topic } from '../../topic.ts'
import { deadLetterHeaders } from './dead-letter.ts'

const numbers = topic('t', { key: serde.string(), value: serde.json<{ n: number }>() })

/** Two batches; of the records at offsets 1 and 3 the values are no JSON. */
function putMixed(made: Fixture): void {
  put(made, 't', 0, ['{"n":0}', 'rot', '{"n":2}'])
  put(made, 't', 0, ['{bad', '{"n":4}'])
}

const options = { from: 'earliest', until: 'end' } as const

describe('fail', () => {
  it('is the default: the getter throws, and the next record comes all the same', async () => {
    const made = fixture()
    putMixed(made)
    const records = await take(made, made.client.consumer().records(numbers, options), 9)
    expect(records).toHaveLength(5)
    expect(() => records[1]?.value).toThrow('offset 1 of t-0 is not json')
    expect(records[2]?.value).toEqual({ n: 2 })
  })
})

describe('skip', () => {
  it('leaves them out, counts and logs them', async () => {
    const logger = collectingLogger()
    const made = fixture(1, { logger })
    made.events.listen('millrace:consumer.poison')
    putMixed(made)
    const consumer = made.client.consumer()
    expect(consumer.poisonCounts(numbers)).toEqual({ skipped: 0, deadLettered: 0, raw: 0 })
    const records = await take(made, consumer.records(numbers, { ...options, onPoison: 'skip' }), 9)
    expect(records.map(({ offset, value }) => [offset, value?.n])).toEqual([
      [0, 0],
      [2, 2],
      [4, 4],
    ])
    expect(consumer.poisonCounts('t')).toEqual({ skipped: 2, deadLettered: 0, raw: 0 })
    const lines = logger.lines.filter(({ fields }) => fields['policy'] === 'skip')
    expect(lines.map(({ level, fields }) => [level, fields['topic'], fields['partition'], fields['offset']])).toEqual([
      ['warn', 't', 0, 1],
      ['warn', 't', 0, 3],
    ])
    expect(made.events.of('millrace:consumer.poison')).toMatchObject([
      { topic: 't', offset: 1, policy: 'skip', error: { code: 'DESERIALIZATION' } },
      { offset: 3 },
    ])
  })

  it('leaves them out of batches', async () => {
    const made = fixture()
    putMixed(made)
    const batches = await take(made, made.client.consumer().batches(numbers, { ...options, onPoison: 'skip' }), 9)
    expect(batches.map(({ records }) => [...records].map(({ value }) => value?.n))).toEqual([[0, 2], [4]])
    // Again: what was decoded is kept.
    expect([...(batches[0]?.records ?? [])]).toHaveLength(2)
    expect(batches[0]?.recordCount).toBe(3)
  })

  it('looks at keys too', async () => {
    const made = fixture()
    const batch = encodeBatch({ records: [{ key: Buffer.from('k'), value: '1', timestamp: 1 }] }, ports)
    made.cluster.partition('t').append(batch, Infinity)
    const source = topic('t', { key: serde.long() })
    expect(await take(made, made.client.consumer().records(source, { ...options, onPoison: 'skip' }), 1)).toEqual([])
  })
})

describe('raw', () => {
  it('hands over the bytes in their place', async () => {
    const made = fixture()
    putMixed(made)
    const consumer = made.client.consumer()
    const records = await take(made, consumer.records(numbers, { ...options, onPoison: 'raw' }), 9)
    const shown = records.map((record) =>
      record.poison === undefined ? record.value?.n : `${record.poison.code}: ${record.value?.toString()}`,
    )
    expect(shown).toEqual([0, 'DESERIALIZATION: rot', 2, 'DESERIALIZATION: {bad', 4])
    expect(records[1]).toMatchObject({ topic: 't', partition: 0, offset: 1, timestamp: 1_000, key: null })
    expect(records[1]?.headers.size).toBe(0)
    expect(consumer.poisonCounts(numbers).raw).toBe(2)
    const batches = await take(made, made.client.consumer().batches(numbers, { ...options, onPoison: 'raw' }), 9)
    expect([...(batches[0]?.records ?? [])].map(({ poison }) => poison?.code)).toEqual([
      undefined,
      'DESERIALIZATION',
      undefined,
    ])
  })
})

describe('dlq', () => {
  const headers = [{ key: 'trace', value: Buffer.from('abc') }]
  const rotten = { key: Buffer.from('k'), value: Buffer.of(0xff, 0x00, 0x7b), timestamp: 7_000, headers }

  function putRotten(made: Fixture): void {
    const good = { key: null, value: '{"n":1}', timestamp: 6_000 }
    made.cluster.partition('t').append(encodeBatch({ records: [good, rotten, good] }, ports), Infinity)
  }

  it.each(['records', 'batches'] as const)('keeps the bytes and says where they were (%s)', async (kind) => {
    const logger = collectingLogger()
    const made = fixture(1, { logger })
    made.cluster.addTopic('t.dlq')
    putRotten(made)
    const consumer = made.client.consumer()
    const read =
      kind === 'records'
        ? await take(made, consumer.records(numbers, { ...options, onPoison: 'dlq' }), 9)
        : (await take(made, consumer.batches(numbers, { ...options, onPoison: 'dlq' }), 9)).flatMap(({ records }) => [
            ...records,
          ])
    expect(read.map(({ offset }) => offset)).toEqual([0, 2])
    const [letter] = await take(made, made.client.consumer().records('t.dlq', options), 2)
    expect(letter?.key).toEqual(rotten.key)
    expect(letter?.value).toEqual(rotten.value)
    expect([...(letter?.headers ?? [])].map(([name, value]) => [name, value?.toString()])).toEqual([
      ['trace', 'abc'],
      [deadLetterHeaders.topic, 't'],
      [deadLetterHeaders.partition, '0'],
      [deadLetterHeaders.offset, '1'],
      [deadLetterHeaders.timestamp, '7000'],
      [deadLetterHeaders.errorCode, 'DESERIALIZATION'],
      [deadLetterHeaders.errorMessage, expect.stringContaining('offset 1 of t-0 is not json')],
    ])
    expect(consumer.poisonCounts('t')).toEqual({ skipped: 0, deadLettered: 1, raw: 0 })
    expect(logger.lines.filter(({ fields }) => fields['deadLetterTopic'] === 't.dlq')).toHaveLength(1)
  })

  it.each(['records', 'batches'] as const)(
    'loses nothing if the dead letter can not be produced (%s)',
    async (kind) => {
      const made = fixture()
      made.cluster.addTopic('graves')
      putRotten(made)
      const consumer = made.client.consumer()
      made.cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_RECORD', 'not here') })
      const consuming = { from: 'earliest', onPoison: 'dlq', deadLetterTopic: 'graves' } as const
      const iteration: AsyncIterator<unknown> =
        kind === 'records' ? consumer.records(numbers, consuming) : consumer.batches(numbers, consuming)
      if (kind === 'records') await take(made, iteration, 1)
      const error = await failure(made, iteration.next())
      expect(error).toMatchObject({
        code: 'INVALID_RECORD',
        context: { topic: 't', partition: 0, offset: 1, deadLetterTopic: 'graves' },
      })
      expect(error.message).toContain('an iteration from offset 1 meets it again')
      expect(consumer.poisonCounts('t').deadLettered).toBe(0)
      // From where it stopped, with a dead letter topic that takes it.
      const again = consumer.records(numbers, { ...consuming, from: { offset: 1 }, until: 'end' })
      expect((await take(made, again, 9)).map(({ offset }) => offset)).toEqual([2])
      expect(made.cluster.values('graves')).toHaveLength(1)
    },
  )

  it('says at once that the dead letter topic does not exist', async () => {
    const made = fixture()
    putRotten(made)
    const records = made.client.consumer().records(numbers, { from: 'earliest', onPoison: 'dlq' })
    await take(made, records, 1)
    const before = made.clock.monotonicMs()
    const error = await failure(made, records.next())
    expect(error.code).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    expect(error.message).toContain('could not be put into t.dlq')
    expect(made.clock.monotonicMs()).toBe(before)
  })

  it('delivers nothing behind it before the dead letter is acknowledged, and stays at it until then', async () => {
    const made = fixture()
    made.cluster.addTopic('t.dlq')
    putRotten(made)
    const consumer = made.client.consumer()
    const records = consumer.records(numbers, { from: 'earliest', onPoison: 'dlq' })
    await take(made, records, 1)
    made.cluster.fates.push({ kind: 'hold' })
    let came = false
    const next = records.next().then((step) => {
      came = true
      return step
    })
    await made.clock.advance(1_000)
    expect(came).toBe(false)
    expect(consumer.position('t', 0)).toBe(1)
    made.cluster.release()
    expect(valueOf(await made.clock.until(next)).offset).toBe(2)
  })

  it('is closed with everything else while a dead letter is under way', async () => {
    const made = fixture()
    made.cluster.addTopic('t.dlq')
    putRotten(made)
    const records = made.client.consumer().records(numbers, { from: 'earliest', onPoison: 'dlq' })
    await take(made, records, 1)
    made.cluster.fates.push({ kind: 'hold' })
    const next = failure(made, records.next())
    await made.clock.advance(10)
    await made.clock.until(made.client.close({ deadlineMs: 100 }))
    expect((await next).code).toBe('CLOSED')
    expect(made.clock.timerCount).toBe(0)
  })
})

it('refuses a policy that it does not know', () => {
  const { client } = fixture()
  expect(() => client.consumer().records(numbers, { onPoison: 'ignore' as 'skip' })).toThrow(
    'onPoison must be one of fail, skip, dlq, raw, not ignore',
  )
})
