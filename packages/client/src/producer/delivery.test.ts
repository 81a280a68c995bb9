import { isStreamError, StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import type { FakeCluster } from '../../test/fake-cluster.ts'
import { filler, fixture } from '../../test/fixture.ts'

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index))

const reason = (promise: Promise<unknown>): Promise<StreamError> =>
  promise.then(
    () => {
      throw new Error('it should have been rejected')
    },
    (error: unknown) => {
      if (isStreamError(error)) return error
      throw error
    },
  )

const later = (
  code: 'REQUEST_TIMED_OUT' | 'DISK_FULL' | 'NOT_LEADER' | 'INVALID_RECORD' | 'STORAGE_ERROR' | 'OUT_OF_ORDER_SEQUENCE',
): StreamError => new StreamError(code, `the broker says ${code}`)

/** Sends values as a batch each. */
async function sendEach(
  { clock }: Pick<ReturnType<typeof fixture>, 'clock'>,
  producer: { send(topic: string, record: { value: string }): Promise<unknown> },
  values: readonly string[],
): Promise<Promise<unknown>[]> {
  const sent: Promise<unknown>[] = []
  for (const value of values) {
    sent.push(producer.send('t', { value }))
    await clock.settle()
  }
  return sent
}

describe('retries', () => {
  it('goes on in order when a batch in the middle is refused for now', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    cluster.fates.push({ kind: 'append' }, { kind: 'refuse', error: later('DISK_FULL') })
    const producer = client.producer({ lingerMs: 0 })
    const sent = await sendEach(made, producer, numbers(10))
    const metadata = await clock.until(Promise.all(sent))
    expect(cluster.values('t')).toEqual(numbers(10))
    expect(metadata.map((at) => (at as { offset: number }).offset)).toEqual(numbers(10).map(Number))
  })

  it.each([true, false])('appends once when the connection breaks (appended before: %s)', async (appended) => {
    const made = fixture()
    const { clock, cluster, client } = made
    cluster.fates.push({ kind: 'append' }, { kind: 'lose', appended })
    const producer = client.producer({ lingerMs: 0 })
    const sent = await sendEach(made, producer, numbers(10))
    const metadata = await clock.until(Promise.all(sent))
    expect(cluster.values('t')).toEqual(numbers(10))
    expect(metadata.map((at) => (at as { offset: number }).offset)).toEqual(numbers(10).map(Number))
  })

  it('appends once what the broker appended without knowing in time', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    cluster.fates.push({ kind: 'refuse', error: later('REQUEST_TIMED_OUT'), appended: true })
    const producer = client.producer({ lingerMs: 0 })
    const sent = await sendEach(made, producer, numbers(5))
    const metadata = await clock.until(Promise.all(sent))
    expect(metadata.map((at) => (at as { offset: number }).offset)).toEqual(numbers(5).map(Number))
    expect(cluster.values('t')).toEqual(numbers(5))
  })

  it('appends once what goes again and again while its followers are taken', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const slow = { kind: 'refuse', error: later('REQUEST_TIMED_OUT'), appended: true } as const
    const taken = { kind: 'append' } as const
    // The first batch is appended; that is never known in time, though four others are acknowledged after each try.
    cluster.fates.push(slow, slow, taken, taken, taken, taken, slow, taken, taken, taken, taken, slow)
    const producer = client.producer({ lingerMs: 0 })
    const sent: Promise<unknown>[] = []
    for (let index = 0; index < 30; index++) {
      sent.push(...(await sendEach(made, producer, [String(index)])))
      await clock.advance(15)
    }
    await clock.until(Promise.all(sent))
    expect(cluster.values('t')).toEqual(numbers(30))
  })

  it('waits for a broker that is down, and goes on when it is back', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(Promise.all(await sendEach(made, producer, ['before'])))
    cluster.kill(1)
    const sent = await sendEach(made, producer, ['a', 'b'])
    await clock.advance(20_000)
    expect(cluster.values('t')).toEqual(['before'])
    cluster.down.clear()
    await clock.until(Promise.all(sent), 5_000)
    expect(cluster.values('t')).toEqual(['before', 'a', 'b'])
  })

  it('follows the leader', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(Promise.all(await sendEach(made, producer, ['a'])))
    cluster.moveLeader('t', 0, 2)
    await clock.until(Promise.all(await sendEach(made, producer, ['b', 'c'])), 5_000)
    expect(cluster.values('t')).toEqual(['a', 'b', 'c'])
  })

  it('goes on with a topic that was deleted and made again', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(Promise.all(await sendEach(made, producer, ['a', 'b'])))
    cluster.addTopic('t')
    await clock.until(Promise.all(await sendEach(made, producer, ['c', 'd'])), 5_000)
    expect(cluster.values('t')).toEqual(['c', 'd'])
    expect(cluster.partition('t').identities[0]).toMatch(/:0$/)
  })

  it('pauses longer each time, and starts small again after a success', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    for (let index = 0; index < 4; index++) cluster.fates.push({ kind: 'refuse', error: later('DISK_FULL') })
    const times: number[] = []
    const producer = client.producer({ lingerMs: 0, retryBackoffMs: 100, retryBackoffMsMax: 300 })
    const sent = producer.send('t', { value: 'v' })
    let count = 0
    while (count < 5) {
      await clock.advance(1)
      if (cluster.produced.length > count) {
        times.push(clock.monotonicMs())
        count = cluster.produced.length
      }
    }
    await sent
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    const expected = [100, 200, 300, 300]
    for (const [index, pause] of pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual((expected[index] ?? 0) * 0.8)
      expect(pause).toBeLessThanOrEqual((expected[index] ?? 0) * 1.2 + 1)
    }
  })

  it('fails only the batch that is refused for good, and closes the gap in the sequences', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(Promise.all(await sendEach(made, producer, ['first'])))
    const hold = { kind: 'hold' } as const
    cluster.fates.push(hold, { kind: 'hold', refuse: later('INVALID_RECORD') }, hold, hold, hold)
    const sent = await sendEach(made, producer, numbers(5))
    const outcomes = Promise.allSettled(sent)
    cluster.release()
    const statuses = (await clock.until(outcomes)).map(({ status }) => status)
    expect(statuses).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
    expect(cluster.values('t')).toEqual(['first', '0', '2', '3', '4'])
    // The same epoch: the broker took the followers under the sequences that were free.
    expect(cluster.partition('t').identities.slice(1)).toEqual(['1000/0:1', '1000/0:2', '1000/0:3', '1000/0:4'])
  })

  it.each([
    ['the first', () => undefined],
    [
      'the first after a failure',
      (cluster: FakeCluster) => cluster.fates.push({ kind: 'refuse', error: later('NOT_LEADER') }),
    ],
  ])('sends %s alone: who knows nothing of it might take its successor for it', async (_, before) => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0 })
    before(cluster)
    cluster.fates.push({ kind: 'hold', refuse: later('NOT_LEADER') }, { kind: 'hold' })
    const sent = await sendEach(made, producer, numbers(5))
    await clock.advance(2_000)
    const heldUp = cluster.produced.length
    expect(cluster.produced.at(-1)?.parts).toHaveLength(1)
    cluster.release()
    await clock.advance(2_000)
    // Again it goes alone.
    expect(cluster.produced).toHaveLength(heldUp + 1)
    cluster.release()
    await clock.until(Promise.all(sent), 5_000)
    expect(cluster.values('t')).toEqual(numbers(5))
    expect(cluster.partition('t').identities[0]).toBe('1000/0:0')
  })

  it('goes on under another epoch when the broker has lost what it acknowledged', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(Promise.all(await sendEach(made, producer, ['a', 'b'])))
    cluster.partition('t').loseEnd()
    await clock.until(Promise.all(await sendEach(made, producer, ['c', 'd'])), 5_000)
    expect(cluster.values('t')).toEqual(['a', 'b', 'c', 'd'])
    expect(cluster.partition('t').identities.slice(2)).toEqual(['1000/1:0', '1000/1:1'])
  })
})

describe('the delivery deadline', () => {
  it('rejects with the last failure, and lets what comes later through under another epoch', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0, deliveryTimeoutMs: 10_000 })
    await clock.until(Promise.all(await sendEach(made, producer, ['a'])))
    cluster.kill(1)
    const [lost] = await sendEach(made, producer, ['b'])
    const error = await clock.until(reason(lost as Promise<unknown>), 10_100)
    expect(error.message).toContain("can't reach broker 1")
    expect(error).toMatchObject({ code: 'DELIVERY_TIMEOUT', context: { topic: 't', partition: 0, limit: 10_000 } })
    cluster.down.clear()
    await clock.until(Promise.all(await sendEach(made, producer, ['c'])), 5_000)
    expect(cluster.values('t')).toEqual(['a', 'c'])
  })

  it('names the failure of the first for those behind it, whose sequences did not fit', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0, deliveryTimeoutMs: 10_000 })
    await clock.until(Promise.all(await sendEach(made, producer, ['a'])))
    cluster.fates.push(
      { kind: 'refuse', error: later('DISK_FULL') },
      { kind: 'refuse', error: later('OUT_OF_ORDER_SEQUENCE') },
    )
    for (let index = 0; index < 200; index++) cluster.fates.push({ kind: 'refuse', error: later('DISK_FULL') })
    const sent = await sendEach(made, producer, ['b', 'c'])
    for (const error of await clock.until(Promise.all(sent.map(reason)), 10_100)) {
      expect(error).toMatchObject({ code: 'DELIVERY_TIMEOUT', cause: { code: 'DISK_FULL' } })
    }
  })

  it('does not resend under another epoch what may have been appended', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0, deliveryTimeoutMs: 10_000 })
    await clock.until(Promise.all(await sendEach(made, producer, ['a'])))
    cluster.fates.push({ kind: 'lose', appended: true })
    const [first] = await sendEach(made, producer, ['b'])
    cluster.down.add(1)
    const rejected = reason(first as Promise<unknown>)
    await clock.advance(5_000)
    const [second] = await sendEach(made, producer, ['c'])
    const error = await clock.until(rejected, 5_100)
    expect(error.code).toBe('DELIVERY_TIMEOUT')
    expect(error.message).toContain('may have been appended or not')
    cluster.down.clear()
    await clock.until(second as Promise<unknown>, 5_000)
    expect(cluster.values('t')).toEqual(['a', 'b', 'c'])
  })

  it('fails a batch whose answer never comes, keeps its successors in order', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0, deliveryTimeoutMs: 10_000, requestTimeoutMs: 60_000 })
    await clock.until(Promise.all(await sendEach(made, producer, ['first'])))
    cluster.fates.push({ kind: 'hold' }, { kind: 'hold' })
    const [first] = await sendEach(made, producer, ['a'])
    const rejected = reason(first as Promise<unknown>)
    await clock.advance(6_000)
    const [second] = await sendEach(made, producer, ['b'])
    expect((await clock.until(rejected, 4_100)).code).toBe('DELIVERY_TIMEOUT')
    cluster.release()
    await clock.until(second as Promise<unknown>, 1_000)
    expect(cluster.values('t')).toEqual(['first', 'a', 'b'])
  })

  it('gives up a session whose broker says nothing', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    cluster.fates.push({ kind: 'hold' })
    const producer = client.producer({ lingerMs: 0, requestTimeoutMs: 1_000 })
    const [sent] = await sendEach(made, producer, ['a'])
    await clock.until(sent as Promise<unknown>, 3_000)
    expect(cluster.produceSessionCount).toBe(2)
    expect(cluster.values('t')).toEqual(['a'])
  })
})

describe('the producer id', () => {
  it('is asked for until it comes', async () => {
    const made = fixture()
    made.cluster.identityFailure = new StreamError('BROKER_UNAVAILABLE', 'not yet')
    const sent = made.client.producer().send('t', { value: 'v' })
    await made.clock.advance(5_000)
    made.cluster.identityFailure = undefined
    await made.clock.until(sent, 2_000)
    expect(made.cluster.values('t')).toEqual(['v'])
  })

  it('is asked for again by the next record, after it was refused to this one', async () => {
    const made = fixture()
    const producer = made.client.producer()
    made.cluster.identityFailure = new StreamError('UNSUPPORTED', 'no ids here')
    expect((await made.clock.until(reason(producer.send('t', { value: 'a' })))).code).toBe('UNSUPPORTED')
    made.cluster.identityFailure = undefined
    await made.clock.until(producer.send('t', { value: 'b' }))
    expect(made.cluster.values('t')).toEqual(['b'])
  })

  it('is another one once the broker knows a higher epoch of it', async () => {
    const made = fixture()
    const { clock, cluster, client } = made
    const producer = client.producer({ lingerMs: 0 })
    await clock.until(Promise.all(await sendEach(made, producer, ['a'])))
    cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_PRODUCER_EPOCH', 'fenced') })
    await clock.until(Promise.all(await sendEach(made, producer, ['b', 'c'])), 5_000)
    expect(cluster.values('t')).toEqual(['a', 'b', 'c'])
    expect(cluster.partition('t').identities).toEqual(['1000/0:0', '1001/0:0', '1001/0:1'])
  })
})

describe('acks', () => {
  it('resolves without an offset, and without an identity, when no acknowledgement is asked for', async () => {
    const { clock, cluster, client } = fixture()
    const metadata = await clock.until(client.producer({ acks: 'none' }).send('t', { value: 'v' }))
    expect(metadata.offset).toBe(-1)
    expect(cluster.values('t')).toEqual(['v'])
    expect(cluster.partition('t').identities).toEqual(['-1/-1:-1'])
    expect(cluster.calls).not.toContain('initProducer')
  })
})

describe('flush and close', () => {
  it('flush sends what lingers and waits for all that was sent before, not after', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ lingerMs: 60_000 })
    void producer.send('t', { value: 'a' })
    const flushed = producer.flush()
    await clock.settle()
    await flushed
    expect(cluster.values('t')).toEqual(['a'])
    const late = producer.send('t', { value: 'b' })
    await clock.settle()
    expect(cluster.values('t')).toEqual(['a'])
    await clock.until(producer.close())
    expect(cluster.values('t')).toEqual(['a', 'b'])
    await late
  })

  it('flush waits for sends that wait for room', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ bufferBytes: 500, lingerMs: 60_000 })
    const sent = Array.from({ length: 20 }, (_, index) => producer.send('t', { value: `${index}:${filler(200)}` }))
    await clock.until(producer.flush(), 1_000)
    await Promise.all(sent)
    expect(cluster.values('t')).toHaveLength(20)
  })

  it('close flushes, and refuses everything after it', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ lingerMs: 60_000 })
    const sent = producer.send('t', { value: 'a' })
    await clock.until(producer.close())
    await sent
    expect(cluster.values('t')).toEqual(['a'])
    for (const call of [
      producer.send('t', { value: 'b' }),
      producer.send('u', { value: 'b' }),
      producer.sendBatch('t', []),
      producer.flush(),
    ]) {
      expect((await reason(call)).code).toBe('CLOSED')
    }
    await producer.close()
    expect(clock.timerCount).toBe(0)
  })

  it('close rejects with CLOSED what was not delivered by its deadline', async () => {
    const { clock, cluster, client } = fixture()
    const producer = client.producer({ lingerMs: 0, bufferBytes: 100 })
    cluster.down.add(1)
    const sent = [producer.send('t', { value: filler(200) }), producer.send('t', { value: 'waits' })].map(reason)
    await clock.settle()
    const closed = producer.close({ deadlineMs: 1_000 })
    await clock.until(closed, 1_100)
    expect((await Promise.all(sent)).map(({ code }) => code)).toEqual(['CLOSED', 'CLOSED'])
    await clock.advance(1_000)
    expect(clock.timerCount).toBe(0)
  })

  it('is disposed with await using', async () => {
    const { clock, cluster, client } = fixture()
    const run = async (): Promise<void> => {
      await using producer = client.producer({ lingerMs: 60_000 })
      void producer.send('t', { value: 'a' })
    }
    await clock.until(run())
    expect(cluster.values('t')).toEqual(['a'])
  })
})
