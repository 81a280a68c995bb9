import { silentLogger, StreamError } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { describe, expect, it, vi } from 'vitest'
import type { SourceBatch, SourcePosition, SourceRecordFate, SourceTask } from '../connectors/define-source.ts'
import { NotLoaded } from '../converters/not-loaded.ts'
import { sourceRecord, type SourceRecord } from '../data/record.ts'
import { lastDeliveriesMs } from '../limits.ts'
import type { KeptPosition } from './offset-topic.ts'
import { RecordFlow } from './record-flow.ts'
import { StageLoad } from './stage.ts'
import { Tolerance } from './tolerance.ts'
import type { TransactionBoundary } from './transaction-boundary.ts'
import { TransactionalSourceRun } from './transactional-source-run.ts'
import { TaskProgress } from './task-progress.ts'

const text = 'org.apache.kafka.connect.storage.StringConverter'

const record = (at: number, value: string | number = `v${at}`) =>
  sourceRecord({ topic: 't', value: { schema: null, value }, sourcePartition: { file: 'f' }, sourceOffset: { at } })
const at = (offset: number): SourcePosition => ({ partition: { file: 'f' }, offset: { at: offset } })

/** What became of a transaction: what was sent in it, where the source goes on, and how it ended. */
interface Ended {
  readonly values: string[]
  readonly positions: KeptPosition[]
  end: 'open' | 'committed' | 'aborted'
}

interface Begun {
  readonly boundary?: TransactionBoundary
  readonly config?: Record<string, string>
  readonly tolerance?: 'none' | 'all'
  /** What sending a value ends with. Default: it is stored at once. */
  readonly store?: (value: string) => Promise<unknown>
  readonly outgoing?: RecordFlow['outgoing']
}

function begin(
  task: SourceTask,
  { boundary = { kind: 'poll' }, config = {}, tolerance = 'none', store, outgoing }: Begun = {},
) {
  const flow = new RecordFlow({ 'key.converter': text, 'value.converter': text, ...config })
  const clock = new FakeClock()
  const stop = new AbortController()
  const ended = new AbortController()
  const transactions: Ended[] = []
  const run = new TransactionalSourceRun({
    progress: new TaskProgress(),
    task,
    flow: outgoing === undefined ? flow : { outgoing },
    tolerance: new Tolerance(
      { 'errors.tolerance': tolerance, 'errors.log.enable': false, 'errors.log.include.messages': false },
      silentLogger,
    ),
    clock,
    random: new SeededRandom(1),
    backoff: { delayMaxMs: 60_000, timeoutMs: 0 },
    logger: silentLogger,
    signal: stop.signal,
    endSource: () => ended.abort(),
    boundary,
    transaction: async (work, giveUp) => {
      const open: Ended = { values: [], positions: [], end: 'open' }
      transactions.push(open)
      const given = new Promise<never>((_, reject) => {
        giveUp.addEventListener('abort', () => reject(new StreamError('ABORTED', 'given up')))
      })
      const worked = work({
        signal: giveUp,
        send: async (topic, { value }) => {
          expect(topic).toBe('t')
          open.values.push(String(value))
          await store?.(String(value))
        },
        keep: async (positions) => void open.positions.push(...positions),
      })
      try {
        await Promise.race([worked, given])
        open.end = 'committed'
      } catch (error) {
        open.end = 'aborted'
        throw error
      }
    },
  })
  return { clock, stop, ended, transactions, done: run.run() }
}

async function* batches(...all: readonly SourceBatch[]): AsyncGenerator<SourceBatch> {
  yield* all
}

/** Gives what it is told to, when it is told to, and ends when the task does. */
function fed() {
  const waiting: SourceBatch[] = []
  let wake = (): void => {}
  let isOver = false
  return {
    give(batch: SourceBatch) {
      waiting.push(batch)
      wake()
    },
    end() {
      isOver = true
      wake()
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const batch = waiting.shift()
        if (batch !== undefined) yield batch
        else if (isOver) return
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    },
  }
}

describe('a run of a source in transactions', () => {
  it('has records and where the source goes on in one transaction for each batch', async () => {
    const { transactions, done } = begin(
      batches({ records: [record(1), record(2)] }, { records: [record(3)], positions: [at(7)] }),
    )
    await done
    expect(transactions).toEqual([
      { values: ['v1', 'v2'], positions: [at(2)], end: 'committed' },
      { values: ['v3'], positions: [at(7)], end: 'committed' },
    ])
  })

  it('tells the source what is committed, and not before', async () => {
    const told: unknown[] = []
    const begun = begin(
      Object.assign(batches({ records: [record(1)] }), {
        onSettled: ({ sourceOffset }: SourceRecord, fate: SourceRecordFate) =>
          void told.push([sourceOffset['at'], fate, begun.transactions.at(-1)?.end]),
        onCommitted: (positions: readonly SourcePosition[]) =>
          void told.push([positions, begun.transactions.at(-1)?.end]),
      }),
    )
    await begun.done
    expect(told).toEqual([
      [1, 'stored', 'committed'],
      [[at(1)], 'committed'],
    ])
  })

  it('has no transaction before there is something for one', async () => {
    const source = fed()
    const { transactions, stop, done, clock } = begin(source)
    await clock.advance(60_000)
    expect(transactions).toEqual([])
    stop.abort()
    source.end()
    await done
  })

  it('takes what comes within an interval into one transaction, however little that is', async () => {
    const source = fed()
    const { clock, transactions, done } = begin(source, { boundary: { kind: 'interval', intervalMs: 1000 } })
    source.give({ records: [record(1)] })
    await vi.waitFor(() => expect(transactions).toMatchObject([{ values: ['v1'] }]))
    source.give({ records: [record(2)] })
    await vi.waitFor(() => expect(transactions).toMatchObject([{ values: ['v1', 'v2'], end: 'open' }]))
    await clock.advance(1000)
    await vi.waitFor(() => expect(transactions).toMatchObject([{ end: 'committed', positions: [at(2)] }]))
    // What was asked for before the time was up belongs to the next one.
    source.give({ records: [record(3)] })
    source.end()
    await done
    expect(transactions.slice(1)).toEqual([{ values: ['v3'], positions: [at(3)], end: 'committed' }])
  })

  it('ends transactions where the source says, and drops what it gives up', async () => {
    const fates: unknown[] = []
    const given = batches(
      { records: [record(1)] },
      { records: [record(2)], transaction: 'commit' },
      { records: [record(3)] },
      { records: [record(4)], transaction: 'abort' },
      { records: [record(5)] },
    )
    const { transactions, done } = begin(
      Object.assign(given, {
        onSettled: ({ sourceOffset }: SourceRecord, fate: SourceRecordFate) =>
          void fates.push([sourceOffset['at'], fate]),
      }),
      { boundary: { kind: 'connector' } },
    )
    await done
    expect(transactions).toEqual([
      { values: ['v1', 'v2'], positions: [at(2)], end: 'committed' },
      { values: ['v3', 'v4'], positions: [], end: 'aborted' },
      { values: [], positions: [at(4)], end: 'committed' },
      // It has not said that the last one is whole: that comes again.
      { values: ['v5'], positions: [], end: 'aborted' },
    ])
    expect(fates).toEqual([
      [1, 'stored'],
      [2, 'stored'],
      [3, 'dropped'],
      [4, 'dropped'],
    ])
  })

  it('commits what it has when it is told to stop', async () => {
    const source = fed()
    const { transactions, stop, done } = begin(source, { boundary: { kind: 'interval', intervalMs: 60_000 } })
    source.give({ records: [record(1)] })
    await vi.waitFor(() => expect(transactions).toMatchObject([{ values: ['v1'] }]))
    stop.abort()
    source.end()
    await done
    expect(transactions).toEqual([{ values: ['v1'], positions: [at(1)], end: 'committed' }])
  })

  it('gives up what can not be committed after it was told to stop', async () => {
    const source = fed()
    const { clock, transactions, stop, done } = begin(source, { store: () => new Promise(() => {}) })
    source.give({ records: [record(1)] })
    await vi.waitFor(() => expect(transactions).toMatchObject([{ values: ['v1'] }]))
    stop.abort()
    source.end()
    await clock.advance(lastDeliveriesMs)
    await done
    expect(transactions).toEqual([{ values: ['v1'], positions: [], end: 'aborted' }])
  })

  it('fails with the transaction, of which nothing is there', async () => {
    const told: unknown[] = []
    const task = Object.assign(batches({ records: [record(1)] }), {
      onCommitted: (positions: readonly SourcePosition[]) => void told.push(positions),
      onSettled: (_: SourceRecord, fate: SourceRecordFate) => void told.push(fate),
    })
    const { transactions, done } = begin(task, {
      store: () => Promise.reject(new StreamError('PRODUCER_FENCED', 'another has the id')),
    })
    await expect(done).rejects.toMatchObject({ code: 'PRODUCER_FENCED' })
    expect(transactions).toEqual([{ values: ['v1'], positions: [], end: 'aborted' }])
    expect(told).toEqual([])
  })

  it('goes on without records that no converter takes if it may, and tells them apart', async () => {
    const fates: unknown[] = []
    const task = Object.assign(batches({ records: [record(1, 5), record(2)] }), {
      onSettled: (_: SourceRecord, fate: SourceRecordFate) => void fates.push(fate),
    })
    const long = 'org.apache.kafka.connect.converters.LongConverter'
    const { transactions, done } = begin(task, { config: { 'value.converter': long }, tolerance: 'all' })
    await done
    expect(transactions).toMatchObject([{ positions: [at(2)], end: 'committed' }])
    expect(fates).toEqual(['stored', 'failed'])
  })

  it('fails for a record that a broker refuses, whatever is tolerated: a transaction has all of its records', async () => {
    const { transactions, done } = begin(batches({ records: [record(1), record(2)] }), {
      tolerance: 'all',
      store: (value) =>
        value === 'v2' ? Promise.reject(new StreamError('MESSAGE_TOO_LARGE', 'too large')) : Promise.resolve(),
    })
    await expect(done).rejects.toMatchObject({
      code: 'INVALID_DATA',
      message: expect.stringMatching(/^a record for t failed in KAFKA_PRODUCE: too large; a transaction has all/),
    })
    expect(transactions).toEqual([{ values: ['v1', 'v2'], positions: [], end: 'aborted' }])
  })

  it('converts what has to wait for something to be loaded, in its place', async () => {
    const flow = new RecordFlow({ 'key.converter': text, 'value.converter': text })
    const asked: unknown[] = []
    const outgoing: RecordFlow['outgoing'] = (given) => {
      const { at: place } = given.sourceOffset
      const load = async (): Promise<void> => {
        asked.push(place)
        if (place === 2) throw new StreamError('INVALID_DATA', 'there is no schema for it')
      }
      if (!asked.includes(place)) throw new StageLoad('VALUE_CONVERTER', 'Some', new NotLoaded(load))
      return flow.outgoing(given)
    }
    const given = batches({ records: [record(1), record(2), record(3)] })
    const { transactions, done } = begin(given, { tolerance: 'all', outgoing })
    await done
    expect(transactions).toEqual([{ values: ['v1', 'v3'], positions: [at(3)], end: 'committed' }])
    expect(asked).toEqual([1, 2, 3])
  })

  it('commits no transaction of which something was still being loaded when it was told to stop', async () => {
    const flow = new RecordFlow({ 'key.converter': text, 'value.converter': text })
    const unreachable = new NotLoaded(() => Promise.reject(new StreamError('TIMEOUT', 'nobody answers')))
    const outgoing: RecordFlow['outgoing'] = (given) => {
      if (given.sourceOffset['at'] === 2) throw new StageLoad('VALUE_CONVERTER', 'Some', unreachable)
      return flow.outgoing(given)
    }
    const { clock, transactions, stop, done } = begin(batches({ records: [record(1), record(2)] }), { outgoing })
    await vi.waitFor(() => expect(clock.timerCount).toBe(1))
    stop.abort()
    await done
    expect(transactions).toEqual([{ values: ['v1'], positions: [], end: 'aborted' }])
  })

  it('fails with what the source throws', async () => {
    const broken: SourceTask = {
      // oxlint-disable-next-line require-yield -- it fails before it has anything
      async *[Symbol.asyncIterator]() {
        throw new Error('no such table')
      },
    }
    await expect(begin(broken).done).rejects.toThrow('the source failed: no such table')
  })
})
