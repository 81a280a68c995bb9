import { silentLogger, StreamError } from '@millrace/base'
import { FakeClock, SeededRandom } from '@millrace/base/testing'
import { describe, expect, it, vi } from 'vitest'
import type { SourceBatch, SourcePosition, SourceRecordFate, SourceTask } from '../connectors/define-source.ts'
import { sourceRecord, type SourceRecord } from '../data/record.ts'
import { NotLoaded } from '../converters/not-loaded.ts'
import { sourceInFlightMax } from '../limits.ts'
import type { KeptPosition } from './offset-topic.ts'
import { RecordFlow } from './record-flow.ts'
import { SourceRun } from './source-run.ts'
import { StageLoad } from './stage.ts'
import { Tolerance } from './tolerance.ts'
import { TaskProgress } from './task-progress.ts'

const text = 'org.apache.kafka.connect.storage.StringConverter'

/** A record for topic t at a place of the source. */
const record = (at: number, value: string | number = `v${at}`) =>
  sourceRecord({ topic: 't', value: { schema: null, value }, sourcePartition: { file: 'f' }, sourceOffset: { at } })

interface Send {
  readonly value: string
  readonly stored: () => void
  readonly refused: (error: unknown) => void
}

function begin(
  task: SourceTask,
  config: Record<string, string> = {},
  tolerance: 'none' | 'all' = 'none',
  flow: Pick<RecordFlow, 'outgoing'> = new RecordFlow({ 'key.converter': text, 'value.converter': text, ...config }),
) {
  const clock = new FakeClock()
  const stop = new AbortController()
  const ended = new AbortController()
  const sends: Send[] = []
  const kept: (readonly KeptPosition[])[] = []
  const skips = new Tolerance(
    { 'errors.tolerance': tolerance, 'errors.log.enable': false, 'errors.log.include.messages': false },
    silentLogger,
  )
  const run = new SourceRun({
    progress: new TaskProgress(),
    task,
    flow,
    tolerance: skips,
    clock,
    random: new SeededRandom(1),
    backoff: { delayMaxMs: 1000, timeoutMs: 0 },
    logger: silentLogger,
    signal: stop.signal,
    endSource: () => ended.abort(),
    commitIntervalMs: 1000,
    send: (topic, outgoing) =>
      new Promise((resolve, reject) => {
        expect(topic).toBe('t')
        sends.push({ value: String(outgoing.value), stored: () => resolve(undefined), refused: reject })
      }),
    keep: async (positions) => {
      kept.push(positions)
    },
  })
  return { clock, stop, ended, sends, kept, skips, done: run.run() }
}

const at = (offset: number) => ({ partition: { file: 'f' }, offset: { at: offset } })

async function* batches(...all: readonly SourceBatch[]): AsyncGenerator<SourceBatch> {
  yield* all
}

describe('a run of a source', () => {
  it('keeps an offset once all before it are stored, in whatever order that happens', async () => {
    const endless: SourceTask = {
      async *[Symbol.asyncIterator]() {
        yield { records: [record(1), record(2), record(3)] }
        await new Promise(() => {})
      },
    }
    const { clock, sends, kept, stop, done } = begin(endless)
    await vi.waitFor(() => expect(sends.map(({ value }) => value)).toEqual(['v1', 'v2', 'v3']))
    sends[1]?.stored()
    sends[2]?.stored()
    await clock.advance(1000)
    expect(kept).toEqual([])
    sends[0]?.stored()
    await clock.advance(1000)
    expect(kept).toEqual([[at(3)]])
    stop.abort()
    await vi.waitFor(() => expect(clock.timerCount).toBe(1))
    // The source does not end: nobody waits for it longer than that.
    await clock.advance(5000)
    await done
  })

  it('waits for what a record needs, keeps the order, and goes on without one that can not have it', async () => {
    const flow = new RecordFlow({ 'key.converter': text, 'value.converter': text })
    const asked: unknown[] = []
    const outgoing: typeof flow.outgoing = (given) => {
      const { at: place } = given.sourceOffset
      const load = async (): Promise<void> => {
        asked.push(place)
        if (place === 2) throw new StreamError('INVALID_DATA', 'there is no schema for it')
      }
      if (!asked.includes(place)) throw new StageLoad('VALUE_CONVERTER', 'Some', new NotLoaded(load))
      return flow.outgoing(given)
    }
    const { sends, kept, skips, done } = begin(batches({ records: [record(1), record(2), record(3)] }), {}, 'all', {
      outgoing,
    })
    await vi.waitFor(() => expect(sends.map(({ value }) => value)).toEqual(['v1', 'v3']))
    for (const { stored } of sends) stored()
    await done
    expect([asked, skips.skipped, kept]).toEqual([[1, 2, 3], 1, [[at(3)]]])
  })

  it('sends nothing more if it is to stop while something is loaded', async () => {
    const outgoing = (): never => {
      throw new StageLoad(
        'VALUE_CONVERTER',
        'Some',
        new NotLoaded(() => Promise.reject(new StreamError('TIMEOUT', 'x'))),
      )
    }
    const given = batches({ records: [record(1), record(2)], positions: [at(7)] })
    const { clock, sends, kept, stop, done } = begin(given, {}, 'none', { outgoing })
    // One is for commits.
    await vi.waitFor(() => expect(clock.timerCount).toBe(2))
    stop.abort()
    await done
    expect([sends, kept]).toEqual([[], []])
  })

  it('tells the source what is kept, and not before', async () => {
    const told: unknown[] = []
    const task = Object.assign(batches({ records: [record(1)], positions: [at(7)] }), {
      onCommitted: (positions: readonly SourcePosition[]) => {
        told.push([positions, [...kept]])
      },
    })
    const { sends, kept, done } = begin(task)
    await vi.waitFor(() => expect(sends).toHaveLength(1))
    sends[0]?.stored()
    await done
    expect(told).toEqual([[[at(7)], [[at(7)]]]])
  })

  it('says what became of each record as soon as that is known', async () => {
    const fates: unknown[] = []
    const given = batches({ records: [record(1), record(2), record(3), record(4)] })
    const task = Object.assign(given, {
      onSettled: ({ sourceOffset }: SourceRecord, fate: SourceRecordFate) => {
        fates.push([sourceOffset['at'], fate])
      },
    })
    const { sends, kept, done } = begin(task, {}, 'all')
    await vi.waitFor(() => expect(sends).toHaveLength(4))
    expect(fates).toEqual([])
    sends[1]?.stored()
    await vi.waitFor(() => expect(fates).toEqual([[2, 'stored']]))
    sends[2]?.refused(new StreamError('MESSAGE_TOO_LARGE', 'too large'))
    await vi.waitFor(() =>
      expect(fates).toEqual([
        [2, 'stored'],
        [3, 'failed'],
      ]),
    )
    // It did not wait for offsets to be kept.
    expect(kept).toEqual([])
    sends[0]?.stored()
    sends[3]?.stored()
    await done
    expect(fates).toHaveLength(4)
  })

  it('asks for no more while as much is on its way as there may be', async () => {
    let asked = 0
    const half = sourceInFlightMax / 2
    const task: SourceTask = {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const from = asked * half
          asked += 1
          yield { records: Array.from({ length: half }, (_, index) => record(from + index)) }
        }
      },
    }
    const { sends, stop, done } = begin(task)
    await vi.waitFor(() => expect(sends).toHaveLength(sourceInFlightMax))
    expect(asked).toBe(2)
    sends[0]?.stored()
    await vi.waitFor(() => expect(asked).toBe(3))
    await vi.waitFor(() => expect(sends).toHaveLength(sourceInFlightMax + half))
    stop.abort()
    for (const { stored } of sends) stored()
    await done
  })

  it('gives records that a transform drops no delivery, and counts them as done', async () => {
    const fates: unknown[] = []
    const task = Object.assign(batches({ records: [record(1)] }), {
      onSettled: (_: SourceRecord, fate: SourceRecordFate) => {
        fates.push(fate)
      },
    })
    const { kept, sends, done } = begin(task, { transforms: 'f', 'transforms.f.type': 'Filter' })
    await done
    expect(sends).toEqual([])
    expect(fates).toEqual(['dropped'])
    expect(kept).toEqual([[at(1)]])
  })

  it('fails with the record that failed, whose value it does not say', async () => {
    const bytes = 'org.apache.kafka.connect.converters.ByteArrayConverter'
    const task = batches({ records: [record(1, 'secret')] })
    const { kept, done } = begin(task, { 'value.converter': bytes })
    const error = await done.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'INVALID_DATA' })
    expect(String(error)).toMatch(/a record for t failed in VALUE_CONVERTER \(.*ByteArrayConverter\).*errors.tolerance/)
    expect(String(error)).not.toContain('secret')
    expect(kept).toEqual([])
  })

  it('goes on without records that fail if it may, also if the broker refuses one', async () => {
    const { kept, sends, skips, done } = begin(batches({ records: [record(1), record(2)] }), {}, 'all')
    await vi.waitFor(() => expect(sends).toHaveLength(2))
    sends[0]?.refused(new StreamError('MESSAGE_TOO_LARGE', 'too large'))
    sends[1]?.stored()
    await done
    expect(kept).toEqual([[at(2)]])
    expect(skips.skipped).toBe(1)
  })

  it('counts what could not be read as a record that failed, which nobody stores', async () => {
    const unreadable = { ...record(1), unreadable: 'line 7 of f is no UTF-8' }
    const given = () => batches({ records: [unreadable, record(2)] })
    await expect(begin(given()).done).rejects.toThrow(
      /^a record for t failed in TASK_POLL \(the source\): line 7 of f is no UTF-8; .*errors.tolerance=all$/,
    )
    const fates: SourceRecordFate[] = []
    const task = Object.assign(given(), {
      onSettled: (_: SourceRecord, fate: SourceRecordFate) => {
        fates.push(fate)
      },
    })
    const { kept, sends, done } = begin(task, {}, 'all')
    await vi.waitFor(() => expect(sends.map(({ value }) => value)).toEqual(['v2']))
    sends[0]?.stored()
    await done
    expect(fates).toEqual(['failed', 'stored'])
    expect(kept).toEqual([[at(2)]])
  })

  it('forgets a partition behind its records, and tells the source nothing of it', async () => {
    const told: unknown[] = []
    const forgotten = { partition: { file: 'f' }, offset: null }
    const task = Object.assign(batches({ records: [record(1)], positions: [forgotten] }), {
      onCommitted: (positions: readonly SourcePosition[]) => {
        told.push(positions)
      },
    })
    const { sends, kept, done } = begin(task)
    await vi.waitFor(() => expect(sends).toHaveLength(1))
    expect(kept).toEqual([])
    sends[0]?.stored()
    await done
    expect(kept).toEqual([[forgotten]])
    expect(told).toEqual([])
  })

  it('fails if records are not stored, whatever is tolerated, and keeps nothing past them', async () => {
    const { kept, sends, done } = begin(batches({ records: [record(1), record(2)] }), {}, 'all')
    await vi.waitFor(() => expect(sends).toHaveLength(2))
    sends[1]?.stored()
    sends[0]?.refused(new StreamError('DELIVERY_TIMEOUT', 'nobody answered'))
    await expect(done).rejects.toMatchObject({ code: 'DELIVERY_TIMEOUT' })
    expect(kept).toEqual([])
  })

  it('has a source end that waits, when the task fails meanwhile', async () => {
    const begun = begin({
      async *[Symbol.asyncIterator]() {
        yield { records: [record(1)] }
        await new Promise((resolve) => begun.ended.signal.addEventListener('abort', resolve))
      },
    })
    await vi.waitFor(() => expect(begun.sends).toHaveLength(1))
    begun.sends[0]?.refused(new StreamError('DELIVERY_TIMEOUT', 'nobody answered'))
    // No time passes: it ends by itself, and is not left alone.
    await expect(begun.done).rejects.toMatchObject({ code: 'DELIVERY_TIMEOUT' })
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
