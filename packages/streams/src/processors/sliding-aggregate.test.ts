import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { processorHarness } from '../../test/processor-harness.ts'
import { timestampedWindowStore } from '../stores/builders.ts'
import { changeOf } from '../table/change.ts'
import type { EmitStrategy } from '../windows/emit-strategy.ts'
import { retentionNeededMs, sliding, type SlidingWindows } from '../windows/windows.ts'
import { slidingAggregate } from './sliding-aggregate.ts'

function appending(windows: SlidingWindows, emit: EmitStrategy = 'window-update', sendsOldValues = false) {
  const supplier = slidingAggregate<string | null, string | null, string>(windows, {
    store: 's',
    emit,
    output: { sendsOldValues },
    initializer: () => '',
    aggregator: (text, value) => text + String(value),
  })
  const store = timestampedWindowStore('s', {
    key: serde.string(),
    value: serde.string(),
    kind: 'memory',
    retentionMs: retentionNeededMs(windows),
    windowSizeMs: windows.differenceMs,
  })
  return processorHarness(supplier, [store])
}

const window = (startMs: number, endMs: number, key = 'k') => ({ key, startMs, endMs })
const update = (value: string, oldValue: string | null = null) => changeOf(value, oldValue)

describe('aggregates of sliding windows', () => {
  it('make a window that ends with each record, and the right window of the one before', () => {
    const { send } = appending(sliding(10, { grace: 100 }))
    expect(send('k', 'a', 20)).toEqual([[window(10, 20), update('a'), 20]])
    expect(send('k', 'b', 26)).toEqual([
      [window(21, 31), update('b'), 26],
      [window(16, 26), update('ab'), 26],
    ])
    expect(send('k', 'c', 26)).toEqual([
      [window(21, 31), update('bc'), 26],
      [window(16, 26), update('abc'), 26],
    ])
  })

  it('put a record that comes late into all windows that hold it', () => {
    const { send } = appending(sliding(10, { grace: 100 }))
    send('k', 'a', 20)
    send('k', 'c', 26)
    expect(send('k', 'b', 23)).toEqual([
      [window(21, 31), update('cb'), 26],
      [window(16, 26), update('acb'), 26],
      [window(13, 23), update('ab'), 23],
      [window(24, 34), update('c'), 26],
    ])
  })

  it('share the first window before time has begun', () => {
    const { send } = appending(sliding(10, { grace: 100 }))
    expect(send('k', 'a', 2)).toEqual([[window(0, 10), update('a'), 2]])
    expect(send('k', 'b', 5)).toEqual([
      [window(3, 13), update('b'), 5],
      [window(0, 10), update('ab'), 5],
    ])
    expect(send('k', 'c', 1)).toEqual([
      [window(2, 12), update('ab'), 5],
      [window(0, 10), update('abc'), 5],
    ])
  })

  it('of no length have the records of one millisecond', () => {
    const { send } = appending(sliding(0))
    expect(send('k', 'a', 5)).toEqual([[window(5, 5), update('a'), 5]])
    expect(send('k', 'b', 5)).toEqual([[window(5, 5), update('ab'), 5]])
    expect(send('k', 'c', 6)).toEqual([[window(6, 6), update('c'), 6]])
  })

  it('send as old value what the window had, not what it began with', () => {
    const { send } = appending(sliding(10, { grace: 100 }), 'window-update', true)
    send('k', 'a', 20)
    expect(send('k', 'b', 26).map(([, change]) => change)).toEqual([update('b'), update('ab')])
    expect(send('k', 'c', 26).map(([, change]) => change)).toEqual([update('bc', 'b'), update('abc', 'ab')])
  })

  it('drop what has no key or no value, or is late', () => {
    const { send, context } = appending(sliding(10))
    send('k', 'a', 100)
    expect([send(null, 'b', 100), send('k', null, 100), send('k', 'c', 89)]).toEqual([[], [], []])
    expect(context.drops.map(({ reason }) => reason)).toEqual(['null-key', 'null-value', 'late'])
  })

  it('drop what only a closed window would hold, though its right window were open', () => {
    const { send, context } = appending(sliding(10))
    send('k', 'a', 100)
    expect(send('k', 'b', 95).map(([key]) => key)).toEqual([window(90, 100), window(96, 106)])
    expect(send('j', 'c', 95)).toEqual([])
    expect(context.drops.map(({ reason }) => reason)).toEqual(['late'])
  })

  it('come once when they close, if asked, whatever the jump of time', () => {
    const { send } = appending(sliding(10, { grace: 5 }), 'window-close')
    expect(send('k', 'a', 20)).toEqual([])
    expect(send('k', 'b', 26)).toEqual([[window(10, 20), update('a'), 20]])
    expect(send('j', 'c', 1_000_000)).toEqual([
      [window(16, 26), update('ab'), 26],
      [window(21, 31), update('b'), 26],
    ])
  })
})
