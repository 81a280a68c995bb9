import { describe, expect, it } from 'vitest'
import { PlainRegistry, record, refusal, sent } from '../../test/plain-registry.ts'
import { lookUp, testCompatibility } from './register.ts'
import { setLevel, setMode } from './settings.ts'

describe('registering', () => {
  it('counts versions by subject, and ids over all of them', () => {
    const registry = new PlainRegistry()
    expect(registry.register('a', record('R', 'x'))).toBe('1/1')
    expect(registry.register('a', record('R', 'x', 'y?'))).toBe('2/2')
    expect(registry.register('b', record('R', 'x', 'y?'))).toBe('2/1')
    expect(registry.register('a', ` ${JSON.stringify(record('R', 'x'))}`)).toBe('1/1')
    expect(registry.records).toHaveLength(3)
    expect(registry.records[1]).toEqual({
      key: '{"keytype":"SCHEMA","subject":"a","version":2,"magic":1}',
      value: JSON.stringify({
        subject: 'a',
        version: 2,
        id: 2,
        schema: JSON.stringify(record('R', 'x', 'y?')),
        deleted: false,
      }),
    })
  })

  it('takes a schema for the same by its normal form if it is to', () => {
    const registry = new PlainRegistry('NONE')
    const [one, other] = ['{"type":"int","a":1,"b":2}', '{"type":"int","b":2,"a":1}']
    expect(registry.register('a', one, { normalize: true })).toBe('1/1')
    expect(registry.register('a', other, { normalize: true })).toBe('1/1')
    expect(registry.register('a', other)).toBe('2/2')
  })

  it('refuses what is no schema, and no subject', () => {
    const registry = new PlainRegistry()
    expect(refusal(() => registry.register('a', '{'))).toBe('42201 Invalid schema: the schema is not JSON')
    expect(refusal(() => registry.register('', 'int'))).toMatch(/^42208/)
    expect(refusal(() => registry.register('a\nb', 'int'))).toMatch(/^42208/)
    expect(registry.records).toEqual([])
  })

  it('has what others refer to', () => {
    const registry = new PlainRegistry()
    registry.register('item', record('shop.Item', 'price'))
    const line = { type: 'record', name: 'shop.Line', fields: [{ name: 'item', type: 'shop.Item' }] }
    const order = { type: 'record', name: 'shop.Order', fields: [{ name: 'line', type: 'shop.Line' }] }
    const toItem = [{ name: 'shop.Item', subject: 'item', version: 1 }]
    const toLine = [{ name: 'shop.Line', subject: 'line', version: 1 }]
    expect(registry.register('line', line, { references: toItem })).toBe('2/1')
    expect(registry.register('order', order, { references: toLine })).toBe('3/1')
    expect(registry.state.referrers('item', 1).map((each) => each.subject)).toEqual(['line'])
    expect(refusal(() => registry.register('order', order))).toMatch(/^42201 .*there is no type 'shop.Line'/)
    const nowhere = [{ name: 'x', subject: 'line', version: 2 }]
    expect(refusal(() => registry.register('order', order, { references: nowhere }))).toBe(
      '42201 Invalid schema: it refers to version 2 of line, which is not there',
    )
  })
})

describe('compatibility', () => {
  const old = record('R', 'a')
  const withDefault = record('R', 'a', 'b?')
  const without = record('R', 'a', 'b')

  it.each([
    ['NONE', 'taken', 'taken', 'taken'],
    ['BACKWARD', 'taken', 'refused', 'taken'],
    ['FORWARD', 'taken', 'taken', 'refused'],
    ['FULL', 'taken', 'refused', 'refused'],
  ] as const)(
    'at %s an optional field is %s, a required one %s, one that goes %s',
    (level, optional, required, gone) => {
      const takes = (first: object, second: object): string => {
        const registry = new PlainRegistry()
        registry.apply(setLevel(registry.context, 's', level))
        registry.register('s', first)
        const text = refusal(() => registry.register('s', second))
        expect(text === 'not refused' || text.startsWith('409 Schema being registered is incompatible')).toBe(true)
        return text === 'not refused' ? 'taken' : 'refused'
      }
      expect([takes(old, withDefault), takes(old, without), takes(without, old)]).toEqual([optional, required, gone])
    },
  )

  it('is with the last version, or with all of them', () => {
    // The first had no b; the second has one with a default; the third needs it.
    const registry = new PlainRegistry('BACKWARD')
    registry.register('s', old)
    registry.register('s', withDefault)
    expect(testCompatibility(registry.context, 's', sent(without), 'all')).toEqual([])
    expect(testCompatibility(registry.context, 's', sent(without), 1)).toEqual([
      {
        type: 'READER_FIELD_MISSING_DEFAULT_VALUE',
        path: '/fields/1',
        message: 'the writer has no field b, and the reader no default for it',
        direction: 'BACKWARD',
        version: 1,
      },
    ])
    registry.apply(setLevel(registry.context, null, 'backward_transitive'))
    expect(testCompatibility(registry.context, 's', sent(without), 'all')[0]?.version).toBe(1)
    expect(refusal(() => registry.register('s', without))).toContain('READER_FIELD_MISSING_DEFAULT_VALUE')
    expect(refusal(() => testCompatibility(registry.context, 'none', sent(without), 'latest'))).toMatch(/^40401/)
    expect(refusal(() => testCompatibility(registry.context, 's', sent(without), 9))).toMatch(/^40402/)
    expect(testCompatibility(registry.context, 'none', sent(without), 'all')).toEqual([])
  })
})

describe('looking up', () => {
  it('finds the version that is this very schema', () => {
    const registry = new PlainRegistry()
    registry.register('s', record('R', 'a'))
    registry.register('s', record('R', 'a', 'b?'))
    expect(lookUp(registry.context, 's', sent(record('R', 'a')), 'live').version).toBe(1)
    expect(refusal(() => lookUp(registry.context, 's', sent('int'), 'live'))).toBe('40403 Schema not found')
    expect(refusal(() => lookUp(registry.context, 't', sent('int'), 'live'))).toBe("40401 Subject 't' not found.")
  })
})

describe('modes', () => {
  it('keep from writing', () => {
    const registry = new PlainRegistry()
    registry.apply(setMode(registry.context, 's', 'READONLY', false))
    expect(refusal(() => registry.register('s', 'int'))).toBe('42205 Subject s is in read-only mode')
    expect(refusal(() => registry.apply(setLevel(registry.context, 's', 'NONE')))).toMatch(/^42205/)
    expect(registry.register('t', 'int')).toBe('1/1')
    registry.apply(setMode(registry.context, null, 'READONLY_OVERRIDE', false))
    expect(refusal(() => registry.register('t', 'long'))).toMatch(/^42205/)
  })

  it('let schemas in with the ids that they have elsewhere', () => {
    const registry = new PlainRegistry()
    expect(refusal(() => registry.register('s', 'int', { id: 7 }))).toMatch(/^42205 .*not in import mode/)
    registry.apply(setMode(registry.context, null, 'import', false))
    expect(refusal(() => registry.register('s', 'int'))).toMatch(/^42205 .*in import mode/)
    expect(registry.register('s', 'int', { id: 7, version: 3 })).toBe('7/3')
    expect(registry.register('s', 'string', { id: 9, version: 5 })).toBe('9/5')
    expect(refusal(() => registry.register('s', 'long', { id: 7, version: 6 }))).toMatch(/^42205 Overwrite/)
    expect(refusal(() => registry.register('s', 'long', { id: 8, version: 5 }))).toMatch(/^42205 Version 5/)
    expect(refusal(() => registry.apply(setMode(registry.context, null, 'IMPORT', false)))).toMatch(/^42205/)
    registry.apply(setMode(registry.context, null, 'READWRITE', false))
    registry.apply(setLevel(registry.context, 's', 'NONE'))
    expect(registry.register('s', 'long')).toBe('10/6')
  })
})
