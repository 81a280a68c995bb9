import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { processorHarness } from '../../test/processor-harness.ts'
import { suppressBuffer } from '../stores/suppress/builder.ts'
import { changeOf } from '../table/change.ts'
import { type Suppression, suppressing } from './suppress.ts'

function held(options: Partial<Suppression<string, string>>) {
  const supplier = suppressing<string, string>({
    buffer: 'waiting',
    timeOf: ({ timestamp }) => timestamp,
    limitMs: 10,
    recordsMax: Infinity,
    bytesMax: Infinity,
    whenFull: 'emit-early',
    dropsTombstones: false,
    ...options,
  })
  const buffer = suppressBuffer<string, string>({
    name: 'waiting',
    key: serde.string(),
    value: serde.string(),
    countsBytes: options.bytesMax !== undefined,
    changelog: { cleanupPolicy: 'compact', configs: {} },
  })
  const harness = processorHarness(supplier, [buffer])
  const sent = (target: typeof harness) => (key: string, value: string | null, timestamp: number, old: string | null) =>
    target.send(key, changeOf(value, old), timestamp)
  return { ...harness, send: sent(harness), restart: () => sent(harness.restarted()) }
}

describe('suppress', () => {
  it('forwards the last of what came in the time, with its own timestamp', () => {
    const { send } = held({})
    expect(send('a', '1', 0, null)).toEqual([])
    expect(send('a', '2', 9, '1')).toEqual([])
    expect(send('b', '1', 10, null)).toEqual([['a', changeOf('2', null), 9]])
    expect(send('b', null, 25, '1')).toEqual([['b', changeOf(null, null), 25]])
  })

  it('forwards early what waits longest, when there are too many', () => {
    const { send } = held({ recordsMax: 1 })
    expect(send('a', '1', 5, null)).toEqual([])
    expect(send('b', '1', 4, null)).toEqual([['b', changeOf('1', null), 4]])
    expect(send('a', '2', 6, '1')).toEqual([])
  })

  it('stops the task when the buffer is full, if it may not forward early', () => {
    const { send } = held({ bytesMax: 100, whenFull: 'shut-down' })
    send('a', '1', 5, null)
    expect(() => send('b', 'x'.repeat(50), 5, null)).toThrow(
      expect.objectContaining({
        code: 'RESOURCE_EXHAUSTED',
        message: expect.stringContaining('the buffer of node is full: 2 of Infinity records'),
      }),
    )
  })

  it('leaves out windows without result', () => {
    const { send } = held({ dropsTombstones: true })
    send('a', '1', 0, null)
    send('a', null, 1, '1')
    expect(send('b', '1', 20, null)).toEqual([['b', changeOf('1', null), 20]].slice(1))
    expect(send('c', '1', 30, null)).toEqual([['b', changeOf('1', null), 20]])
  })

  it('goes on after a restart with what waits, and with its time', () => {
    const { send, restart } = held({})
    send('a', '1', 0, null)
    send('b', '1', 5, null)
    const later = restart()
    // Its own time was 5: a record of the past does not set it back.
    expect(later('c', '1', 3, null)).toEqual([])
    expect(later('a', '2', 10, '1')).toEqual([['a', changeOf('2', null), 10]])
  })
})
