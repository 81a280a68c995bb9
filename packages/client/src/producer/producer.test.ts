import { isStreamError, type StreamError } from '@millrace/base'
import { murmur2, RecordBatch, toPositive } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { filler, fixture } from '../../test/fixture.ts'
import { SendBatchError } from './send-batch-error.ts'

const texts = (count: number, from = 0): { value: string }[] =>
  Array.from({ length: count }, (_, index) => ({ value: `v${from + index}` }))

const failure = (promise: Promise<unknown>): Promise<StreamError> =>
  promise.then(
    () => {
      throw new Error('it should have been rejected')
    },
    (error: unknown) => {
      if (isStreamError(error)) return error
      throw error
    },
  )

describe('batching', () => {
  it('sends what one turn gives as one batch, after the linger', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ lingerMs: 5 })
    const sent = Promise.all(texts(100).map((record) => producer.send('t', record)))
    await clock.advance(4)
    expect(cluster.produced).toHaveLength(0)
    await clock.advance(1)
    const metadata = await sent
    expect(cluster.produced).toHaveLength(1)
    expect(metadata.map(({ offset }) => offset)).toEqual(Array.from({ length: 100 }, (_, index) => index))
    expect(metadata[0]).toEqual({ topic: 't', partition: 0, offset: 0, timestamp: Date.UTC(2026, 0, 1) })
  })

  it('sends at once with linger 0, without time passing', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ lingerMs: 0 })
    const sent = producer.send('t', { key: 'k', value: 'v' })
    await clock.settle()
    expect(await sent).toMatchObject({ offset: 0 })
    expect(cluster.read('t')).toEqual([{ offset: 0, key: 'k', value: 'v' }])
  })

  it('closes a batch by its size, whatever the linger', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ lingerMs: 60_000, batchBytes: 1_000, compression: 'none' })
    const sent = Array.from({ length: 25 }, () => producer.send('t', { value: filler(90) }))
    await clock.settle()
    await sent[0]
    // Nine records of 90 bytes fit into 1,000; the last seven wait for more.
    expect(cluster.produced).toHaveLength(2)
    for (const { parts } of cluster.produced) expect(parts[0]?.batch.length).toBeLessThanOrEqual(1_000)
    await clock.until(producer.flush())
    expect(cluster.values('t')).toHaveLength(25)
  })

  it('keeps filling a batch while five are on their way, and sends no sixth', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ lingerMs: 0 })
    const sent: Promise<unknown>[] = [clock.until(producer.send('t', { value: 'first' }))]
    await sent[0]
    for (let index = 0; index < 5; index++) cluster.fates.push({ kind: 'hold' })
    for (let index = 0; index < 20; index++) {
      sent.push(producer.send('t', { value: `v${index}` }))
      await clock.settle()
    }
    expect(cluster.produced).toHaveLength(6)
    cluster.release()
    await clock.until(Promise.all(sent))
    expect(cluster.produced).toHaveLength(7)
    expect(cluster.values('t')).toEqual(['first', ...Array.from({ length: 20 }, (_, index) => `v${index}`)])
  })

  it('puts batches of several partitions into one request', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer()
    const sent = Array.from({ length: 6 }, (_, partition) => producer.send('six', { value: 'v', partition }))
    await clock.until(Promise.all(sent))
    expect(cluster.produced).toHaveLength(1)
    expect(cluster.produced[0]?.parts.map(({ partition }) => partition)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it.each(['none', 'gzip', 'lz4'] as const)('compresses with %s', async (compression) => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ compression })
    await clock.until(producer.send('t', { value: 'v', headers: { a: 'b' } }))
    const batch = new RecordBatch(cluster.partition('t').batches[0] ?? Buffer.alloc(0))
    expect(batch.compression).toBe(compression)
    expect(cluster.values('t')).toEqual(['v'])
  })
})

describe('partitions', () => {
  it('puts keys where Java puts them', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer()
    // Utils.toPositive(Utils.murmur2(key)) % 6, by Kafka's own vectors.
    const hashes: Record<string, number> = {
      '21': -973932308,
      foobar: -790332482,
      'a-little-bit-long-string': -985981536,
    }
    for (const [key, hash] of Object.entries(hashes)) {
      const { partition } = await clock.until(producer.send('six', { key, value: key }))
      expect(murmur2(Buffer.from(key))).toBe(hash)
      expect(partition).toBe(toPositive(hash) % 6)
      expect(partition).toBe((hash & 0x7fffffff) % 6)
      expect(cluster.values('six', partition)).toContain(key)
    }
  })

  it('hashes a key the same as text and as bytes, short or long', async () => {
    const { clock, client } = fixture()
    const producer = client.producer()
    for (const key of ['ä', 'a'.repeat(5_000), '€'.repeat(2_000), '']) {
      const asText = await clock.until(producer.send('six', { key, value: 'v' }))
      const asBytes = await clock.until(producer.send('six', { key: Buffer.from(key), value: 'v' }))
      expect(asText.partition).toBe(asBytes.partition)
    }
  })

  it('sticks to a partition for the bytes of a batch of records without key, then takes another', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ batchBytes: 2_000 })
    const partitions: number[] = []
    for (let round = 0; round < 3; round++) {
      const records = Array.from({ length: 3 }, () => producer.send('six', { value: filler(400) }))
      const [first, ...others] = await clock.until(Promise.all(records))
      for (const { partition } of others) expect(partition).toBe(first?.partition)
      partitions.push(first?.partition ?? -1)
    }
    // The first two batches are small and share a partition: together they have more than a full batch would.
    expect(partitions[1]).toBe(partitions[0])
    expect(partitions[2]).not.toBe(partitions[0])
    expect(cluster.produced).toHaveLength(3)
  })

  it('leaves no record behind in the partition whose batch it did not fit into', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ batchBytes: 1_000, compression: 'none' })
    await clock.until(Promise.all(Array.from({ length: 36 }, () => producer.send('six', { value: filler(90) }))))
    // Nine fit into a batch: four full ones, and none of a single record.
    const batches = cluster.produced.flatMap(({ parts }) =>
      parts.map(({ batch }) => new RecordBatch(batch).recordCount),
    )
    expect(batches).toEqual([9, 9, 9, 9])
  })

  it('goes where the record says, and refuses a partition that does not exist', async () => {
    const { clock, client } = fixture()
    const producer = client.producer()
    expect((await clock.until(producer.send('six', { value: 'v', partition: 4 }))).partition).toBe(4)
    const error = await failure(clock.until(producer.send('six', { value: 'v', partition: 6 })))
    expect(error.code).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    expect(error.message).toContain('0 to 5')
  })

  it('takes a partitioner of the caller', async () => {
    const { clock, client } = fixture()
    const producer = client.producer({ partitioner: () => ({ choose: ({ key }) => key?.[0] ?? 0 }) })
    expect((await clock.until(producer.send('six', { key: Buffer.of(3), value: 'v' }))).partition).toBe(3)
  })
})

describe('bad input', () => {
  it('refuses an unknown topic by name', async () => {
    const { clock, client } = fixture()
    const error = await failure(clock.until(client.producer().send('nope', { value: 'v' })))
    expect(error).toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION', context: { topic: 'nope' } })
  })

  it('refuses a record over the limit, names the limit, and harms no neighbour', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ maxRecordBytes: 1_000 })
    const sent = [
      producer.send('t', { value: 'a' }),
      producer.send('t', { value: filler(1_001) }),
      producer.send('t', { value: 'b' }),
    ]
    const [before, tooLarge, after] = await clock.until(Promise.allSettled(sent))
    expect(before?.status).toBe('fulfilled')
    expect(after?.status).toBe('fulfilled')
    expect(tooLarge).toMatchObject({
      status: 'rejected',
      reason: { code: 'MESSAGE_TOO_LARGE', context: { limit: 1_000 } },
    })
    expect(cluster.values('t')).toEqual(['a', 'b'])
  })

  it("splits a batch that is over the broker's limit, so that only the records that are too large fail", async () => {
    const { clock, cluster, client } = fixture()
    cluster.addTopic('small', 1, { 'hidden.limit': '700' })
    const producer = client.producer({ compression: 'none' })
    const values = ['a', filler(300), 'b', filler(900), 'c', filler(300), 'd', filler(300)]
    const single = values.map((value) => producer.send('small', { value }))
    const many = failure(
      producer.sendBatch(
        'small',
        values.map((value) => ({ value })),
      ),
    )
    const outcomes = await clock.until(Promise.allSettled(single))
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
      true,
      true,
    ])
    expect(outcomes[3]).toMatchObject({ reason: { code: 'MESSAGE_TOO_LARGE' } })
    const error = await clock.until(many)
    if (!(error instanceof SendBatchError)) throw error
    expect(error.failures.map(({ index }) => index)).toEqual([3])
    const stored = cluster.read('small')
    expect(stored.map(({ value }) => value)).toEqual([...values, ...values].filter((value) => value.length < 900))
    for (const [index, value] of values.entries()) {
      if (index === 3) expect(error.delivered.locate(index)).toBeUndefined()
      else expect(stored[error.delivered.locate(index)?.offset ?? -1]?.value).toBe(value)
    }
  })

  it('refuses a timestamp that is none', async () => {
    const { clock, client } = fixture()
    for (const timestamp of [-1, 1.5, Number.NaN]) {
      const error = await failure(clock.until(client.producer().send('t', { value: 'v', timestamp })))
      expect(error.code).toBe('INVALID_TIMESTAMP')
    }
  })

  it('refuses options that make no sense', () => {
    const { client } = fixture()
    expect(() => client.producer({ lingerMs: -1 })).toThrow(/lingerMs/)
    expect(() => client.producer({ deliveryTimeoutMs: Number.POSITIVE_INFINITY })).toThrow(/deliveryTimeoutMs/)
    expect(() => client.producer({ bufferBytes: Number.NaN })).toThrow(/bufferBytes/)
    expect(() => client.producer({ acks: 'some' as 'all' })).toThrow(/acks must be one of/)
  })
})

describe('backpressure', () => {
  it('lets sends wait in order while the buffer is full, then takes them', async () => {
    const { clock, cluster, client } = fixture()
    cluster.fates.push({ kind: 'hold' }, { kind: 'hold' })
    const producer = client.producer({ bufferBytes: 5_000, batchBytes: 2_000, compression: 'none' })
    const sent = Array.from({ length: 40 }, (_, index) => producer.send('t', { value: `${index}:${filler(400)}` }))
    await clock.advance(5)
    const { bufferedBytes, waiting } = producer.state()
    expect(bufferedBytes).toBeLessThan(5_000 + 500)
    expect(waiting).toBeGreaterThan(20)
    cluster.release()
    await clock.until(Promise.all(sent))
    expect(cluster.values('t').map((value) => Number(value?.split(':')[0]))).toEqual(sent.map((_, index) => index))
    expect(producer.state()).toEqual({ bufferedBytes: 0, waiting: 0, batchesInFlight: 0 })
  })

  it('sends open batches at once when somebody waits for room', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ bufferBytes: 1_000, lingerMs: 60_000 })
    const sent = producer.sendBatch('t', texts(200))
    await clock.settle()
    // The rest has room, and nobody waits any more: it lingers.
    const stored = cluster.values('t').length
    expect(stored).toBeGreaterThan(100)
    await clock.advance(59_999)
    expect(cluster.values('t')).toHaveLength(stored)
    await clock.advance(1)
    expect((await sent).recordCount).toBe(200)
  })

  it('gives up a send that waited too long, and only that', async () => {
    const { clock, cluster, client } = fixture()
    cluster.fates.push({ kind: 'hold' })
    const producer = client.producer({ bufferBytes: 100, maxBlockMs: 1_000, lingerMs: 0 })
    const first = producer.send('t', { value: filler(200) })
    await clock.settle()
    const second = producer.send('t', { value: 'late' })
    const error = await failure(clock.until(second))
    expect(error).toMatchObject({ code: 'TIMEOUT', context: { limit: 100 } })
    cluster.release()
    await clock.until(first)
    expect(cluster.values('t')).toEqual([filler(200)])
  })

  it('gives up waiting when its signal says so', async () => {
    const { clock, cluster, client } = fixture()
    cluster.fates.push({ kind: 'hold' })
    const producer = client.producer({ bufferBytes: 100, lingerMs: 0 })
    const first = producer.send('t', { value: filler(200) })
    await clock.settle()
    const controller = new AbortController()
    const second = failure(producer.send('t', { value: 'never' }, { signal: controller.signal }))
    controller.abort(new Error('enough'))
    expect((await second).code).toBe('ABORTED')
    cluster.release()
    await clock.until(first)
    await clock.until(producer.flush())
    expect(cluster.values('t')).toEqual([filler(200)])
    const third = await failure(producer.send('t', { value: 'never' }, { signal: controller.signal }))
    expect(third.code).toBe('ABORTED')
  })
})

describe('sendBatch', () => {
  it('resolves once with where everything lies', async () => {
    const { clock, cluster, client } = fixture()
    const records = Array.from({ length: 500 }, (_, index) => ({ key: `k${index % 50}`, value: `v${index}` }))
    const metadata = await clock.until(client.producer().sendBatch('six', records))
    expect(metadata.recordCount).toBe(500)
    expect(metadata.ranges.reduce((sum, { recordCount }) => sum + recordCount, 0)).toBe(500)
    for (const [index, { value }] of records.entries()) {
      const at = metadata.locate(index)
      expect(cluster.read('six', at?.partition)[at?.offset ?? -1]?.value).toBe(value)
    }
    expect(metadata.locate(500)).toBeUndefined()
  })

  it('carries partial failures, and delivers the rest', async () => {
    const { clock, cluster, client } = fixture()
    const records = [{ value: 'a' }, { value: 5 as unknown as string }, { value: 'b' }]
    const error = await failure(clock.until(client.producer().sendBatch('t', records)))
    if (!(error instanceof SendBatchError)) throw error
    expect(error.code).toBe('SERIALIZATION')
    expect(error.failures).toMatchObject([{ index: 1, error: { code: 'SERIALIZATION' } }])
    expect(error.delivered.recordCount).toBe(2)
    expect(cluster.values('t')).toEqual(['a', 'b'])
  })

  it('is content with nothing', async () => {
    const { clock, client } = fixture()
    expect((await clock.until(client.producer().sendBatch('t', []))).recordCount).toBe(0)
  })

  it('goes in order with single sends', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer()
    const sent = [producer.send('t', { value: '0' }), producer.sendBatch('t', [{ value: '1' }, { value: '2' }])]
    sent.push(producer.send('t', { value: '3' }))
    const [first, middle, last] = await clock.until(Promise.all(sent))
    expect(cluster.values('t')).toEqual(['0', '1', '2', '3'])
    expect(first).toMatchObject({ offset: 0 })
    expect(middle).toMatchObject({ ranges: [{ partition: 0, baseOffset: 1, recordCount: 2 }] })
    expect(last).toMatchObject({ offset: 3 })
  })
})
