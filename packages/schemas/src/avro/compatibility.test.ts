import avsc from 'avsc'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonDepthMax } from '../limits.ts'
import { avroIncompatibilities } from './compatibility.ts'
import { parseAvro } from './parse.ts'
import { avroText, parsingCanonicalForm } from './write.ts'

const differences = (reader: unknown, writer: unknown): string[] =>
  avroIncompatibilities(parseAvro(JSON.stringify(reader)).type, parseAvro(JSON.stringify(writer)).type).map(
    ({ type, path, message }) => `${type} ${path}: ${message}`,
  )

const record = (...fields: unknown[]): object => ({ type: 'record', name: 'shop.Order', fields })
const id = { name: 'id', type: 'long' }

describe('a reader takes', () => {
  it.each<[string, unknown, unknown]>([
    [
      'what has fewer fields, if it has defaults',
      record(id, { name: 'note', type: 'string', default: '' }),
      record(id),
    ],
    ['what has more fields', record(id), record(id, { name: 'note', type: 'string' })],
    ['a field by an alias', record({ name: 'key', type: 'long', aliases: ['id'] }), record(id)],
    ['a type by an alias', { ...record(id), name: 'New', aliases: ['shop.Order'] }, record(id)],
    ['a type of another namespace', { ...record(id), name: 'other.Order' }, record(id)],
    ['one of a union', ['null', 'long'], 'int'],
    ['a union all of whose branches it takes', 'double', ['int', 'float']],
    ['a wider union', ['null', 'int', 'string'], ['string', 'null']],
    ['fewer symbols', { type: 'enum', name: 'E', symbols: ['A', 'B'] }, { type: 'enum', name: 'E', symbols: ['B'] }],
    [
      'any symbols, if it has a default',
      { type: 'enum', name: 'E', symbols: ['A'], default: 'A' },
      { type: 'enum', name: 'E', symbols: ['Z'] },
    ],
    ...Object.entries({
      long: ['int'],
      float: ['int', 'long'],
      double: ['int', 'long', 'float'],
      string: ['bytes'],
      bytes: ['string'],
    }).flatMap(([reader, writers]) =>
      writers.map((writer): [string, unknown, unknown] => [`${writer} as ${reader}`, reader, writer]),
    ),
  ])('%s', (_, reader, writer) => {
    expect(differences(reader, writer)).toEqual([])
  })
})

describe('a reader does not take', () => {
  it.each<[string, unknown, unknown, string[]]>([
    [
      'what lacks a field without default',
      record(id, { name: 'note', type: 'string' }),
      record(id),
      ['READER_FIELD_MISSING_DEFAULT_VALUE /fields/1: the writer has no field note, and the reader no default for it'],
    ],
    [
      'what is wider',
      record({ ...id, type: 'int' }),
      record(id),
      ['TYPE_MISMATCH /fields/0/type: the reader has int, the writer has long'],
    ],
    [
      'another name',
      { ...record(), name: 'A' },
      record(),
      ['NAME_MISMATCH /name: the reader has A, the writer has shop.Order'],
    ],
    [
      'another size',
      { type: 'fixed', name: 'F', size: 4 },
      { type: 'fixed', name: 'F', size: 8 },
      ['FIXED_SIZE_MISMATCH /size: the reader has 4 bytes, the writer has 8'],
    ],
    [
      'more symbols',
      { type: 'enum', name: 'E', symbols: ['A'] },
      { type: 'enum', name: 'E', symbols: ['A', 'B', 'C'] },
      ['MISSING_ENUM_SYMBOLS /symbols: the reader has no symbol B, C, and no default'],
    ],
    [
      'a branch that it has not',
      ['null', 'int'],
      ['null', 'string'],
      ['MISSING_UNION_BRANCH /: no branch of the reader takes string'],
    ],
    ['one branch of several', 'int', ['int', 'null'], ['TYPE_MISMATCH /: the reader has int, the writer has null']],
    [
      'what is wrong within the branch that is meant',
      ['null', record(id)],
      record(),
      [
        'MISSING_UNION_BRANCH /: no branch of the reader takes shop.Order',
        'READER_FIELD_MISSING_DEFAULT_VALUE /1/fields/0: the writer has no field id, and the reader no default for it',
      ],
    ],
    [
      'items',
      { type: 'array', items: 'int' },
      { type: 'array', items: 'string' },
      ['TYPE_MISMATCH /items: the reader has int, the writer has string'],
    ],
    [
      'values',
      { type: 'map', values: 'int' },
      { type: 'map', values: 'null' },
      ['TYPE_MISMATCH /values: the reader has int, the writer has null'],
    ],
    [
      'a map as a record',
      { type: 'map', values: 'int' },
      record(),
      ['TYPE_MISMATCH /: the reader has map, the writer has shop.Order'],
    ],
  ])('%s', (_, reader, writer, expected) => {
    expect(differences(reader, writer)).toEqual(expected)
  })
})

describe('types that lead to themselves', () => {
  const list = (value: string, more: unknown[] = []): object => ({
    type: 'record',
    name: 'List',
    fields: [{ name: 'next', type: ['null', 'List'], default: null }, { name: 'value', type: value }, ...more],
  })

  it('are compared', () => {
    expect(differences(list('long'), list('int'))).toEqual([])
    expect(differences(list('int'), list('long'))).toEqual([
      'TYPE_MISMATCH /fields/1/type: the reader has int, the writer has long',
    ])
  })

  it('are not taken for compatible because a part of them was, as long as the whole was thought to be', () => {
    // The second field only needs that its lists can be read. They can't, because of the value behind.
    const holder = (value: string): object => ({
      type: 'record',
      name: 'Top',
      fields: [
        { name: 'either', type: ['null', list(value)] },
        { name: 'inner', type: { type: 'record', name: 'Inner', fields: [{ name: 'list', type: ['null', 'List'] }] } },
      ],
    })
    const found = differences(holder('int'), holder('string'))
    expect(found.map((line) => line.split(':')[0])).toContain('MISSING_UNION_BRANCH /fields/1/type/fields/0/type')
  })

  it('are refused where they lead too far', () => {
    const types = Array.from({ length: comparisonDepthMax + 1 }, (_, index) => ({
      type: 'record',
      name: `R${index}`,
      fields: index === 0 ? [] : [{ name: 'a', type: `R${index - 1}` }],
    }))
    // The types are defined where they are not compared, so that the first comparison leads through all of them.
    const last = { name: 'a', type: `R${comparisonDepthMax}` }
    const reader = record({ name: 'mine', type: ['null', ...types], default: null }, last)
    const writer = record({ name: 'yours', type: ['null', ...types] }, last)
    expect(() => differences(reader, writer)).toThrow('too large or too deep to be compared')
  })
})

describe('avsc, another implementation of the specification', () => {
  const primitive = fc.constantFrom<unknown>('null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string')
  const defaults: Readonly<Record<string, unknown>> = { int: 0, string: '', null: null, double: 0.5 }
  const { schema } = fc.letrec<{ schema: unknown; plain: unknown }>((tie) => ({
    plain: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      primitive,
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ type: fc.constant('map'), values: tie('schema') }),
    ),
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('plain'),
      fc.uniqueArray(primitive, { minLength: 1, maxLength: 3 }),
    ),
  }))
  const field = fc
    .record({ name: fc.constantFrom('a', 'b', 'c'), type: fc.oneof(fc.constantFrom(...Object.keys(defaults)), schema) })
    .chain(({ name, type }) =>
      typeof type === 'string' && Object.hasOwn(defaults, type)
        ? fc.constantFrom<object>({ name, type }, { name, type, default: defaults[type] })
        : fc.constant<object>({ name, type }),
    )
  const fields = fc.uniqueArray(field, { maxLength: 3, selector: (each) => (each as { name: string }).name })
  const named = fc.oneof(
    fields.map((list) => ({ type: 'record', name: 'R', fields: list })),
    fc
      .uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1 })
      .map((symbols) => ({ type: 'enum', name: 'E', symbols })),
    fc.constantFrom(1, 2).map((size) => ({ type: 'fixed', name: 'F', size })),
  )
  const any = fc.oneof(
    schema,
    named,
    named.map((type) => ({ type: 'array', items: ['null', type] })),
  )

  const isReadable = (reader: unknown, writer: unknown): boolean => {
    try {
      avsc.Type.forSchema(reader as avsc.Schema, { wrapUnions: true }).createResolver(
        avsc.Type.forSchema(writer as avsc.Schema, { wrapUnions: true }),
      )
      return true
    } catch {
      return false
    }
  }

  it('has the same canonical form, and what is written is read as the same', () => {
    fc.assert(
      fc.property(any, (type) => {
        const parsed = parseAvro(JSON.stringify(type))
        const canonical = parsingCanonicalForm(parsed.type)
        expect(canonical).toBe(JSON.stringify(avsc.Type.forSchema(type as avsc.Schema, { wrapUnions: true }).schema()))
        const written = avroText(parsed)
        expect(avroText(parseAvro(written))).toBe(written)
      }),
      { numRuns: 200 },
    )
  })

  it('agrees on what can be read', () => {
    let readable = 0
    fc.assert(
      fc.property(any, any, (reader, writer) => {
        const expected = isReadable(reader, writer)
        if (expected) readable++
        expect(differences(reader, writer).length === 0).toBe(expected)
        expect(differences(reader, reader)).toEqual([])
      }),
      { numRuns: 300 },
    )
    expect(readable).toBeGreaterThan(0)
  })
})
