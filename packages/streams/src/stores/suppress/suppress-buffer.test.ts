import { RecordHeaders, serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { FakeEnvironment } from '../../../test/fake-environment.ts'
import { input } from '../../../test/fake-context.ts'
import { recordOf } from '../../record.ts'
import { changeOf } from '../../table/change.ts'
import { suppressBuffer } from './builder.ts'

const builder = (countsBytes = false) =>
  suppressBuffer<string, string>({
    name: 'waiting',
    key: serde.string(),
    value: serde.string(),
    countsBytes,
    changelog: { cleanupPolicy: 'compact', configs: {} },
  })

const update = (newValue: string | null, oldValue: string | null) => changeOf<string>(newValue, oldValue)

describe('the buffer of suppress', () => {
  it('gives rows by time, then key, and the first prior value as the old one', () => {
    const { store } = builder().build(new FakeEnvironment())
    store.put(5, input('b', update('b1', 'b0'), 5))
    store.put(5, input('a', update('a1', null), 5))
    store.put(3, input('c', update('c1', null), 3))
    store.put(9, input('b', update(null, 'b1'), 9))
    expect(store.recordCount).toBe(3)
    expect(store.firstTimeMs).toBe(3)
    expect(store.priorValue('b')).toEqual({ value: 'b0' })
    expect(store.priorValue('a')).toEqual({ value: null })
    expect(store.priorValue('z')).toBeUndefined()
    expect(store.takeFirst()).toEqual(input('c', update('c1', null), 3))
    expect(store.takeFirst()).toEqual(input('a', update('a1', null), 5))
    expect(store.firstTimeMs).toBe(5)
    expect(store.takeFirst()).toEqual(input('b', update(null, 'b0'), 9))
    expect(store.firstTimeMs).toBe(Infinity)
    expect(store.takeFirst()).toBeUndefined()
  })

  it('is as it was after a restart: places, prior values, timestamps and headers', () => {
    const environment = new FakeEnvironment()
    const before = builder().build(environment)
    const headers = new RecordHeaders([
      ['trace', Buffer.from('7')],
      ['empty', null],
    ])
    const last = recordOf('a', update('a2', 'a1'), 7, headers, { topic: 'in', partition: 3, offset: 12 })
    before.store.put(5, input('a', update('a1', 'a0'), 5))
    before.store.put(7, last)
    before.store.put(6, input('b', update('b1', null), 6))
    before.store.put(1, input('gone', update('x', null), 1))
    before.flush()
    before.store.takeFirst()
    before.flush()
    // Only what changed since the last commit is logged.
    expect(environment.logged.map(({ key, value }) => [String(key), value === null])).toEqual([
      ['a', false],
      ['b', false],
      ['gone', false],
      ['gone', true],
    ])

    const after = builder().build(new FakeEnvironment())
    for (const { key, value, timestampMs } of environment.logged) after.restore(key, value, timestampMs)
    expect(after.store.recordCount).toBe(2)
    expect(after.store.firstTimeMs).toBe(5)
    expect(after.store.priorValue('a')).toEqual({ value: 'a0' })
    const first = after.store.takeFirst()
    expect({ ...first, headers: [...(first?.headers ?? [])] }).toEqual({
      ...last,
      value: update('a2', 'a0'),
      headers: [...headers],
    })
    expect(after.store.takeFirst()).toMatchObject({ key: 'b', timestamp: 6 })
  })

  it('counts bytes, if it was asked to, the same after a restart', () => {
    const environment = new FakeEnvironment()
    const { store, flush } = builder(true).build(environment)
    store.put(1, input('key', update('x'.repeat(100), null), 1))
    const one = store.sizeBytes
    expect(one).toBeGreaterThan(103)
    store.put(2, input('key', update('x'.repeat(200), null), 2))
    expect(store.sizeBytes).toBe(one + 100)
    flush()
    const after = builder(true).build(new FakeEnvironment())
    for (const { key, value, timestampMs } of environment.logged) after.restore(key, value, timestampMs)
    expect(after.store.sizeBytes).toBe(one + 100)
    store.takeFirst()
    expect(store.sizeBytes).toBe(0)
  })

  it('logs nothing without changelog', () => {
    const environment = new FakeEnvironment()
    const { store, flush } = suppressBuffer<string, string>({
      name: 'waiting',
      key: serde.string(),
      value: serde.string(),
      countsBytes: false,
      changelog: undefined,
    }).build(environment)
    store.put(1, input('a', update('x', null), 1))
    flush()
    expect(environment.logged).toEqual([])
  })
})
