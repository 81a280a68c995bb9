import { collectingLogger } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { failure, put, take, text } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import type { ConsumerInterceptor } from './types.ts'

const oddOffsets: ConsumerInterceptor = { name: 'odd', onRecord: ({ offset }) => offset % 2 === 1 }

describe('records', () => {
  it('are left out where an interceptor says so, and those behind it do not see them', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b', 'c', 'd'])
    const seen: number[] = []
    const watching: ConsumerInterceptor = { name: 'watching', onRecord: ({ offset }) => void seen.push(offset) }
    const consumer = made.client.consumer({ interceptors: [oddOffsets, watching] })
    const records = consumer.records('t', { from: 'earliest', until: 'end' })
    expect((await take(made, records, 10)).map(({ value }) => text(value))).toEqual(['b', 'd'])
    expect(seen).toEqual([1, 3])
  })

  it('of a batch are shown each time it is iterated', async () => {
    const made = fixture()
    put(made, 't', 0, ['a', 'b', 'c'])
    const consumer = made.client.consumer({ interceptors: [oddOffsets] })
    const [batch] = await take(made, consumer.batches('t', { from: 'earliest' }), 1)
    for (let time = 0; time < 2; time++) expect([...(batch?.records ?? [])].map(({ offset }) => offset)).toEqual([1])
    expect(batch?.recordCount).toBe(3)
  })
})

describe('batches', () => {
  it('are shown once, with how long they were waited for', async () => {
    const made = fixture()
    const waited: [number, number][] = []
    const watching: ConsumerInterceptor = {
      name: 'watching',
      onBatch: ({ firstOffset }, { waitedMs, clientId }) => {
        expect(clientId).toBe('millrace')
        waited.push([firstOffset, waitedMs])
      },
    }
    const records = made.client.consumer({ interceptors: [watching] }).records('t', { from: 'earliest' })
    const first = records.next()
    await made.clock.advance(250)
    put(made, 't', 0, ['a', 'b'])
    put(made, 't', 0, ['c'])
    await made.clock.until(first)
    await take(made, records, 2)
    expect(waited).toEqual([
      [0, 250],
      [2, 0],
    ])
  })
})

describe('what an interceptor throws', () => {
  const breaking: ConsumerInterceptor = {
    name: 'breaking',
    onRecord() {
      throw new Error('it broke')
    },
  }

  it('is logged, and the record delivered', async () => {
    const logger = collectingLogger()
    const made = fixture(1, { logger })
    put(made, 't', 0, ['a'])
    const consumer = made.client.consumer({ interceptors: [breaking] })
    expect(await take(made, consumer.records('t', { from: 'earliest', until: 'end' }), 2)).toHaveLength(1)
    expect(logger.lines.filter(({ fields }) => fields['interceptor'] === 'breaking')).toHaveLength(1)
  })

  it('ends the iteration where that is wanted', async () => {
    const made = fixture()
    put(made, 't', 0, ['a'])
    const consumer = made.client.consumer({ interceptors: [breaking], interceptorErrors: 'fail' })
    const error = await failure(made, consumer.records('t', { from: 'earliest' }).next())
    expect(error).toMatchObject({ code: 'INTERCEPTOR_FAILED', context: { topic: 't', interceptor: 'breaking' } })
  })
})
