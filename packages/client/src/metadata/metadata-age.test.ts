import { StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { failure, put, take, text, valueOf } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'

const maxAge = { metadataMaxAgeMs: 60_000 }

describe('a producer', () => {
  it('finds new partitions once what it knows is old, without sending meanwhile', async () => {
    const { clock, cluster, client } = fixture(1, maxAge)
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(producer.send('t', { value: 'a' }))
    cluster.addPartitions('t', 2)
    const early = await failure({ clock } as never, producer.send('t', { value: 'b', partition: 2 }))
    expect(early.code).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    await clock.advance(60_000)
    expect(await clock.until(producer.send('t', { value: 'c', partition: 2 }))).toMatchObject({
      partition: 2,
      offset: 0,
    })
  })

  it('finds a topic that was deleted and made again, and goes on in the new one', async () => {
    const { clock, cluster, client } = fixture(1, maxAge)
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(producer.send('t', { value: 'old' }))
    cluster.removeTopic('t')
    cluster.addTopic('t', 2)
    await clock.advance(60_000)
    const before = cluster.produced.length
    expect(await clock.until(producer.send('t', { value: 'new', partition: 0 }))).toMatchObject({ offset: 0 })
    expect(await clock.until(producer.send('t', { value: 'new', partition: 1 }))).toMatchObject({ offset: 0 })
    // At the first try: no broker had to say that the topic is another one.
    expect(cluster.produced.length - before).toBe(2)
  })
})

it('a producer fails at once what waits for a partition that the new topic does not have', async () => {
  const { clock, cluster, client } = fixture(1, maxAge)
  const producer = client.producer({ lingerMs: 0, deliveryTimeoutMs: 600_000 })
  await clock.until(producer.send('six', { value: 'a', partition: 5 }))
  cluster.down.add(1)
  cluster.reset(1)
  const waiting = [1, 5].map((partition) => producer.send('six', { value: 'b', partition }))
  const gone = failure({ clock } as never, waiting[1] ?? Promise.resolve())
  await clock.advance(100)
  cluster.removeTopic('six')
  cluster.addTopic('six', 2)
  await clock.advance(5_000)
  expect((await gone).message).toContain('has no partition 5 any more')
  cluster.down.clear()
  expect(await clock.until(waiting[0] ?? Promise.reject(new Error('nothing was sent')))).toMatchObject({ offset: 0 })
})

describe('a consumer', () => {
  it('reads partitions that the topic gets later, from their first record', async () => {
    const made = fixture(1, maxAge)
    made.events.listen('millrace:consumer.partitions.added')
    put(made, 't', 0, ['before'])
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'latest' })
    const first = records.next()
    await made.clock.settle()
    made.cluster.addPartitions('t', 1)
    put(made, 't', 1, ['x', 'y'])
    await made.clock.advance(60_000)
    const [, second] = [valueOf(await first), ...(await take(made, records, 1))]
    expect([valueOf(await first), second].map((record) => [record?.partition, text(record?.value ?? null)])).toEqual([
      [1, 'x'],
      [1, 'y'],
    ])
    expect(made.events.of('millrace:consumer.partitions.added')).toEqual([
      { clientId: 'millrace', topic: 't', partitions: [1] },
    ])
    expect(consumer.position('t', 0)).toBe(1)
  })

  it('keeps to the partitions that it was given', async () => {
    const made = fixture(1, maxAge)
    const consumer = made.client.consumer()
    const records = consumer.records('t', { from: 'earliest', partitions: [0] })
    const next = records.next()
    await made.clock.settle()
    made.cluster.addPartitions('t', 1)
    put(made, 't', 1, ['x'])
    await made.clock.advance(60_000)
    put(made, 't', 0, ['a'])
    await made.clock.settle()
    expect(valueOf(await next).partition).toBe(0)
    expect(consumer.position('t', 1)).toBeUndefined()
  })

  it('that reads to the end keeps to the partitions that there were', async () => {
    const made = fixture(1, maxAge)
    put(made, 't', 0, ['a', 'b'])
    const records = made.client.consumer().records('t', { from: 'earliest', until: 'end' })
    await take(made, records, 1)
    made.cluster.addPartitions('t', 1)
    put(made, 't', 1, ['x'])
    await made.clock.advance(60_000)
    expect(await take(made, records, 9)).toHaveLength(1)
  })

  it('asks for the topic anew where all partitions are meant', async () => {
    const made = fixture(1, maxAge)
    await take(made, made.client.consumer().records('t', { from: 'earliest', until: 'end' }), 1)
    made.cluster.addPartitions('t', 1)
    put(made, 't', 1, ['x'])
    const records = made.client.consumer().records('t', { from: 'latest' })
    const next = records.next()
    await made.clock.settle()
    put(made, 't', 1, ['y'])
    await made.clock.settle()
    // Not x: the partition was there when the iteration began.
    expect(text(valueOf(await next).value)).toBe('y')
  })

  it('finds a topic that was deleted and made again with fewer partitions', async () => {
    const made = fixture(1, maxAge)
    for (let partition = 0; partition < 6; partition++) put(made, 'six', partition, ['old'])
    const consumer = made.client.consumer({ autoOffsetReset: 'earliest' })
    const records = consumer.records('six', { from: 'earliest' })
    await take(made, records, 6)
    made.cluster.removeTopic('six')
    made.cluster.addTopic('six', 2)
    put(made, 'six', 0, ['new 0'])
    put(made, 'six', 1, ['new 1'])
    await made.clock.advance(60_000)
    expect((await take(made, records, 2)).map(({ value }) => text(value)).sort()).toEqual(['new 0', 'new 1'])
    expect([...consumer.lag('six').keys()].sort()).toEqual([0, 1])
  })

  it('is told that its positions mean nothing any more, unless it may begin elsewhere', async () => {
    const made = fixture(1, maxAge)
    put(made, 't', 0, ['old'])
    const records = made.client.consumer().records('t', { from: 'earliest' })
    await take(made, records, 1)
    const next = failure(made, records.next())
    made.cluster.removeTopic('t')
    made.cluster.addTopic('t')
    await made.clock.advance(60_000)
    expect((await next).message).toContain('deleted and made again')
  })
})

describe('the age of metadata', () => {
  it('is watched by one timer for what is in use, and by none for what is not', async () => {
    const made = fixture(1, maxAge)
    const { clock, cluster, client } = made
    await clock.until(client.admin().describeTopic('t'))
    expect(clock.timerCount).toBe(0)
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(Promise.all([producer.send('t', { value: 'a' }), producer.send('six', { value: 'a' })]))
    await clock.advance(120_001)
    cluster.calls.length = 0
    await clock.advance(600_000)
    const asked = cluster.calls.filter((call) => call.startsWith('metadata'))
    expect(asked).toEqual(Array.from({ length: 10 }, () => 'metadata t,six'))
    await clock.until(producer.close())
    await clock.advance(1_000)
    expect(clock.timerCount).toBe(0)
    await clock.until(client.close())
  })

  it('is asked for again while nobody answers, and told to those who listen', async () => {
    const made = fixture(1, maxAge)
    made.events.listen('millrace:metadata.refreshed')
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(producer.send('t', { value: 'a' }))
    cluster.metadataFailure = new StreamError('BROKER_UNAVAILABLE', 'nobody is there')
    await clock.advance(61_000)
    cluster.metadataFailure = undefined
    cluster.addPartitions('t', 1)
    await clock.advance(2_000)
    expect(await clock.until(producer.send('t', { value: 'b', partition: 1 }))).toMatchObject({ partition: 1 })
    const told = made.events.of('millrace:metadata.refreshed') as { error?: StreamError; topics: string[] }[]
    expect(told[0]).toMatchObject({ topics: ['t'], error: { code: 'BROKER_UNAVAILABLE' } })
    expect(told.at(-1)?.error).toBeUndefined()
    await clock.until(client.close())
    expect(clock.timerCount).toBe(0)
  })
})
