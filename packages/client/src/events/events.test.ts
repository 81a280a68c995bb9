import { StreamError } from '@millrace/base'
import { expect, it } from 'vitest'
import { lastSession, put, take } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'

it('a producer tells of requests, acknowledgements, retries, failures and lost connections', async () => {
  const { clock, cluster, client, events } = fixture(1, { clientId: 'shop' })
  events.listen(
    'millrace:producer.request.sent',
    'millrace:producer.batch.acknowledged',
    'millrace:producer.batch.retried',
    'millrace:producer.batch.failed',
    'millrace:producer.disconnected',
  )
  const producer = client.producer({ lingerMs: 0 })
  cluster.fates.push({ kind: 'refuse', error: new StreamError('DISK_FULL', 'full') }, { kind: 'lose', appended: false })
  await clock.until(producer.send('t', { value: 'a' }))
  cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_RECORD', 'bad') })
  await clock.until(Promise.allSettled([producer.send('t', { value: 'b' })]))
  const about = { clientId: 'shop', topic: 't', partition: 0, recordCount: 1 }
  expect(events.published).toMatchObject([
    { name: 'millrace:producer.request.sent', event: { clientId: 'shop', nodeId: 1, acks: 'all', batchCount: 1 } },
    { name: 'millrace:producer.batch.retried', event: { ...about, error: { code: 'DISK_FULL' } } },
    { name: 'millrace:producer.request.sent' },
    { name: 'millrace:producer.disconnected', event: { nodeId: 1, error: { code: 'BROKER_UNAVAILABLE' } } },
    { name: 'millrace:producer.batch.retried', event: { ...about, error: { code: 'BROKER_UNAVAILABLE' } } },
    { name: 'millrace:producer.request.sent' },
    { name: 'millrace:producer.batch.acknowledged', event: { ...about, baseOffset: 0 } },
    { name: 'millrace:producer.request.sent' },
    { name: 'millrace:producer.batch.failed', event: { ...about, error: { code: 'INVALID_RECORD' } } },
  ])
  const [acknowledged] = events.of('millrace:producer.batch.acknowledged') as { ageMs: number; sizeBytes: number }[]
  expect(acknowledged?.ageMs).toBeGreaterThan(0)
  expect(acknowledged?.sizeBytes).toBeGreaterThan(61)
})

it('a batch that is split is told of by its parts', async () => {
  const { clock, cluster, client, events } = fixture()
  events.listen('millrace:producer.batch.acknowledged', 'millrace:producer.batch.failed')
  cluster.addTopic('small', 1, { 'hidden.limit': '300' })
  const producer = client.producer()
  await clock.until(producer.sendBatch('small', [{ value: 'x'.repeat(150) }, { value: 'y'.repeat(150) }]))
  expect(events.published.map(({ event }) => (event as { recordCount: number }).recordCount)).toEqual([1, 1])
})

it('a consumer tells of frames, batches, interruptions and positions that are reset', async () => {
  const made = fixture()
  made.events.listen(
    'millrace:consumer.frame.received',
    'millrace:consumer.batch.consumed',
    'millrace:consumer.interrupted',
    'millrace:consumer.position.reset',
  )
  put(made, 't', 0, ['a', 'b'])
  const consumer = made.client.consumer({ autoOffsetReset: 'earliest' })
  const records = consumer.records('t', { from: { offset: 7 } })
  await take(made, records, 2)
  lastSession(made).lose(new StreamError('BROKER_UNAVAILABLE', 'gone'))
  expect(made.events.published).toMatchObject(
    [
      { name: 'millrace:consumer.position.reset', event: { topic: 't', partition: 0, offset: 7, reset: 'earliest' } },
      { name: 'millrace:consumer.batch.consumed', event: { firstOffset: 0, lastOffset: 1, recordCount: 2, lag: 0 } },
      { name: 'millrace:consumer.interrupted', event: { topic: 't', error: { code: 'BROKER_UNAVAILABLE' } } },
    ].toSpliced(1, 0, { name: 'millrace:consumer.frame.received', event: { topic: 't', partition: 0 } } as never),
  )
})

it('a client tells of its beginning and its end, and of nothing to nobody', async () => {
  const { clock, client, events } = fixture()
  await clock.until(client.producer({ lingerMs: 0 }).send('t', { value: 'a' }))
  expect(events.published).toEqual([])
  events.listen('millrace:client.closed')
  await clock.until(client.close())
  expect(events.published).toEqual([{ name: 'millrace:client.closed', event: { clientId: 'millrace' } }])
  expect(events.channels.every((name) => /^millrace:[a-z]+(\.[a-z]+)+$|^millrace:client\.[a-z]+$/.test(name))).toBe(
    true,
  )
})
