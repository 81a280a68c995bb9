import { SeededRandom } from '@millrace/base/testing'
import { encodeBatch, encodeControlKey, encodeEndTransactionMarker, RecordBatch } from '@millrace/records'
import { describe, expect, it } from 'vitest'
import { type Made, ports, take, text } from '../../test/consuming.ts'
import { fixture } from '../../test/fixture.ts'

const committed = { isolation: 'read_committed' } as const

interface Open {
  readonly firstOffset: number
  readonly values: string[]
}

/** Writes transactions into a partition of the fake cluster as a broker would have them, and knows what is committed. */
class Transactions {
  readonly #made: Made
  readonly #open = new Map<number, Open>()
  /** Values by the offset of their batch, of what is decided or was in no transaction. */
  readonly #kept = new Map<number, readonly string[]>()
  #epoch = 0

  constructor(made: Made) {
    this.#made = made
  }

  get #log() {
    return this.#made.cluster.partition('t', 0)
  }

  #append(content: Parameters<typeof encodeBatch>[0]): number {
    const baseOffset = this.#log.endOffset
    const batch = new RecordBatch(encodeBatch(content, ports))
    batch.assignOffset(baseOffset, 0)
    this.#log.appendRaw(batch.bytes, batch.recordCount)
    return baseOffset
  }

  write(producerId: number, values: readonly string[]): void {
    const records = values.map((value) => ({ key: null, value, timestamp: 1_000 }))
    if (producerId < 0) {
      this.#kept.set(this.#append({ records }), values)
      return
    }
    const content = { records, producerId, producerEpoch: this.#epoch, baseSequence: 0, isTransactional: true }
    const offset = this.#append(content)
    const open = this.#open.get(producerId) ?? { firstOffset: offset, values: [] }
    this.#open.set(producerId, open)
    open.values.push(`${offset}:${values.join()}`)
    this.#stand()
  }

  end(producerId: number, isCommit: boolean): void {
    const key = encodeControlKey(isCommit ? 'COMMIT' : 'ABORT')
    const records = [{ key, value: encodeEndTransactionMarker(0), timestamp: 1_000 }]
    const content = { records, producerId, producerEpoch: (this.#epoch += 1), isTransactional: true, isControl: true }
    const open = this.#open.get(producerId)
    this.#open.delete(producerId)
    // Before it is there: the fake sends as soon as it is.
    const lastOffset = this.#log.endOffset
    if (open !== undefined && !isCommit) {
      this.#log.aborted.push({ producerId, firstOffset: open.firstOffset, lastOffset })
    }
    if (open !== undefined && isCommit) {
      for (const entry of open.values) {
        const [offset = '', values = ''] = entry.split(':')
        this.#kept.set(Number(offset), values.split(','))
      }
    }
    this.#stand()
    this.#append(content)
  }

  #stand(): void {
    const firsts = [...this.#open.values()].map(({ firstOffset }) => firstOffset)
    this.#log.openFrom = firsts.length === 0 ? undefined : Math.min(...firsts)
  }

  /** What a consumer of what is committed is to see now. */
  get committed(): string[] {
    const end = this.#log.lastStableOffset
    const offsets = [...this.#kept.keys()].filter((offset) => offset < end).sort((a, b) => a - b)
    return offsets.flatMap((offset) => this.#kept.get(offset) ?? [])
  }
}

describe('a consumer of what is committed', () => {
  it('gets no record of an aborted transaction nor a marker, and its position moves past them', async () => {
    const made = fixture()
    const log = new Transactions(made)
    log.write(1, ['dropped'])
    log.write(-1, ['plain'])
    log.end(1, false)
    log.write(1, ['kept'])
    log.end(1, true)
    const consumer = made.client.consumer(committed)
    const records = await take(made, consumer.records('t', { from: 'earliest', until: 'end' }), 10)
    expect(records.map(({ value, offset }) => [text(value), offset])).toEqual([
      ['plain', 1],
      ['kept', 3],
    ])
  })

  it('waits where a transaction is open, and counts its lag to there', async () => {
    const made = fixture()
    const log = new Transactions(made)
    log.write(-1, ['a', 'b'])
    log.write(1, ['open'])
    log.write(-1, ['behind'])
    const consumer = made.client.consumer(committed)
    const batches = consumer.batches('t', { from: 'earliest' })
    const [first] = await take(made, batches, 1)
    expect([first?.lag, first?.highWatermark, consumer.lag('t').get(0)]).toEqual([0, 4, 0])
    const next = batches.next()
    await made.clock.settle()
    log.end(1, false)
    const step = await made.clock.until(next)
    expect([...(step.done === true ? [] : step.value.records)].map(({ value }) => text(value))).toEqual(['behind'])
    expect(consumer.position('t', 0)).toBe(4)
  })

  it('begins at the last stable offset if it begins at the latest, and ends there', async () => {
    const made = fixture()
    const log = new Transactions(made)
    log.write(-1, ['a'])
    log.write(1, ['open'])
    const consumer = made.client.consumer(committed)
    expect(await take(made, consumer.records('t', { from: 'earliest', until: 'end' }), 10)).toHaveLength(1)
    const latest = consumer.records('t')
    const next = latest.next()
    await made.clock.settle()
    log.end(1, true)
    const step = await made.clock.until(next)
    expect(step.done === true ? undefined : text(step.value.value)).toBe('open')
  })

  it('sees everything with read_uncommitted, which is the default, but for markers', async () => {
    const made = fixture()
    const log = new Transactions(made)
    log.write(1, ['dropped'])
    log.end(1, false)
    log.write(2, ['open'])
    const records = await take(made, made.client.consumer().records('t', { from: 'earliest', until: 'end' }), 10)
    expect(records.map(({ value }) => text(value))).toEqual(['dropped', 'open'])
  })

  it('reads newest first what is committed, and as much of it as it wants', async () => {
    const made = fixture()
    const log = new Transactions(made)
    for (const value of ['a', 'b', 'c']) log.write(-1, [value])
    log.write(1, ['dropped'])
    log.write(1, ['dropped too'])
    log.end(1, false)
    log.write(1, ['kept'])
    log.end(1, true)
    log.write(2, ['open'])
    const consumer = made.client.consumer(committed)
    const newest = await take(made, consumer.newest('t', { limit: 3 }), 10)
    expect(newest.map(({ value }) => text(value))).toEqual(['kept', 'c', 'b'])
  })

  it('is refused an isolation that there is not', () => {
    const { client } = fixture()
    expect(() => client.consumer({ isolation: 'serializable' as never })).toThrow(
      expect.objectContaining({ code: 'INVALID_CONFIG' }),
    )
  })

  it('sees exactly what is committed, however transactions interleave', async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const random = new SeededRandom(seed)
      const made = fixture()
      const log = new Transactions(made)
      const seen: string[] = []
      const consumer = made.client.consumer(committed)
      const records = consumer.records('t', { from: 'earliest' })
      const reading = (async () => {
        for await (const { value } of records) seen.push(text(value))
      })()
      for (let step = 0; step < 60; step++) {
        const producer = random.integer(4)
        if (random.chance(0.35)) log.end(1 + producer, random.chance(0.5))
        else log.write(random.chance(0.2) ? -1 : 1 + producer, [`v${step}`, `w${step}`].slice(random.integer(2)))
        if (random.chance(0.3)) await made.clock.settle()
        if (random.chance(0.1)) {
          await made.clock.settle()
          expect([seed, step, seen]).toEqual([seed, step, log.committed])
        }
      }
      await made.clock.settle()
      expect([seed, seen]).toEqual([seed, log.committed])
      await records.return?.()
      await reading
    }
  })
})
