import { expect, it } from 'vitest'
import { RecordHeaders, serde } from '@millrace/client'
import { FakeEnvironment } from '../../test/fake-environment.ts'
import { recordOf } from '../record.ts'
import {
  keyValueStore,
  sessionStore,
  timestampedKeyValueStore,
  timestampedWindowStore,
  versionedStore,
  windowStore,
} from './builders.ts'
import { setFlushListener } from './store.ts'

const text = { key: serde.string(), value: serde.string() }

function recordAt(timestamp: number) {
  return recordOf('k', 'v', timestamp, new RecordHeaders([]), { topic: 'in', partition: 0, offset: timestamp })
}

it('a key-value store puts, gets, deletes, ranges and scans', () => {
  const { store } = keyValueStore('s', text).build(new FakeEnvironment())
  for (const key of ['b', 'a', 'é', 'ab', 'c']) store.put(key, key.toUpperCase())
  expect(store.get('ab')).toBe('AB')
  expect(store.putIfAbsent('ab', 'x')).toBe('AB')
  expect(store.putIfAbsent('d', 'D')).toBeUndefined()
  expect([...store.all()].map(([key]) => key)).toEqual(['a', 'ab', 'b', 'c', 'd', 'é'])
  expect([...store.range('ab', 'c')]).toEqual([
    ['ab', 'AB'],
    ['b', 'B'],
    ['c', 'C'],
  ])
  expect([...store.range(undefined, 'ab', 'backward')].map(([key]) => key)).toEqual(['ab', 'a'])
  expect([...store.prefixScan(Buffer.from('a'))].map(([key]) => key)).toEqual(['a', 'ab'])
  expect(store.delete('ab')).toBe('AB')
  store.put('c', null)
  expect([...store.all('backward')].map(([key]) => key)).toEqual(['é', 'd', 'b', 'a'])
})

it('a timestamped store logs plain values at their timestamps, and restores them', () => {
  const environment = new FakeEnvironment()
  const builder = timestampedKeyValueStore('s', text)
  builder.build(environment).store.put('k', { value: 'v', timestamp: 2 ** 40 + 7 })
  const [logged] = environment.logged
  expect(String(logged?.key)).toBe('k')
  expect(String(logged?.value)).toBe('v')
  expect(logged?.timestampMs).toBe(2 ** 40 + 7)

  const restored = builder.build(new FakeEnvironment())
  restored.restore(Buffer.from('k'), Buffer.from('v'), 5)
  restored.restore(Buffer.from('gone'), Buffer.from('v'), 5)
  restored.restore(Buffer.from('gone'), null, 6)
  expect([...restored.store.all()]).toEqual([['k', { value: 'v', timestamp: 5 }]])
})

it('a window store fetches by key and time, and forgets what has expired', () => {
  const { store } = timestampedWindowStore('w', { ...text, retentionMs: 20, windowSizeMs: 10 }).build(
    new FakeEnvironment(),
  )
  const put = (key: string, start: number) => store.put(key, { value: `${key}${start}`, timestamp: start }, start)
  put('a', 0)
  put('b', 10)
  put('a', 10)
  put('aa', 0)
  expect(store.fetch('a', 10)).toEqual({ value: 'a10', timestamp: 10 })
  expect([...store.fetchRange('a', 0, 100)].map(([start]) => start)).toEqual([0, 10])
  expect([...store.fetchRange('a', -5, 100, 'backward')].map(([start]) => start)).toEqual([10, 0])
  expect([...store.all()].map(([{ key, startMs, endMs }]) => `${key}@${startMs}/${endMs}`)).toEqual([
    'a@0/10',
    'a@10/20',
    'aa@0/10',
    'b@10/20',
  ])
  expect([...store.fetchAllByTime(0, 20)].map(([{ key, startMs }]) => `${key}@${startMs}`)).toEqual([
    'a@0',
    'aa@0',
    'a@10',
    'b@10',
  ])
  expect(put('c', 20)).toBe(true)
  expect(store.fetch('a', 0)).toBeUndefined()
  expect(put('z', 0)).toBe(false)
  expect([...store.fetchKeyRange('aa', 'b', 0, 100)].map(([{ key }]) => key)).toEqual(['b'])
  put('c', 5000)
  expect([...store.all('backward')].map(([{ key, startMs }]) => `${key}@${startMs}`)).toEqual(['c@5000'])
})

it('a window store for joins keeps duplicates, also those that come after a restoration', () => {
  const builder = windowStore('j', { ...text, retentionMs: 20, windowSizeMs: 10, retainsDuplicates: true })
  const environment = new FakeEnvironment()
  const { store } = builder.build(environment)
  store.put('k', 'first', 5)
  store.put('k', 'second', 5)
  expect(store.put('k', null, 5)).toBe(true)
  expect([...store.fetchRange('k', 5, 5)].map(([, value]) => value)).toEqual(['first', 'second'])

  const restored = builder.build(new FakeEnvironment())
  for (const { key, value, timestampMs } of environment.logged) restored.restore(key, value, timestampMs)
  restored.store.put('k', 'third', 5)
  expect([...restored.store.fetchRange('k', 0, 9)].map(([, value]) => value)).toEqual(['first', 'second', 'third'])
})

it('a session store finds sessions by end and start', () => {
  const { store } = sessionStore('s', { ...text, retentionMs: 100 }).build(new FakeEnvironment())
  store.put({ key: 'a', startMs: 0, endMs: 5 }, 'one')
  store.put({ key: 'a', startMs: 20, endMs: 20 }, 'two')
  store.put({ key: 'b', startMs: 3, endMs: 9 }, 'three')
  expect([...store.findSessions('a', 5, 19)].map(([, value]) => value)).toEqual(['one'])
  expect([...store.fetch('a', 'backward')].map(([, value]) => value)).toEqual(['two', 'one'])
  expect([...store.fetchKeyRange(undefined, undefined)].map(([{ key }]) => key)).toEqual(['a', 'a', 'b'])
  expect([...store.findSessionsByEnd(0, 9)].map(([, value]) => value)).toEqual(['one', 'three'])
  store.put({ key: 'a', startMs: 0, endMs: 5 }, null)
  expect(store.fetchSession('a', 0, 5)).toBeUndefined()
  expect(store.fetchSession('a', 20, 20)).toBe('two')
  expect(store.put({ key: 'b', startMs: 0, endMs: 120 }, 'four')).toBe(true)
  expect(store.put({ key: 'b', startMs: 0, endMs: 20 }, 'late')).toBe(false)
})

it('a versioned store answers as of then', () => {
  const { store } = versionedStore('v', { ...text, historyRetentionMs: 20 }).build(new FakeEnvironment())
  expect(store.put('k', 'ten', 10)).toBe('newest')
  expect(store.put('k', 'five', 5)).toBe(10)
  expect(store.put('k', null, 15)).toBe('newest')
  expect(store.get('k')).toBeUndefined()
  expect(store.put('k', 'seven', 7)).toBe(10)
  expect(store.put('k', 'seven again', 7)).toBe(10)
  expect(store.put('k', null, 12)).toBe(15)
  expect(store.put('k', 'twenty', 20)).toBe('newest')
  expect(store.put('k', 'sixteen', 16)).toBe(20)
  const asOf = (time: number) => store.getAsOf('k', time)?.value
  expect([4, 5, 7, 10, 12, 15, 16, 20].map(asOf)).toEqual([
    undefined,
    'five',
    'seven again',
    'ten',
    undefined,
    undefined,
    'sixteen',
    'twenty',
  ])
  expect([...store.versions('k', 7, 16)]).toEqual([
    { value: 'seven again', timestamp: 7, validToMs: 10 },
    { value: 'ten', timestamp: 10, validToMs: 12 },
    { value: 'sixteen', timestamp: 16, validToMs: 20 },
  ])
  expect(store.delete('k', 18)?.value).toBe('sixteen')
  expect(asOf(18)).toBeUndefined()
  store.put('other', 'x', 40)
  expect(store.put('k', 'late', 19)).toBe('expired')
  expect(asOf(19)).toBeUndefined()
  expect(asOf(20)).toBe('twenty')
})

it('a cached store tells the last of several writes, when it is flushed', () => {
  const environment = new FakeEnvironment(10_000)
  const { store, flush } = timestampedKeyValueStore('s', { ...text, cached: true }).build(environment)
  const told: unknown[] = []
  const isCached = setFlushListener<string, { value: string; timestamp: number }>(
    store,
    (key, newValue, oldValue, timestampMs, cause) =>
      told.push([key, newValue?.value, oldValue?.value, timestampMs, cause.offset]),
    true,
  )
  expect(isCached).toBe(true)
  const put = (key: string, value: string | null, timestamp: number) => {
    environment.current = recordAt(timestamp)
    store.put(key, value === null ? null : { value, timestamp })
  }
  put('a', 'x', 1)
  put('b', 'y', 2)
  put('a', 'z', 3)
  put('never', 'seen', 4)
  put('never', null, 5)
  expect(store.get('a')?.value).toBe('z')
  expect([...store.all()].map(([key]) => key)).toEqual(['a', 'b'])
  expect(told).toEqual([])
  flush()
  expect(told).toEqual([
    ['b', 'y', undefined, 2, 2],
    ['a', 'z', undefined, 3, 3],
  ])
  expect(environment.logged.map(({ key }) => String(key))).toEqual(['b', 'a'])
  told.length = 0
  put('a', null, 6)
  flush()
  expect(told).toEqual([['a', undefined, 'z', 6, 6]])
  expect([...store.all()].map(([key]) => key)).toEqual(['b'])
})

it('refuses a retention shorter than the windows, and a cache that would drop duplicates', () => {
  expect(() => windowStore('w', { ...text, retentionMs: 5, windowSizeMs: 10 })).toThrow(
    /store w keeps windows for 5 ms/,
  )
  expect(() =>
    windowStore('w', { ...text, retentionMs: 10, windowSizeMs: 10, retainsDuplicates: true, cached: true }),
  ).toThrow(/keeps duplicates/)
})

it('refuses a row that no record of its changelog can have, and keeps what was there', () => {
  const environment = Object.assign(new FakeEnvironment(), { recordBytesMax: 10 })
  const { store } = keyValueStore('s', text).build(environment)
  store.put('key', 'is fine')
  expect(() => store.put('key', 'is too much')).toThrow(
    /value of 11 bytes for the key 'key' \(3 bytes\) is more than the 10 .* changelog of store s/,
  )
  expect(store.get('key')).toBe('is fine')
  const versioned = versionedStore('v', { ...text, historyRetentionMs: 10 }).build(environment).store
  expect(() => versioned.put('key', 'is too much', 0)).toThrow(/store v/)
  expect(versioned.get('key')).toBeUndefined()
  keyValueStore('s', { ...text, logged: false })
    .build(environment)
    .store.put('key', 'is too much')
})

it('windows without end are kept for ever, also behind a cache', () => {
  for (const cached of [false, true]) {
    const options = { ...text, retentionMs: Number.POSITIVE_INFINITY, windowSizeMs: Number.POSITIVE_INFINITY, cached }
    const { store, flush } = windowStore('w', options).build(new FakeEnvironment(10_000))
    expect(store.put('k', 'a', 5)).toBe(true)
    store.put('k', 'b', 2 ** 45)
    flush()
    expect([...store.fetchRange('k', 0, 2 ** 50)]).toEqual([
      [5, 'a'],
      [2 ** 45, 'b'],
    ])
  }
})

it('what is restored is there for the next who has the bytes, be it committed in between', () => {
  const window = windowStore('w', { ...text, retentionMs: 20, windowSizeMs: 10 })
  const versioned = versionedStore('v', { ...text, historyRetentionMs: 20 })
  const source = new FakeEnvironment()
  window.build(source).store.put('k', 'v', 50)
  const copy = new FakeEnvironment()
  const [logged] = source.logged
  window.build(copy).restore(logged?.key ?? Buffer.alloc(0), logged?.value ?? null, 50)
  versioned.build(copy).restore(Buffer.from('k'), Buffer.from('v'), 50)
  const next = window.build(copy).store
  expect(next.observedTimeMs).toBe(50)
  expect(next.fetch('k', 50)).toBe('v')
  expect(versioned.build(copy).store.put('k', 'late', 29)).toBe('expired')
})

it.each<[give: () => unknown, message: string]>([
  [
    () => keyValueStore('s', { ...text, cahced: true } as never),
    "store s has no option 'cahced': did you mean 'cached'?",
  ],
  [() => timestampedKeyValueStore('s', { ...text, retentionMs: 1 } as never), "store s has no option 'retentionMs'"],
  [
    () => windowStore('w', { ...text, retentionMs: 1, windowSizMs: 1 } as never),
    "store w has no option 'windowSizMs': did you mean 'windowSizeMs'?",
  ],
  [
    () => timestampedWindowStore('w', { ...text, retention: 1, windowSizeMs: 1 } as never),
    "store w has no option 'retention': did you mean 'retentionMs'?",
  ],
  [() => sessionStore('s', { ...text, retentionMs: 1, windowSizeMs: 1 } as never), "no option 'windowSizeMs'"],
  // It has none: what it would hold back are versions.
  [() => versionedStore('v', { ...text, historyRetentionMs: 1, cached: true } as never), "no option 'cached'"],
])('%o is refused', (give, message) => {
  expect(give).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringContaining(message) as string }),
  )
})
