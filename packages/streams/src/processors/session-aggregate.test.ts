import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { processorHarness } from '../../test/processor-harness.ts'
import { sessionStore } from '../stores/builders.ts'
import { changeOf } from '../table/change.ts'
import type { EmitStrategy } from '../windows/emit-strategy.ts'
import { session, type SessionWindows } from '../windows/windows.ts'
import { sessionAggregate } from './session-aggregate.ts'

function appending(
  windows: SessionWindows,
  {
    emit = 'window-update',
    emitIntervalMs = 0,
    sendsOldValues = false,
    retentionMs = windows.gapMs + windows.graceMs + 1,
  }: { emit?: EmitStrategy; emitIntervalMs?: number; sendsOldValues?: boolean; retentionMs?: number } = {},
) {
  const supplier = sessionAggregate<string | null, string | null, string>(
    windows,
    (one, other) => (one === '' ? other : `(${one}${other})`),
    {
      store: 's',
      emit,
      output: { sendsOldValues },
      initializer: () => '',
      aggregator: (text, value) => text + String(value),
    },
  )
  const store = sessionStore('s', { key: serde.string(), value: serde.string(), kind: 'memory', retentionMs })
  return processorHarness(supplier, [store], { emitIntervalMs })
}

const span = (startMs: number, endMs: number, key = 'k') => ({ key, startMs, endMs })
const update = (value: string | null, oldValue: string | null = null) => changeOf(value, oldValue)

describe('aggregates of sessions', () => {
  it('join what is at most the gap apart, and remove what they were made of', () => {
    const { send } = appending(session(5, { grace: 100 }))
    expect(send('k', 'a', 10)).toEqual([[span(10, 10), update('a'), 10]])
    expect(send('k', 'b', 20)).toEqual([[span(20, 20), update('b'), 20]])
    expect(send('k', 'c', 15)).toEqual([
      [span(10, 10), update(null), 10],
      [span(20, 20), update(null), 20],
      [span(10, 20), update('(ab)c'), 20],
    ])
    expect(send('k', 'd', 26)).toEqual([[span(26, 26), update('d'), 26]])
  })

  it('of one millisecond only get another value', () => {
    const { send } = appending(session(5, { grace: 100 }), { sendsOldValues: true })
    send('k', 'a', 10)
    expect(send('k', null, 10)).toEqual([[span(10, 10), update('anull'), 10]])
    expect(send('k', 'b', 11)).toEqual([
      [span(10, 10), update(null, 'anull'), 10],
      [span(10, 11), update('anullb'), 11],
    ])
  })

  it('are late when their end is longer ago than gap and grace', () => {
    const { send, context } = appending(session(5, { grace: 10 }))
    send('k', 'a', 100)
    expect(send('j', 'b', 85)).toHaveLength(1)
    expect(send('j', 'b', 84)).toHaveLength(2)
    expect(send('j', 'b', 70)).toEqual([])
    expect(send(null, 'b', 70)).toEqual([])
    expect(context.drops.map(({ reason }) => reason)).toEqual(['late', 'null-key'])
  })

  it('come once when they close, by end, start and key, none lost when time jumps', () => {
    const { send } = appending(session(5), { emit: 'window-close' })
    for (const timestamp of [10, 12]) for (const key of ['b', 'a']) expect(send(key, 'x', timestamp)).toEqual([])
    expect(send('c', 'x', 17)).toEqual([])
    expect(send('c', 'y', 18)).toEqual([
      [span(10, 12, 'a'), update('xx'), 12],
      [span(10, 12, 'b'), update('xx'), 12],
    ])
    expect(send('c', 'z', 1_000_000)).toEqual([[span(17, 18, 'c'), update('xy'), 18]])
  })

  it('come not more often than the emit interval says, and go on after a restart', () => {
    const first = appending(session(5, { grace: 1000 }), {
      emit: 'window-close',
      emitIntervalMs: 100,
      retentionMs: 5000,
    })
    first.send('a', 'x', 10)
    expect(first.send('a', 'x', 1016)).toEqual([])
    const second = first.restarted()
    expect(second.send('a', 'y', 1017)).toEqual([[span(10, 10, 'a'), update('x'), 10]])
    expect(second.send('a', 'z', 1018)).toEqual([])
  })
})
