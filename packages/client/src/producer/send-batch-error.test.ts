import { StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { failure } from '../../test/consuming.ts'
import { type Fixture, fixture } from '../../test/fixture.ts'
import { serde } from '../serde/index.ts'
import { topic } from '../topic.ts'
import { isSendBatchError, type SendBatchError } from './send-batch-error.ts'

const six = topic('six', { value: serde.string() })

async function partial(made: Fixture, promise: Promise<unknown>): Promise<SendBatchError> {
  const error = await failure(made, promise)
  if (isSendBatchError(error)) return error
  throw error
}

describe('which records failed, why, and where the others are', () => {
  it('is told for records that are refused before they are sent', async () => {
    const made = fixture()
    const producer = made.client.producer({ maxRecordBytes: 1_000 })
    const records = [
      { value: 'a', partition: 0 },
      { value: 7 as unknown as string, partition: 0 },
      { value: 'b', partition: 3 },
      { value: 'x'.repeat(5_000), partition: 3 },
      { value: 'c', partition: 9 },
      { value: 'y'.repeat(5_000) },
      { value: 'd', partition: 3 },
    ]
    const error = await partial(made, producer.sendBatch(six, records))
    expect(error.failures.map(({ index, error: { code } }) => [index, code])).toEqual([
      [1, 'SERIALIZATION'],
      [3, 'MESSAGE_TOO_LARGE'],
      [4, 'UNKNOWN_TOPIC_OR_PARTITION'],
      [5, 'MESSAGE_TOO_LARGE'],
    ])
    expect(error.code).toBe('SERIALIZATION')
    expect([...error.codes]).toEqual([
      ['MESSAGE_TOO_LARGE', 2],
      ['SERIALIZATION', 1],
      ['UNKNOWN_TOPIC_OR_PARTITION', 1],
    ])
    expect(error.message).toContain(
      '4 of 7 records for six were not delivered (2 MESSAGE_TOO_LARGE, 1 SERIALIZATION, 1 UNKNOWN_TOPIC_OR_PARTITION); the first, at index 1: ',
    )
    expect(records.map((_, index) => error.delivered.locate(index))).toEqual([
      { partition: 0, offset: 0 },
      undefined,
      { partition: 3, offset: 0 },
      undefined,
      undefined,
      undefined,
      { partition: 3, offset: 1 },
    ])
    expect(error.errorOf(4)?.code).toBe('UNKNOWN_TOPIC_OR_PARTITION')
    expect(error.errorOf(0)).toBeUndefined()
    expect(error.undelivered(records)).toEqual([records[1], records[3], records[4], records[5]])
  })

  it('is told for batches that a broker refuses, while the others are delivered', async () => {
    const made = fixture()
    made.cluster.moveLeader('six', 1, 2)
    const producer = made.client.producer({ lingerMs: 0 })
    const records = Array.from({ length: 30 }, (_, index) => ({ value: String(index), partition: index % 3 }))
    made.cluster.fates.push({ kind: 'refuse', error: new StreamError('INVALID_RECORD', 'not those') })
    const error = await partial(made, producer.sendBatch('six', records))
    // Of two requests, one a broker, the first was refused.
    const refused = new Set(error.failures.map(({ index }) => index % 3))
    expect([...refused].includes(1)).toBe(refused.size === 1)
    for (const [index, { value, partition }] of records.entries()) {
      const place = error.delivered.locate(index)
      expect(place === undefined).toBe(error.errorOf(index)?.code === 'INVALID_RECORD')
      if (place !== undefined) expect(made.cluster.values('six', partition)[place.offset]).toBe(value)
    }
    expect(error.delivered.recordCount + error.failures.length).toBe(30)
    expect(error.delivered.ranges.reduce((sum, { recordCount }) => sum + recordCount, 0)).toBe(
      error.delivered.recordCount,
    )
  })

  it('is told for records that found no room in time', async () => {
    const made = fixture()
    const producer = made.client.producer({ bufferBytes: 3_000, batchBytes: 1_000, lingerMs: 0, maxBlockMs: 500 })
    await made.clock.until(producer.send('t', { value: 'first' }))
    made.cluster.fates.push(...Array.from({ length: 9 }, () => ({ kind: 'hold' }) as const))
    const records = Array.from({ length: 20 }, () => ({ value: 'x'.repeat(400) }))
    const outcome = partial(made, producer.sendBatch('t', records))
    await made.clock.advance(600)
    made.cluster.release()
    const error = await outcome
    expect([...error.codes.keys()]).toEqual(['TIMEOUT'])
    expect(error.retriable).toBe(true)
    expect(error.delivered.recordCount).toBeGreaterThan(0)
    expect(error.failures[0]?.index).toBe(error.delivered.recordCount)
  })

  it('is told when the producer is closed meanwhile', async () => {
    const made = fixture()
    const producer = made.client.producer({ lingerMs: 0 })
    made.cluster.fates.push({ kind: 'hold' })
    const outcome = partial(made, producer.sendBatch('t', [{ value: 'a' }, { value: 'b' }]))
    await made.clock.advance(10)
    await made.clock.until(producer.close({ deadlineMs: 100 }))
    expect([...(await outcome).codes]).toEqual([['CLOSED', 2]])
  })
})

it('is told from other errors', () => {
  expect(isSendBatchError(new StreamError('CLOSED', 'closed'))).toBe(false)
  expect(isSendBatchError(new Error('no'))).toBe(false)
  expect(isSendBatchError(undefined)).toBe(false)
})
