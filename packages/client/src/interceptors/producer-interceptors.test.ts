import { collectingLogger } from '@millrace/base/testing'
import { describe, expect, it } from 'vitest'
import { failure } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'
import { isSendBatchError } from '../producer/send-batch-error.ts'
import type { ProducerRecord } from '../producer/types.ts'
import type { ProducerInterceptor, SendCall, SendOutcome } from './types.ts'

/** Adds its name as a header, and keeps what it was told. */
function tagging(name: string): ProducerInterceptor & { calls: SendCall[]; outcomes: SendOutcome[] } {
  const calls: SendCall[] = []
  const outcomes: SendOutcome[] = []
  return {
    name,
    calls,
    outcomes,
    onCall: (call) => void calls.push(call),
    onSend: (record) => ({ ...record, headers: [...((record.headers ?? []) as [string, string][]), ['by', name]] }),
    onSettled: (_call, outcome) => void outcomes.push(outcome),
  }
}

const breaking: ProducerInterceptor = {
  name: 'breaking',
  onSend() {
    throw new Error('it broke')
  },
  onSettled() {
    throw new Error('it broke again')
  },
}

const headersOf = async (made: ReturnType<typeof fixture>): Promise<string[][]> => {
  const found: string[][] = []
  const read = async (): Promise<void> => {
    for await (const { headers } of made.client.consumer().records('t', { from: 'earliest', until: 'end' })) {
      found.push(headers.getAll('by').map(String))
    }
  }
  await made.clock.until(read())
  return found
}

describe('order', () => {
  it('is the one in which they were given, for each record and each outcome', async () => {
    const made = fixture()
    const [first, second] = [tagging('first'), tagging('second')]
    const producer = made.client.producer({ interceptors: [first, second] })
    await made.clock.until(producer.send('t', { value: 'a' }))
    await made.clock.until(producer.sendBatch('t', [{ value: 'b' }, { value: 'c' }]))
    expect(await headersOf(made)).toEqual([
      ['first', 'second'],
      ['first', 'second'],
      ['first', 'second'],
    ])
    expect(first.calls).toEqual([
      { clientId: 'millrace', topic: 't', recordCount: 1, isBatch: false },
      { clientId: 'millrace', topic: 't', recordCount: 2, isBatch: true },
    ])
    // One object a call, for those who keep something with it.
    expect(second.calls[0]).toBe(first.calls[0])
    expect(first.outcomes.map(({ error }) => error)).toEqual([undefined, undefined])
    expect(first.outcomes[0]?.locate(0)).toMatchObject({ partition: 0, offset: 0 })
    expect(first.outcomes[1]?.locate(1)).toEqual({ partition: 0, offset: 2 })
    expect(first.outcomes[1]?.locate(2)).toBeUndefined()
  })

  it('has them hear the outcome before the caller', async () => {
    const made = fixture()
    const heard: string[] = []
    const interceptor: ProducerInterceptor = { name: 'i', onSettled: () => void heard.push('interceptor') }
    const producer = made.client.producer({ interceptors: [interceptor] })
    await made.clock.until(producer.send('t', { value: 'a' }).then(() => void heard.push('caller')))
    expect(heard).toEqual(['interceptor', 'caller'])
  })

  it('is called in the context of the caller even if the record has to wait', async () => {
    const made = fixture()
    const interceptor = tagging('i')
    const producer = made.client.producer({ interceptors: [interceptor] })
    const sent = producer.sendBatch('t', [{ value: 'a' }])
    expect(interceptor.calls).toHaveLength(1)
    await made.clock.until(sent)
  })
})

describe('what fails', () => {
  it('is told with the failures of a batch', async () => {
    const made = fixture()
    const interceptor = tagging('i')
    const producer = made.client.producer({ interceptors: [interceptor], maxRecordBytes: 1_000 })
    const records = [{ value: 'a' }, { value: 'x'.repeat(2_000) }]
    const error = await failure(made, producer.sendBatch('t', records))
    expect(interceptor.outcomes[0]?.error).toBe(error)
    expect(interceptor.outcomes[0]?.locate(0)).toEqual({ partition: 0, offset: 0 })
    expect(interceptor.outcomes[0]?.locate(1)).toBeUndefined()
    const single = await failure(made, producer.send('t', records[1] as ProducerRecord<string, string>))
    expect(interceptor.outcomes[1]?.error).toBe(single)
  })

  it('of interceptors is logged, and the record goes on as the others want it', async () => {
    const logger = collectingLogger()
    const made = fixture(1, { logger })
    const last = tagging('last')
    const producer = made.client.producer({ interceptors: [tagging('first'), breaking, last] })
    await made.clock.until(producer.send('t', { value: 'a' }))
    expect(await headersOf(made)).toEqual([['first', 'last']])
    expect(last.outcomes).toHaveLength(1)
    const failures = logger.lines.filter(({ fields }) => fields['interceptor'] === 'breaking')
    expect(failures.map(({ level, fields }) => [level, fields['topic'], String(fields['err'])])).toEqual([
      ['warn', 't', 'Error: it broke'],
      ['warn', 't', 'Error: it broke again'],
    ])
  })

  it('of interceptors refuses the record alone where that is wanted', async () => {
    const made = fixture()
    const strict: ProducerInterceptor = {
      name: 'strict',
      onSend(record) {
        if (record.headers === undefined) throw new Error('no headers')
        return record
      },
    }
    const producer = made.client.producer({ interceptors: [strict], interceptorErrors: 'fail' })
    const error = await failure(made, producer.send('t', { value: 'a' }))
    expect(error).toMatchObject({ code: 'INTERCEPTOR_FAILED', context: { topic: 't', interceptor: 'strict' } })
    expect(error.message).toBe('interceptor strict failed on t: no headers')
    const partial = await failure(made, producer.sendBatch('t', [{ value: 'b' }, { value: 'c', headers: {} }]))
    if (!isSendBatchError(partial)) throw new Error('it should be a SendBatchError')
    expect(partial.failures.map(({ index, error: { code } }) => [index, code])).toEqual([[0, 'INTERCEPTOR_FAILED']])
    expect(made.cluster.values('t')).toEqual(['c'])
  })

  it('is an interceptor that returns no record', async () => {
    const made = fixture()
    const forgetful: ProducerInterceptor = { name: 'forgetful', onSend: () => undefined as never }
    const producer = made.client.producer({ interceptors: [forgetful], interceptorErrors: 'fail' })
    const error = await failure(made, producer.send('t', { value: 'a' }))
    expect(error.message).toBe('interceptor forgetful failed on t: onSend returned a undefined, no record')
  })
})
