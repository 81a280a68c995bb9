import { serde } from '@millrace/client'
import { expect, it } from 'vitest'
import { FakeEnvironment } from '../../../test/fake-environment.ts'
import { sessionStore } from '../builders.ts'
import { setFlushListener } from '../store.ts'

it('what a cache takes away is told, although it expires before the cache is flushed', () => {
  const options = {
    key: serde.string(),
    value: serde.string(),
    retentionMs: 3_000,
    cached: true,
    kind: 'memory',
  } as const
  const task = sessionStore('sessions', options).build(new FakeEnvironment(1_000_000))
  const told: unknown[] = []
  setFlushListener<unknown, string>(task.store, (key, value) => void told.push([key, value]), false)
  const first = { key: 'k', startMs: 1_000, endMs: 2_000 }
  task.store.put(first, 'first')
  task.flush()
  task.store.put(first, null)
  const merged = { key: 'k', startMs: 1_000, endMs: 4_000 }
  task.store.put(merged, 'merged')
  // Of another key, so much later that the first has expired.
  const later = { key: 'other', startMs: 20_000, endMs: 20_000 }
  task.store.put(later, 'later')
  task.flush()
  expect(told).toEqual([
    [first, 'first'],
    [first, null],
    [merged, 'merged'],
    [later, 'later'],
  ])
})
