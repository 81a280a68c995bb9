import { setImmediate as turn } from 'node:timers/promises'
import { StreamError } from '@millrace/base'
import type { BatchMetadata, Client, PartitionOffsetToCommit, ProducerRecord, RawBytes } from '@millrace/client'
import type { GroupMembership } from '@millrace/client/membership'
import { describe, expect, it } from 'vitest'
import { type Deferred, deferred } from './deferred.ts'
import { openOutput, type Output } from './output.ts'

const settings = { producer: {}, transactionTimeoutMs: 10_000 }
const offset = (value: number): PartitionOffsetToCommit[] => [{ topic: 'in', partition: 0, offset: value }]
const failure = new StreamError('NOT_ENOUGH_REPLICAS', 'too few brokers')

/** Brokers that answer when the test says so, and a log of what they were told. */
class FakeBrokers {
  readonly told: string[] = []
  /** What was sent and not answered, from the oldest on. */
  readonly #sent: { readonly answer: Deferred<BatchMetadata>; readonly count: number }[] = []
  readonly #ends: Deferred<void>[] = []
  #nextOffset = 0

  readonly sendBatch = (topic: string, records: readonly ProducerRecord<RawBytes, RawBytes>[]) => {
    this.told.push(`send ${topic} ${records.map(({ value }) => String(value)).join(' ')}`)
    const answer = deferred<BatchMetadata>()
    this.#sent.push({ answer, count: records.length })
    return answer.promise
  }

  readonly client = {
    producer: () => ({ sendBatch: this.sendBatch, flush: () => Promise.resolve(), close: () => Promise.resolve() }),
    transactional: () => ({
      transaction: async (work: (transaction: unknown) => Promise<void>) => {
        this.told.push('begin')
        const sendOffsets = (offsets: readonly PartitionOffsetToCommit[]) => {
          this.told.push(`offsets ${offsets.map((each) => each.offset).join(' ')}`)
          return Promise.resolve()
        }
        await work({ sendBatch: this.sendBatch, sendOffsets })
        const end = deferred<void>()
        this.#ends.push(end)
        await end.promise
        this.told.push('end')
      },
      close: () => Promise.resolve(),
    }),
  } as unknown as Client

  readonly member = {
    commit: (offsets: readonly PartitionOffsetToCommit[]) => {
      this.told.push(`offsets ${offsets.map((each) => each.offset).join(' ')}`)
      return Promise.resolve()
    },
    progress: (offsets: readonly PartitionOffsetToCommit[]) => Promise.resolve(offsets),
  } as unknown as GroupMembership

  open(transactionalId?: string): Output {
    return openOutput(this.client, () => this.member, settings, transactionalId)
  }

  /** Acknowledges what was sent first. */
  async acknowledge(): Promise<void> {
    const sent = this.#sent.shift()
    if (sent === undefined) throw new Error('nothing was sent')
    const range = { partition: 0, baseOffset: this.#nextOffset, recordCount: sent.count }
    this.#nextOffset += sent.count
    sent.answer.resolve({ topic: 'out', ranges: [range] } as unknown as BatchMetadata)
    await turn()
  }

  async refuse(): Promise<void> {
    this.#sent.shift()?.answer.reject(failure)
    await turn()
  }

  async end(error?: StreamError): Promise<void> {
    const end = this.#ends.shift()
    if (error === undefined) end?.resolve()
    else end?.reject(error)
    await turn()
  }
}

function write(output: Output, ...values: string[]): void {
  for (const value of values) output.send({ topic: 'out', partition: 0, key: null, value: Buffer.from(value) })
}

/** What a promise rejects with; asked at once, as it may reject while something else is waited for. */
const outcomeOf = (promise: Promise<void>): Promise<unknown> =>
  promise.then(
    () => 'no failure',
    (error: unknown) => error,
  )

describe('with transactions', () => {
  it('what is written while one ends goes with the next, which begins when it has ended', async () => {
    const brokers = new FakeBrokers()
    const output = brokers.open('id')
    write(output, 'a')
    await output.drain()
    write(output, 'b')
    const committed = output.commit(offset(2))
    write(output, 'c')
    expect(output.isDirty).toBe(true)
    await output.drain()
    await turn()
    await brokers.acknowledge()
    await brokers.acknowledge()
    write(output, 'd')
    await output.drain()
    expect(brokers.told).toEqual(['begin', 'send out a', 'send out b', 'offsets 2'])
    await brokers.end()
    await committed
    expect([...output.ends]).toEqual([['out/0', 2]])
    await output.drain()
    expect(brokers.told.slice(4)).toEqual(['end', 'begin', 'send out c d'])
    await brokers.acknowledge()
    const next = output.commit(offset(4))
    await turn()
    await brokers.end()
    await next
    expect([...output.ends, output.isDirty]).toEqual([['out/0', 4], false])
  })

  it('waits for the end of one where too much waits for the next', async () => {
    const brokers = new FakeBrokers()
    const output = brokers.open('id')
    const committed = output.commit(offset(1))
    await turn()
    write(output, 'x'.repeat(2 << 20))
    const steps: string[] = []
    const drained = output.drain().then(() => steps.push('drained'))
    await turn()
    expect(steps).toEqual([])
    await brokers.end()
    await Promise.all([committed, drained])
    expect(brokers.told).toEqual(['begin', 'offsets 1', 'end'])
  })

  it('nothing goes out any more once one has failed', async () => {
    const brokers = new FakeBrokers()
    const output = brokers.open('id')
    write(output, 'a')
    const committed = outcomeOf(output.commit(offset(1)))
    write(output, 'b', 'x'.repeat(2 << 20))
    await turn()
    await brokers.acknowledge()
    await brokers.end(failure)
    expect(await committed).toBe(failure)
    await output.drain()
    expect([brokers.told, output.ends.size]).toEqual([['begin', 'send out a', 'offsets 1'], 0])
    await output.abort(failure)
  })
})

describe('without transactions', () => {
  it('offsets are committed once all before them is acknowledged, whatever was sent since', async () => {
    const brokers = new FakeBrokers()
    const output = brokers.open()
    write(output, 'a')
    await output.drain()
    write(output, 'b')
    const committed = output.commit(offset(2))
    write(output, 'c')
    await output.drain()
    expect(brokers.told).toEqual(['send out a', 'send out b', 'send out c'])
    await brokers.acknowledge()
    expect(brokers.told).toHaveLength(3)
    await brokers.acknowledge()
    await committed
    expect([brokers.told.at(-1), output.isDirty]).toEqual(['offsets 2', true])
  })

  it('changelogs end where they did when the commit began', async () => {
    const brokers = new FakeBrokers()
    const output = brokers.open()
    write(output, 'a')
    await output.drain()
    write(output, 'b')
    const committed = output.commit([])
    write(output, 'c')
    await output.drain()
    // The one that belongs to the next commit is there before the last of this one.
    await brokers.acknowledge()
    const [first, second] = [brokers.acknowledge(), brokers.acknowledge()]
    await Promise.all([first, second, committed])
    expect([...output.ends]).toEqual([['out/0', 2]])
  })

  it('a record that could not be written fails the commit that it belongs to', async () => {
    const brokers = new FakeBrokers()
    const output = brokers.open()
    write(output, 'a')
    const committed = outcomeOf(output.commit(offset(1)))
    await brokers.refuse()
    expect(await committed).toBe(failure)
    expect(brokers.told).toEqual(['send out a'])
  })
})
