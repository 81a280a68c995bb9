import { describe, expect, it } from 'vitest'
import { jsonSchemaKind } from './json-schema-kind.ts'

const parse = (schema: unknown, references: Readonly<Record<string, unknown>> = {}) =>
  jsonSchemaKind.parse(JSON.stringify(schema), {
    references: Object.entries(references).map(([name, each]) => ({ name, text: JSON.stringify(each) })),
  })

const differences = (reader: unknown, writer: unknown): string[] =>
  parse(reader)
    .cannotRead(parse(writer))
    .map(({ type, path }) => `${type} ${path}`)

const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more })
const closed = { additionalProperties: false }
const text = { type: 'string' }
const list = object({ next: { $ref: '#' }, value: { type: 'integer' } })

describe('a reader takes', () => {
  it.each<[string, unknown, unknown]>([
    ['anything', {}, object({ a: text })],
    ['integers as numbers', { type: 'number' }, { type: 'integer' }],
    ['more types', { type: ['string', 'null'] }, text],
    ['wider bounds', { type: 'number', minimum: 0 }, { type: 'number', exclusiveMinimum: 0, maximum: 5 }],
    ['bounds of draft 4', { type: 'number', minimum: 1 }, { type: 'number', minimum: 1, exclusiveMinimum: true }],
    ['longer texts', { type: 'string', maxLength: 9 }, { type: 'string', maxLength: 5, minLength: 1 }],
    ['divisors', { type: 'integer', multipleOf: 2 }, { type: 'integer', multipleOf: 6 }],
    ['fewer values', { enum: ['a', 'b', { c: 1, d: 2 }] }, { enum: [{ d: 2, c: 1 }, 'a'] }],
    ['one value', { enum: ['a', 'b'] }, { const: 'b' }],
    ['properties that it does not name, if it is open', object({}), object({ a: text })],
    [
      'optional properties that the writer, being closed, does not have',
      object({ a: text }, closed),
      object({}, closed),
    ],
    ['fewer that are required', object({ a: text }), object({ a: text }, { required: ['a'] })],
    ['one branch', { anyOf: [text, { type: 'null' }] }, text],
    ['the branches in another order', { oneOf: [{ type: 'null' }, text] }, { oneOf: [text, { type: 'null' }] }],
    [
      'parts that are together',
      object({ a: text, b: text }, { required: ['a'] }),
      { allOf: [object({ a: text }, { required: ['a'] }), object({ b: text })] },
    ],
    ['items', { type: 'array', items: { type: 'number' } }, { type: 'array', items: { type: 'integer' } }],
    ['tuples', { type: 'array', items: text }, { type: 'array', prefixItems: [text], items: { const: 'a' } }],
    ['what leads to itself', list, object({ next: { $ref: '#' }, value: { enum: [1, 2] } })],
    [
      'what references stand for',
      { $ref: '#/$defs/a', $defs: { a: text } },
      { definitions: { b: text }, $ref: '#/definitions/b' },
    ],
    ['the same pattern', { type: 'string', pattern: '^a' }, { type: 'string', pattern: '^a', minLength: 1 }],
    ['nothing', false, false],
  ])('%s', (_, reader, writer) => {
    expect(differences(reader, writer)).toEqual([])
    expect([differences(reader, reader), differences(writer, writer)]).toEqual([[], []])
  })
})

describe('a reader does not take', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['another type', text, { type: 'integer' }, ['TYPE_NARROWED /type']],
    ['numbers as integers', { type: 'integer' }, { type: 'number' }, ['TYPE_NARROWED /type']],
    ['lower bounds', { minimum: 1 }, { type: 'number', minimum: 0 }, ['MINIMUM_NARROWED /minimum']],
    ['bounds themselves', { exclusiveMaximum: 5 }, { type: 'number', maximum: 5 }, ['MAXIMUM_NARROWED /maximum']],
    ['longer texts', { maxLength: 5 }, text, ['MAX_LENGTH_NARROWED /maxLength']],
    ['other multiples', { multipleOf: 4 }, { type: 'integer', multipleOf: 6 }, ['MULTIPLE_OF_NARROWED /multipleOf']],
    ['repeated items', { uniqueItems: true }, { type: 'array' }, ['UNIQUE_ITEMS_NARROWED /uniqueItems']],
    ['more values', { enum: ['a'] }, { enum: ['a', 'b'] }, ['ENUM_ARRAY_NARROWED /enum']],
    [
      'what is left out',
      object({ a: text }, { required: ['a'] }),
      object({ a: text }),
      ['REQUIRED_ATTRIBUTE_ADDED /required'],
    ],
    [
      'anything as what it names',
      object({ a: text }),
      object({}),
      ['PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL /properties/a'],
    ],
    [
      'what it does not name, being closed',
      object({}, closed),
      object({ a: text }, closed),
      ['PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL /properties/a'],
    ],
    [
      'other properties, being closed',
      object({}, closed),
      object({}),
      ['ADDITIONAL_PROPERTIES_NARROWED /additionalProperties'],
    ],
    ['other inner types', object({ a: text }), object({ a: { type: 'null' } }), ['TYPE_NARROWED /properties/a/type']],
    ['other items', { items: text }, { type: 'array', items: { type: 'null' } }, ['TYPE_NARROWED /items/type']],
    [
      'more branches',
      { oneOf: [text, { type: 'null' }] },
      { oneOf: [text, { type: 'integer' }] },
      ['COMBINED_TYPE_SUBSCHEMAS_CHANGED /oneOf'],
    ],
    ['less than all parts', { allOf: [text, { minLength: 2 }] }, text, ['MIN_LENGTH_NARROWED /allOf/1/minLength']],
    ['another pattern', { pattern: '^a' }, { type: 'string', pattern: '^b' }, ['KEYWORD_CHANGED /pattern']],
    ['what it excludes', { not: text }, {}, ['KEYWORD_CHANGED /not']],
    [
      'names by patterns',
      object({ ab: text }),
      object({}, { patternProperties: { '^a': text }, ...closed }),
      ['PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL /properties/ab'],
    ],
    [
      'what leads to something else',
      list,
      object({ next: { type: 'null' } }),
      ['TYPE_NARROWED /properties/next/type', 'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL /properties/value'],
    ],
    [
      'anything, if it leads to itself',
      list,
      {},
      [
        'TYPE_NARROWED /type',
        'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL /properties/next',
        'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL /properties/value',
      ],
    ],
    ['anything, if it takes nothing', false, {}, ['SCHEMA_REMOVED /']],
    [
      'references with something beside them',
      { $ref: '#/$defs/a', minLength: 1, $defs: { a: {} } },
      { type: 'string', minLength: 1 },
      ['KEYWORD_CHANGED /$ref'],
    ],
  ])('%s', (_, reader, writer, expected) => {
    expect(differences(reader, writer)).toEqual(expected)
  })
})

describe('a JSON Schema', () => {
  it('is the same but for white space, and but for order if it is normalised', () => {
    const [one, other] = ['{ "type": "string", "title": "x" }', '{"title":"x","type":"string"}'].map((each) =>
      jsonSchemaKind.parse(each),
    )
    expect(one?.text).toBe('{"type":"string","title":"x"}')
    expect(one?.normalizedText).toBe(other?.normalizedText)
  })

  it('has what it refers to', () => {
    const references = { 'price.json': { type: 'number' }, 'item.json': object({ price: { $ref: 'price.json' } }) }
    const order = parse(object({ item: { $ref: 'item.json#/properties/price' } }), references)
    expect(order.cannotRead(parse(object({ item: { type: 'integer' } }, closed)))).toEqual([])
    expect(order.cannotRead(parse(object({ item: text })))).toHaveLength(1)
  })

  it.each<[string, unknown, string]>([
    ['a list', [], 'a JSON Schema is an object, true or false, not a list, at /'],
    ['a type', { properties: { a: { type: 'text' } } }, 'at /properties/a/type'],
    ['a part', { items: 1 }, 'not a number, at /items'],
    ['parts', { anyOf: [] }, 'anyOf is a list of schemas, at /anyOf'],
    ['names', { properties: [] }, 'properties are schemas by names, not a list, at /properties'],
    ['a count', { minLength: -1 }, 'minLength is a count, at /minLength'],
    ['required', { required: true }, 'required is a list of names, at /required'],
    ['values', { enum: 1 }, 'enum is a list of values, at /enum'],
    ['a reference', { items: { $ref: '#/definitions/a' } }, "there is no '#/definitions/a'"],
    ['another document', { $ref: 'other.json' }, "there is no 'other.json'"],
    ['a draft', { $schema: 'http://json-schema.org/draft-03/schema#' }, '$schema is a draft'],
  ])('that is none: %s', (_, schema, message) => {
    expect(() => parse(schema)).toThrow(
      expect.objectContaining({ code: 'INVALID_DATA', message: expect.stringContaining(message) as string }),
    )
  })
})
