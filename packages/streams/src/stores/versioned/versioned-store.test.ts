import { serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { FakeEnvironment } from '../../../test/fake-environment.ts'
import { versionedStore } from '../builders.ts'

describe('a tombstone at the time of the newest version', () => {
  const build = () =>
    versionedStore('v', { key: serde.string(), value: serde.string(), historyRetentionMs: 100 }).build(
      new FakeEnvironment(),
    ).store

  it('leaves nothing where there was nothing before, as in Kafka: an older version is then the newest', () => {
    const store = build()
    store.put('k', 'eleven', 11)
    expect(store.put('k', null, 11)).toBe('newest')
    expect(store.put('k', 'eight', 8)).toBe('newest')
    expect(store.getAsOf('k', 20)?.value).toBe('eight')
  })

  it('ends the value before', () => {
    const store = build()
    store.put('k', 'five', 5)
    store.put('k', 'eleven', 11)
    expect(store.put('k', null, 11)).toBe('newest')
    expect(store.get('k')).toBeUndefined()
    expect(store.put('k', 'eight', 8)).toBe(11)
    expect([5, 8, 11].map((time) => store.getAsOf('k', time)?.value)).toEqual(['five', 'eight', undefined])
  })

  it('leaves the tombstone before as the newest', () => {
    const store = build()
    store.put('k', null, 5)
    store.put('k', 'eleven', 11)
    store.put('k', null, 11)
    expect(store.put('k', 'eight', 8)).toBe('newest')
    store.put('k', 'twelve', 12)
    expect([7, 9, 12].map((time) => store.getAsOf('k', time)?.value)).toEqual([undefined, 'eight', 'twelve'])
  })
})
