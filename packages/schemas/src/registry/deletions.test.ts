import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainRegistry, record, refusal, replay } from '../../test/plain-registry.ts'
import { deleteSubject, deleteVersion } from './deletions.ts'
import { existingSchema } from './lookups.ts'
import type { EncodedRecord } from './records.ts'
import { deleteLevel, deleteMode, getLevel, getMode, setLevel, setMode } from './settings.ts'
import { RegistryState } from './state.ts'

function filled(): PlainRegistry {
  const registry = new PlainRegistry()
  registry.register('s', record('R', 'a'))
  registry.register('s', record('R', 'a', 'b?'))
  return registry
}

describe('a version', () => {
  it('is deleted softly, then for good', () => {
    const registry = filled()
    const remove = (version: number | 'latest', permanent = false): number =>
      registry.apply(deleteVersion(registry.context, 's', version, permanent))
    expect(refusal(() => remove(2, true))).toMatch(/^40407/)
    expect(remove('latest')).toBe(2)
    expect(refusal(() => remove(2))).toMatch(/^40406/)
    expect(registry.state.versions('s').map((each) => each.version)).toEqual([1])
    expect(existingSchema(registry.state, 2).version).toBe(2)
    expect(remove(2, true)).toBe(2)
    expect(refusal(() => existingSchema(registry.state, 2))).toBe('40403 Schema 2 not found')
    expect(refusal(() => remove(2))).toBe('40402 Version 2 not found.')
  })

  it('comes back as a new one, with the id that it had', () => {
    const registry = filled()
    registry.apply(deleteVersion(registry.context, 's', 2, false))
    expect(registry.register('s', record('R', 'a', 'b?'))).toBe('2/3')
  })

  it('takes its id with it: no other schema gets it, though the topic is compacted', () => {
    const registry = filled()
    registry.apply(deleteSubject(registry.context, 's', false))
    registry.apply(deleteSubject(registry.context, 's', true))
    const again = new PlainRegistry()
    for (const each of compacted(registry.records)) replay(again.state, each)
    expect(again.register('s', record('R', 'c'))).toBe('3/1')
  })

  it('stays while others refer to it', () => {
    const registry = new PlainRegistry()
    registry.register('item', record('Item', 'a'))
    const order = { type: 'record', name: 'Order', fields: [{ name: 'item', type: 'Item' }] }
    registry.register('order', order, { references: [{ name: 'Item', subject: 'item', version: 1 }] })
    expect(refusal(() => deleteVersion(registry.context, 'item', 1, false))).toMatch(/^42206/)
    registry.apply(deleteSubject(registry.context, 'order', false))
    registry.apply(deleteSubject(registry.context, 'item', false))
    expect(refusal(() => deleteSubject(registry.context, 'item', true))).toMatch(/^42206/)
    registry.apply(deleteSubject(registry.context, 'order', true))
    expect(registry.apply(deleteSubject(registry.context, 'item', true))).toEqual([1])
  })
})

describe('a subject', () => {
  it('is deleted softly, then for good, with what is set for it', () => {
    const registry = filled()
    registry.apply(setLevel(registry.context, 's', 'NONE'))
    expect(refusal(() => deleteSubject(registry.context, 't', false))).toMatch(/^40401/)
    expect(refusal(() => deleteSubject(registry.context, 's', true))).toMatch(/^40405/)
    expect(registry.apply(deleteSubject(registry.context, 's', false))).toEqual([1, 2])
    expect(registry.state.levelOf('s')).toBe(undefined)
    expect(refusal(() => deleteSubject(registry.context, 's', false))).toMatch(/^40404/)
    expect([registry.state.subjects(), registry.state.subjects('all')]).toEqual([[], ['s']])
    expect(registry.register('s', record('Other', 'a'))).toBe('3/3')
    registry.apply(deleteSubject(registry.context, 's', false))
    expect(registry.apply(deleteSubject(registry.context, 's', true))).toEqual([1, 2, 3])
    expect(registry.state.subjects('all')).toEqual([])
  })
})

describe('what is set', () => {
  it('for a subject counts before what is for all', () => {
    const registry = new PlainRegistry()
    const { context } = registry
    expect(getLevel(context, null, false)).toBe('BACKWARD')
    expect(refusal(() => getLevel(context, 's', false))).toMatch(/^40408/)
    registry.apply(setLevel(context, null, 'FULL'))
    expect(getLevel(context, 's', true)).toBe('FULL')
    registry.apply(setLevel(context, 's', 'none'))
    expect(getLevel(context, 's', false)).toBe('NONE')
    expect(registry.apply(deleteLevel(context, 's'))).toBe('NONE')
    expect(registry.apply(deleteLevel(context, null))).toBe('FULL')
    expect(refusal(() => deleteLevel(context, 's'))).toMatch(/^40401/)
    expect(refusal(() => setLevel(context, null, 'SOME'))).toMatch(/^42203/)
    expect(refusal(() => setMode(context, null, 'SOME', false))).toMatch(/^42204/)
    expect(refusal(() => getMode(context, 's', false))).toMatch(/^40409/)
    registry.apply(setMode(context, 's', 'READONLY', false))
    expect([getMode(context, 's', false), getMode(context, null, false)]).toEqual(['READONLY', 'READWRITE'])
    expect(registry.apply(deleteMode(context, 's'))).toBe('READONLY')
  })
})

/** What compaction leaves: the last record of each key, in the order of the topic, and no tombstones. */
function compacted(records: readonly EncodedRecord[]): readonly EncodedRecord[] {
  const last = new Map(records.map((each, index) => [each.key, index]))
  return records.filter((each, index) => last.get(each.key) === index && each.value !== null)
}

function view(state: RegistryState): unknown {
  return state
    .subjects('all')
    .map((subject) => [
      subject,
      state.versions(subject, 'all'),
      state.levelOf(subject),
      state.modeOf(subject),
      state.versions(subject, 'all').map(({ id }) => state.withId(id)),
    ])
}

it('a registry is the same again from what compaction leaves of its topic', () => {
  const subject = fc.constantFrom('a', 'b')
  const schema = fc.constantFrom('int', 'long', 'string', 'float')
  const command = fc.oneof(
    fc.tuple(fc.constant('register'), subject, schema),
    fc.tuple(fc.constantFrom('delete', 'purge', 'deleteSubject', 'purgeSubject'), subject, fc.constant('')),
    fc.tuple(fc.constant('level'), subject, fc.constantFrom('NONE', 'FULL')),
    fc.tuple(fc.constant('unset'), subject, fc.constant('')),
  )
  const run = (registry: PlainRegistry, name: string, which: string, what: string): void => {
    const { context, state } = registry
    const first = state.versions(which, 'all')[0]?.version ?? 1
    if (name === 'register') registry.register(which, what)
    else if (name === 'delete') registry.apply(deleteVersion(context, which, 'latest', false))
    else if (name === 'purge') registry.apply(deleteVersion(context, which, first, true))
    else if (name === 'deleteSubject') registry.apply(deleteSubject(context, which, false))
    else if (name === 'purgeSubject') registry.apply(deleteSubject(context, which, true))
    else if (name === 'level') registry.apply(setLevel(context, which, what))
    else registry.apply(deleteLevel(context, which))
  }
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      const registry = new PlainRegistry('NONE')
      for (const [name, which, what] of commands)
        expect(refusal(() => run(registry, name, which, what))).toMatch(/^(?:not refused|4)/)
      const again = new RegistryState()
      for (const each of compacted(registry.records)) replay(again, each)
      expect(view(again)).toEqual(view(registry.state))
      expect(again.highestId).toBe(registry.state.highestId)
    }),
    { numRuns: 200 },
  )
})
