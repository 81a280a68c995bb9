import { serde } from '@millrace/client'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { storeRuns } from '../../test/conformance/store-runs.ts'
import { keyValueStore, sessionStore, versionedStore, windowStore } from './builders.ts'

const { runs, close } = storeRuns()
afterAll(close)

const text = { key: serde.string(), value: serde.string() }
const numRuns = 40

/** Keys of which some begin with others, and none that ends in a zero byte: such keys may be mixed up in the order of keys. */
const someKey = fc.constantFrom('a', 'aa', 'ab', 'b', 'é')
const someValue = fc.option(fc.constantFrom('x', 'yy', ''), { nil: null, freq: 3 })
const someTime = fc.oneof({ weight: 4, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.nat(4000) })
const isCommit = fc.integer({ min: 0, max: 9 }).map((die) => die === 0)

const bytes = (key: string): Buffer => Buffer.from(key)
const byBytes = (left: string, right: string): number => Buffer.compare(bytes(left), bytes(right))

describe.each(Object.entries(runs))('%s', (kind, start) => {
  const isCached = kind.includes('cache')
  /** What a cache holds does not expire at once: there the retention is longer than all times. */
  const retentionMs = isCached ? 10_000 : 50

  it('a key-value store is a sorted map', () => {
    const action = fc.tuple(isCommit, someKey, someValue)
    const property = fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const run = start((cached) => keyValueStore('kv', { ...text, cached }))
      const model = new Map<string, string>()
      for (const [commits, key, value] of actions) {
        run.store.put(key, value)
        if (value === null) model.delete(key)
        else model.set(key, value)
        expect(run.store.get(key)).toBe(value ?? undefined)
        if (commits) run.commit()
        const rows = [...model].sort(([left], [right]) => byBytes(left, right))
        expect([...run.store.all()]).toEqual(rows)
        expect([...run.store.range('aa', 'b', 'backward')]).toEqual(
          rows.filter(([other]) => byBytes(other, 'aa') >= 0 && byBytes(other, 'b') <= 0).reverse(),
        )
      }
      run.commit()
      expect([...run.restored().all()]).toEqual([...run.store.all()])
    })
    fc.assert(property, { numRuns })
  })

  it('a window store is a sorted map of what has not expired', () => {
    const action = fc.tuple(isCommit, someKey, someValue, someTime)
    const property = fc.property(fc.array(action, { maxLength: 60 }), fc.boolean(), (actions, indexedByTime) => {
      const run = start((cached) => windowStore('w', { ...text, retentionMs, windowSizeMs: 10, cached, indexedByTime }))
      let model: (readonly [key: string, start: number, value: string])[] = []
      let observed = -1
      for (const [commits, key, value, startMs] of actions) {
        observed = Math.max(observed, startMs)
        const min = observed - retentionMs + 1
        expect(run.store.put(key, value, startMs)).toBe(startMs >= min)
        model = model.filter(([other, at]) => at >= min && !(other === key && at === startMs))
        if (value !== null && startMs >= min) model.push([key, startMs, value])
        if (commits) run.commit()
        expect(run.store.observedTimeMs).toBe(observed)

        model.sort((left, right) => byBytes(left[0], right[0]) || left[1] - right[1])
        const rowOf = ([{ key: found, startMs: at }, row]: readonly [{ key: string; startMs: number }, string]) => [
          found,
          at,
          row,
        ]
        expect([...run.store.all()].map(rowOf)).toEqual(model)
        expect([...run.store.all('backward')].map(rowOf)).toEqual([...model].reverse())
        expect([...run.store.fetchKeyRange('aa', 'b', 10, 40)].map(rowOf)).toEqual(
          model.filter(([other, at]) => byBytes(other, 'aa') >= 0 && byBytes(other, 'b') <= 0 && at >= 10 && at <= 40),
        )
        expect([...run.store.fetchAllByTime(5, 50)].map(rowOf)).toEqual(
          model
            .filter(([, at]) => at >= 5 && at <= 50)
            .sort((left, right) => left[1] - right[1] || byBytes(left[0], right[0])),
        )
        expect([...run.store.fetchRange(key, startMs - 20, startMs + 20)]).toEqual(
          model.filter(([other, at]) => other === key && Math.abs(at - startMs) <= 20).map(([, at, row]) => [at, row]),
        )
        expect(run.store.fetch(key, startMs)).toBe(value === null || startMs < min ? undefined : value)
      }
      run.commit()
      const restored = run.restored()
      expect([...restored.all()]).toEqual([...run.store.all()])
      expect([...restored.fetchAllByTime(0, 5000)]).toEqual([...run.store.fetchAllByTime(0, 5000)])
    })
    fc.assert(property, { numRuns })
  })

  it('a session store is a map of sessions that have not expired', () => {
    const action = fc.tuple(isCommit, someKey, someValue, someTime, fc.nat(30))
    const property = fc.property(fc.array(action, { maxLength: 60 }), fc.boolean(), (actions, indexedByTime) => {
      const run = start((cached) => sessionStore('s', { ...text, retentionMs, cached, indexedByTime }))
      type Session = readonly [key: string, start: number, end: number, value: string]
      let model: Session[] = []
      let observed = -1
      const byEnd = (left: Session, right: Session): number => left[2] - right[2] || left[1] - right[1]
      const rowOf = ([session, row]: readonly [{ key: string; startMs: number; endMs: number }, string]) => [
        session.key,
        session.startMs,
        session.endMs,
        row,
      ]
      for (const [commits, key, value, startMs, lengthMs] of actions) {
        const endMs = startMs + lengthMs
        observed = Math.max(observed, endMs)
        const min = observed - retentionMs + 1
        expect(run.store.put({ key, startMs, endMs }, value)).toBe(endMs >= min)
        model = model.filter(([other, from, to]) => to >= min && !(other === key && from === startMs && to === endMs))
        if (value !== null && endMs >= min) model.push([key, startMs, endMs, value])
        if (commits) run.commit()
        const ofKey = model.filter(([other]) => other === key).sort(byEnd)
        expect([...run.store.fetch(key)].map(rowOf)).toEqual(ofKey)
        expect([...run.store.findSessions(key, startMs, startMs + 10, 'backward')].map(rowOf)).toEqual(
          ofKey.filter(([, from, to]) => to >= startMs && from <= startMs + 10).reverse(),
        )
        expect([...run.store.findSessionsByEnd(10, 60)].map(rowOf)).toEqual(
          model
            .filter(([, , to]) => to >= 10 && to <= 60)
            .sort((left, right) => byEnd(left, right) || byBytes(left[0], right[0])),
        )
        expect([...run.store.fetchKeyRange('aa', undefined)].map(rowOf)).toEqual(
          model
            .filter(([other]) => byBytes(other, 'aa') >= 0)
            .sort((left, right) => byBytes(left[0], right[0]) || byEnd(left, right)),
        )
      }
      run.commit()
      expect([...run.restored().fetchKeyRange(undefined, undefined)]).toEqual([
        ...run.store.fetchKeyRange(undefined, undefined),
      ])
    })
    fc.assert(property, { numRuns })
  })
})

describe.each(Object.entries(runs).filter(([kind]) => !kind.includes('cache')))('%s', (_kind, start) => {
  it('a versioned store has what was valid at any time of its history', () => {
    const historyRetentionMs = 30
    const action = fc.tuple(isCommit, fc.constantFrom('a', 'aa'), someValue, someTime, fc.nat(70))
    const property = fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const run = start(() => versionedStore('v', { ...text, historyRetentionMs }))
      const model = new Map<string, Map<number, string | null>>()
      let observed = -1
      const versionsOf = (key: string) => {
        const times = [...(model.get(key) ?? [])].sort(([left], [right]) => left - right)
        return times.map(([timestamp, value], index) => ({ timestamp, value, validToMs: times[index + 1]?.[0] }))
      }
      for (const [commits, key, value, timestamp, asOfMs] of actions) {
        const isExpired = timestamp < observed - historyRetentionMs
        observed = Math.max(observed, timestamp)
        const ended = run.store.put(key, value, timestamp)
        if (isExpired) expect(ended).toBe('expired')
        else {
          model.set(key, (model.get(key) ?? new Map<number, string | null>()).set(timestamp, value))
          const version = versionsOf(key).find((candidate) => candidate.timestamp === timestamp)
          expect(ended).toBe(version?.validToMs ?? 'newest')
        }
        if (commits) run.commit()
        const versions = versionsOf(key)
        const newest = versions.at(-1)
        expect(run.store.get(key)).toEqual(newest === undefined || newest.value === null ? undefined : newest)
        const begin = observed - historyRetentionMs
        const atThen = versions.findLast((version) => version.timestamp <= asOfMs)
        const isThere = atThen !== undefined && atThen.value !== null
        const isKnown = atThen === newest || asOfMs >= begin
        expect(run.store.getAsOf(key, asOfMs)).toEqual(isThere && isKnown ? atThen : undefined)
        expect([...run.store.versions(key, Math.max(begin, asOfMs), asOfMs + 10)]).toEqual(
          versions.filter(
            (version) =>
              version.value !== null &&
              version.timestamp <= asOfMs + 10 &&
              (version.validToMs === undefined || version.validToMs > Math.max(begin, asOfMs)),
          ),
        )
      }
      run.commit()
      const restored = run.restored()
      for (const key of model.keys()) {
        expect([...restored.versions(key, 0, 5000)]).toEqual([...run.store.versions(key, 0, 5000)])
      }
    })
    fc.assert(property, { numRuns })
  })
})
