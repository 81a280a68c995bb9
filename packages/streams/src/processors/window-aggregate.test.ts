import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { processorHarness } from '../../test/processor-harness.ts'
import { timestampedWindowStore } from '../stores/builders.ts'
import { changeOf } from '../table/change.ts'
import type { EmitStrategy } from '../windows/emit-strategy.ts'
import {
  hopping,
  retentionNeededMs,
  type TimeWindows,
  tumbling,
  unlimited,
  type UnlimitedWindows,
  windowSizeMs,
} from '../windows/windows.ts'
import { windowAggregate } from './window-aggregate.ts'

function appending(
  windows: TimeWindows | UnlimitedWindows,
  {
    emit = 'window-update',
    emitIntervalMs = 0,
    sendsOldValues = false,
    retentionMs = retentionNeededMs(windows),
  }: { emit?: EmitStrategy; emitIntervalMs?: number; sendsOldValues?: boolean; retentionMs?: number } = {},
) {
  const supplier = windowAggregate<string | null, string | null, string>(windows, {
    store: 's',
    emit,
    output: { sendsOldValues },
    initializer: () => '',
    aggregator: (text, value) => (value === 'null it' ? null : text + String(value)),
  })
  const store = timestampedWindowStore('s', {
    key: serde.string(),
    value: serde.string(),
    kind: 'memory',
    retentionMs,
    windowSizeMs: windowSizeMs(windows),
  })
  return processorHarness(supplier, [store], { emitIntervalMs })
}

const window = (key: string, startMs: number, endMs: number) => ({ key, startMs, endMs })
const update = (value: string | null, oldValue: string | null = null) => changeOf(value, oldValue)

describe('aggregates of tumbling windows', () => {
  it('add each record to its window, with the highest timestamp', () => {
    const { send } = appending(tumbling(10, { grace: 100 }))
    expect(send('k', 'a', 5)).toEqual([[window('k', 0, 10), update('a'), 5]])
    expect(send('k', 'b', 10)).toEqual([[window('k', 10, 20), update('b'), 10]])
    expect(send('k', 'c', 3)).toEqual([[window('k', 0, 10), update('ac'), 5]])
  })

  it('take a null value as any other, but no null key', () => {
    const { send, context } = appending(tumbling(10))
    expect(send('k', null, 5)).toEqual([[window('k', 0, 10), update('null'), 5]])
    expect(send(null, 'a', 50)).toEqual([])
    expect(context.drops.map(({ reason }) => reason)).toEqual(['null-key'])
    // The dropped record moved no time.
    expect(send('k', 'b', 9)).toEqual([[window('k', 0, 10), update('nullb'), 9]])
  })

  it('are closed when stream time has passed end and grace', () => {
    const { send, context } = appending(tumbling(10, { grace: 5 }))
    send('k', 'a', 14)
    expect(send('k', 'b', 9)).toHaveLength(1)
    send('k', 'c', 15)
    expect(send('k', 'd', 9)).toEqual([])
    expect(context.drops.map(({ reason }) => reason)).toEqual(['late'])
  })

  it('forget value and timestamp of a null result, and send old values if asked', () => {
    const { send } = appending(tumbling(10, { grace: 100 }), { sendsOldValues: true })
    send('k', 'a', 8)
    expect(send('k', 'null it', 3)).toEqual([[window('k', 0, 10), update(null, 'a'), 8]])
    expect(send('k', 'b', 2)).toEqual([[window('k', 0, 10), update('b'), 2]])
  })
})

describe('aggregates of hopping windows', () => {
  it('add each record to all windows that hold it and are open', () => {
    const { send, context } = appending(hopping(10, { advance: 4 }))
    expect(send('k', 'a', 13).map(([key]) => key)).toEqual([
      window('k', 4, 14),
      window('k', 8, 18),
      window('k', 12, 22),
    ])
    expect(send('k', 'b', 16).map(([key]) => key)).toEqual([
      window('k', 8, 18),
      window('k', 12, 22),
      window('k', 16, 26),
    ])
    // 4/14 has closed.
    expect(send('k', 'c', 12).map(([key]) => key)).toEqual([window('k', 8, 18), window('k', 12, 22)])
    expect(context.drops).toEqual([])
    expect(send('k', 'd', 1)).toEqual([])
    expect(context.drops).toHaveLength(1)
  })

  it('begin at time 0', () => {
    expect(
      appending(hopping(10, { advance: 4 }))
        .send('k', 'a', 3)
        .map(([key]) => key),
    ).toEqual([window('k', 0, 10)])
  })
})

describe('the unlimited window', () => {
  it('has all from its start on, and no end', () => {
    const { send } = appending(unlimited({ startMs: 10 }))
    expect(send('k', 'a', 9)).toEqual([])
    expect(send('k', 'b', 1e15)).toEqual([[window('k', 10, Infinity), update('b'), 1e15]])
    expect(send('k', 'c', 10)).toEqual([[window('k', 10, Infinity), update('bc'), 1e15]])
  })
})

describe('windows emitted on close', () => {
  const emit = 'window-close'

  it('come once, by start, then key', () => {
    const { send } = appending(tumbling(10, { grace: 2 }), { emit })
    for (const [key, timestamp] of [
      ['b', 1],
      ['a', 11],
      ['a', 3],
      ['b', 11],
    ] as const)
      expect(send(key, 'x', timestamp)).toEqual([])
    expect(send('c', 'x', 22)).toEqual([
      [window('a', 0, 10), update('x'), 3],
      [window('b', 0, 10), update('x'), 1],
      [window('a', 10, 20), update('x'), 11],
      [window('b', 10, 20), update('x'), 11],
    ])
    expect(send('c', 'x', 31)).toEqual([])
  })

  it('are not lost when time jumps past what the store keeps', () => {
    const { send } = appending(tumbling(10), { emit })
    send('a', 'x', 1)
    send('a', 'y', 11)
    expect(send('a', 'z', 1_000_000)).toEqual([[window('a', 10, 20), update('y'), 11]])
  })

  it('come not more often than the emit interval says, unless the store would lose them', () => {
    const { send, context } = appending(tumbling(10), { emit, emitIntervalMs: 100, retentionMs: 40 })
    expect(send('a', 'x', 1)).toEqual([])
    context.wallClockMs = 99
    expect(send('a', 'y', 11)).toEqual([])
    context.wallClockMs = 100
    expect(send('a', 'z', 12)).toEqual([[window('a', 0, 10), update('x'), 1]])
    expect(send('a', 'u', 25)).toEqual([])
    expect(send('a', 'v', 70).map(([key]) => key)).toEqual([window('a', 10, 20), window('a', 20, 30)])
  })

  it('come neither twice nor never after a restart', () => {
    const first = appending(tumbling(10), { emit, retentionMs: 1000 })
    first.send('a', 'x', 1)
    first.send('a', 'y', 11)
    const second = first.restarted()
    // Late before the restart is late after it.
    expect(second.send('a', 'w', 2)).toEqual([])
    expect(second.context.drops.map(({ reason }) => reason)).toEqual(['late'])
    expect(second.send('a', 'z', 21)).toEqual([[window('a', 10, 20), update('y'), 11]])
  })
})
