import { StreamError } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { encodeBatch } from '@millrace/records'
import { lastValueFrom, take as takeCount, toArray } from 'rxjs'
import { describe, expect, it } from 'vitest'
import { failure, lastSession, ports, put } from '../../test/consuming.ts'
import { type Fixture, fixture } from '../../test/fixture.ts'
import type { ConsumerInterceptor } from '../interceptors/types.ts'
import { serde } from '../serde/index.ts'
import { topic } from '../topic.ts'
import { handleEach, observable, observe } from './index.ts'
import type { Observed } from './types.ts'

const options = { from: 'earliest', until: 'end' } as const

/** Fills `t` with batches of 500 records whose keys repeat. */
function fill({ cluster }: Fixture, count: number, keys: number): void {
  const log = cluster.partition('t')
  for (let from = 0; from < count; from += 500) {
    const records = Array.from({ length: Math.min(500, count - from) }, (_, index) => {
      const at = from + index
      return { key: `k${(at * 7919) % keys}`, value: String(at), timestamp: 1_000 }
    })
    log.append(encodeBatch({ records }, ports), Infinity)
  }
}

/** Counts what leaves the consumer. */
function counting(): ConsumerInterceptor & { count: number } {
  const counter = { name: 'counting', count: 0, onRecord: () => void counter.count++ }
  return counter
}

describe('backpressure', () => {
  it.each(['none', 'key', 'partition'] as const)(
    'of 100,000 records no more are pulled than a slow subscriber has credit for (order: %s)',
    async (orderBy) => {
      const made = fixture()
      fill(made, 100_000, 1_000)
      const pulled = counting()
      const consumer = observable(made.client.consumer({ interceptors: [pulled] }))
      const concurrency = 16
      const lookAhead = 32
      let processed = 0
      let furthest = 0
      const held: (() => void)[] = []
      const done = new Promise<void>((resolve, reject) => {
        consumer.observe('t', { ...options, concurrency, orderBy, lookAhead }).subscribe({
          next: (observed) => {
            furthest = Math.max(furthest, pulled.count - processed)
            held.push(observed.done)
          },
          complete: resolve,
          error: reject,
        })
      })
      // It stops after 84 records, for as long as it likes.
      while (processed < 84) {
        await made.clock.advance(1)
        for (const finish of held.splice(0, Math.min(held.length, 84 - processed))) {
          processed++
          finish()
        }
      }
      await made.clock.advance(60_000)
      expect(processed).toBe(84)
      expect(pulled.count).toBeLessThanOrEqual(84 + concurrency + lookAhead)
      // And then goes on to the end.
      const finishAll = async (): Promise<void> => {
        while (processed < 100_000) {
          for (const finish of held.splice(0)) {
            processed++
            finish()
          }
          await Promise.resolve()
        }
      }
      await made.clock.until(Promise.all([finishAll(), done]))
      expect(pulled.count).toBe(100_000)
      expect(furthest).toBeLessThanOrEqual(concurrency + lookAhead)
    },
  )

  it('one that never is done gets as many as may be with it, and no more', async () => {
    const made = fixture()
    fill(made, 2_000, 10)
    const got: unknown[] = []
    const subscription = observe(made.client.consumer(), 't', { ...options, concurrency: 5 }).subscribe((observed) =>
      got.push(observed),
    )
    await made.clock.advance(1_000)
    expect(got).toHaveLength(5)
    subscription.unsubscribe()
  })

  it('the consumer holds back what the broker sends, too', async () => {
    const made = fixture()
    fill(made, 100_000, 10)
    const consumer = made.client.consumer({ prefetchBytes: 100_000 })
    const subscription = observe(consumer, 't', options).subscribe(() => undefined)
    await made.clock.advance(1_000)
    // One batch over what was granted, of some 3 MB that there are.
    expect(lastSession(made).creditBytes).toBeLessThanOrEqual(0)
    const granted = lastSession(made).updates.reduce((sum, { grantBytes = 0 }) => sum + grantBytes, 0)
    expect(granted).toBeLessThanOrEqual(200_000)
    subscription.unsubscribe()
  })
})

describe('order', () => {
  it('by key: no two records of a key at once, those of each key by offset, others overtake', async () => {
    const made = fixture()
    fill(made, 3_000, 40)
    const running = new Set<string>()
    const finished = new Map<string, number[]>()
    const all: number[] = []
    const keyed = topic('t', { key: serde.string() })
    const random = new SeededRandom(7)
    const handled = observe(made.client.consumer(), keyed, { ...options, concurrency: 16, orderBy: 'key' }).pipe(
      handleEach(async (record) => {
        const key = record.key ?? ''
        expect(running.has(key)).toBe(false)
        running.add(key)
        await new Promise<void>((resolve) => made.clock.setTimer(random.number() * 50, resolve))
        running.delete(key)
        finished.set(key, [...(finished.get(key) ?? []), record.offset])
        all.push(record.offset)
        return record.offset
      }),
    )
    const results = await made.clock.until(lastValueFrom(handled.pipe(toArray())))
    expect(results).toEqual(all)
    expect(all).toHaveLength(3_000)
    for (const offsets of finished.values()) expect(offsets).toEqual([...offsets].sort((one, other) => one - other))
    expect(all).not.toEqual([...all].sort((one, other) => one - other))
  })

  it('by partition: one of each at a time', async () => {
    const made = fixture()
    for (let round = 0; round < 20; round++) {
      for (let partition = 0; partition < 6; partition++) put(made, 'six', partition, ['a', 'b'])
    }
    const running = new Set<number>()
    let most = 0
    const offsets = new Map<number, number[]>()
    const handled = observe(made.client.consumer(), 'six', {
      ...options,
      concurrency: 100,
      orderBy: 'partition',
    }).pipe(
      handleEach(async ({ partition, offset }) => {
        expect(running.has(partition)).toBe(false)
        running.add(partition)
        most = Math.max(most, running.size)
        await new Promise<void>((resolve) => made.clock.setTimer(1 + partition, resolve))
        running.delete(partition)
        offsets.set(partition, [...(offsets.get(partition) ?? []), offset])
      }),
    )
    await made.clock.until(lastValueFrom(handled))
    expect(most).toBeGreaterThan(1)
    for (let partition = 0; partition < 6; partition++) {
      expect(offsets.get(partition)).toEqual(Array.from({ length: 40 }, (_, index) => index))
    }
  })

  it('records without key wait for none', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b', 'c'])
    const got: Observed<unknown>[] = []
    observe(made.client.consumer(), 't', { ...options, concurrency: 3, orderBy: 'key' }).subscribe((one) =>
      got.push(one),
    )
    await made.clock.advance(10)
    expect(got).toHaveLength(3)
  })
})

describe('ends', () => {
  it('with the error of the iteration', async () => {
    const made = fixture()
    put(made, 't', 0, ['a'])
    const failed = failure(made, lastValueFrom(observe(made.client.consumer(), 't', { from: { offset: 9 } })))
    expect((await failed).code).toBe('OFFSET_OUT_OF_RANGE')
  })

  it('with the error of a handler, and gives everything back', async () => {
    const made = fixture()
    fill(made, 1_000, 10)
    const consumer = made.client.consumer()
    const handled = observe(consumer, 't', { from: 'earliest', concurrency: 4 }).pipe(
      handleEach(async ({ offset }) => {
        if (offset === 10) throw new StreamError('INTERNAL', 'the handler broke')
      }),
    )
    expect((await failure(made, lastValueFrom(handled))).message).toBe('the handler broke')
    expect(lastSession(made).isOver).toBe(true)
    // The consumer is free for another.
    expect(await made.clock.until(lastValueFrom(observe(consumer, 't', options).pipe(takeCount(1))))).toMatchObject({
      record: { offset: 0 },
    })
  })

  it('with the subscription: nothing is pulled or emitted any more, whatever is done', async () => {
    const made = fixture()
    fill(made, 1_000, 10)
    const pulled = counting()
    const got: Observed<unknown>[] = []
    const subscription = observe(made.client.consumer({ interceptors: [pulled] }), 't', {
      from: 'earliest',
      concurrency: 3,
    }).subscribe((one) => got.push(one))
    await made.clock.advance(10)
    subscription.unsubscribe()
    for (const { done } of got) done()
    await made.clock.advance(1_000)
    expect(got).toHaveLength(3)
    expect(pulled.count).toBeLessThanOrEqual(4)
    expect(lastSession(made).isOver).toBe(true)
    expect(made.clock.timerCount).toBe(0)
  })

  it('with the consumer', async () => {
    const made = fixture()
    const consumer = made.client.consumer()
    const failed = failure(made, lastValueFrom(observe(consumer, 't', { from: 'earliest' })))
    await made.clock.advance(10)
    await consumer.close()
    expect((await failed).code).toBe('CLOSED')
  })

  it('once everything was handed out, where an end was asked for', async () => {
    const made = fixture()
    expect(
      await made.clock.until(lastValueFrom(observe(made.client.consumer(), 't', options).pipe(toArray()))),
    ).toEqual([])
  })
})

it('hands over poison as it is told to', async () => {
  const made = fixture()
  put(made, 't', 0, ['{}', 'rot', '[]'])
  const json = topic('t', { value: serde.json() })
  const raw = observe(made.client.consumer(), json, { ...options, onPoison: 'raw', concurrency: 9, orderBy: 'key' })
  const all = await made.clock.until(lastValueFrom(raw.pipe(toArray())))
  expect(all.map(({ record }) => record.poison?.code)).toEqual([undefined, 'DESERIALIZATION', undefined])
  const skipping = observe(made.client.consumer(), json, { ...options, onPoison: 'skip', concurrency: 9 })
  expect(await made.clock.until(lastValueFrom(skipping.pipe(toArray())))).toHaveLength(2)
})

it.each([
  [{ concurrency: 0 }, 'concurrency must be a whole number from 1 on, not 0'],
  [{ lookAhead: -1 }, 'lookAhead must be a whole number from 0 on, not -1'],
  [{ orderBy: 'offset' as 'key' }, 'orderBy must be one of none, partition, key, not offset'],
])('refuses %j', (wrong, message) => {
  expect(() => observe(fixture().client.consumer(), 't', wrong)).toThrow(message)
})
