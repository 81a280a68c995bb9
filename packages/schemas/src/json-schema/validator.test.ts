import { describe, expect, it } from 'vitest'
import { parseJsonSchema } from './document.ts'
import { type JsonValidator, jsonValidator } from './validator.ts'

const draft = (name: string): string =>
  name === '4' || name === '6' || name === '7'
    ? `http://json-schema.org/draft-0${name}/schema#`
    : `https://json-schema.org/draft/${name}/schema`

// Compiling takes longer than all else here.
const validators = new Map<string, Promise<JsonValidator>>()

async function problem(schema: unknown, value: unknown, references: Record<string, unknown> = {}): Promise<unknown> {
  const others = Object.entries(references).map(([name, each]) => ({ name, text: JSON.stringify(each) }))
  const key = JSON.stringify([schema, others])
  const validator = validators.get(key) ?? jsonValidator(parseJsonSchema(JSON.stringify(schema), others))
  validators.set(key, validator)
  return (await validator)(value)
}

describe('a validator', () => {
  it('says where and why', async () => {
    const price = { type: 'object', properties: { price: { type: 'number' } }, additionalProperties: false }
    const schema = { type: 'object', properties: { items: { type: 'array', items: price } }, required: ['items'] }
    expect(await problem(schema, { items: [{ price: 1 }] })).toBeUndefined()
    expect(await problem(schema, { items: [{}, { price: '1' }] })).toBe('at /items/1/price, it must be number')
    expect(await problem(schema, {})).toBe("at /, it must have required property 'items'")
    const additional = 'at /items/0, it must NOT have additional properties (color)'
    expect(await problem(schema, { items: [{ color: 1 }] })).toBe(additional)
    expect(await problem({ anyOf: [{ type: 'null' }, { type: 'string' }, { type: 'array' }] }, 1)).toBe(
      'at /, it must be null; at /, it must be string; at /, it must be array; and 1 more',
    )
  })

  it.each([
    ['4', { minimum: 1, exclusiveMinimum: true }, 2, 1],
    ['6', { exclusiveMinimum: 1 }, 2, 1],
    ['7', { if: { type: 'string' }, else: { type: 'null' } }, 'a', 1],
    ['7', { items: [{ type: 'string' }], additionalItems: false }, ['a'], ['a', 'b']],
    ['2019-09', { properties: { a: true }, unevaluatedProperties: false }, { a: 1 }, { b: 1 }],
    ['2020-12', { prefixItems: [{ type: 'string' }], items: false }, ['a'], ['a', 'b']],
  ])('reads draft %s', async (name, schema, valid, invalid) => {
    const written = { $schema: draft(name), ...schema }
    expect(await problem(written, valid)).toBeUndefined()
    expect(await problem(written, invalid)).toMatch(/^at \//)
  })

  it('takes a schema without a draft for one of 7', async () => {
    expect(await problem({ items: [{ type: 'string' }] }, [1])).toBe('at /0, it must be string')
  })

  it('finds what is referred to as the comparison does, whatever the documents call themselves', async () => {
    const text = { $id: 'https://example.com/deep/text.json', definitions: { a: { type: 'string' } } }
    const item = { $id: 'item', properties: { text: { $ref: 'text.json#/definitions/a' }, self: { $ref: 'item' } } }
    const schema = { $id: 'https://example.com/order', properties: { item: { $ref: 'folder/item.json' } } }
    const references = { 'text.json': text, 'folder/item.json': item }
    expect(await problem(schema, { item: { self: { text: 'a' } } }, references)).toBeUndefined()
    expect(await problem(schema, { item: { self: { text: 1 } } }, references)).toBe(
      'at /item/self/text, it must be string',
    )
    const own = { $id: 'https://example.com/tree', properties: { next: { $ref: 'https://example.com/tree#' } } }
    expect(await problem({ ...own, type: 'object' }, { next: { next: 1 } })).toBe('at /next/next, it must be object')
  })

  it('leaves names and values of the schema alone that look like keywords', async () => {
    const properties = { $ref: { type: 'string' }, id: { const: { $ref: 'nowhere', id: 'x' } }, nullable: true }
    const schema = { type: 'object', properties, required: ['nullable'] }
    expect(await problem(schema, { $ref: 'a', id: { $ref: 'nowhere', id: 'x' }, nullable: 1 })).toBeUndefined()
    expect(await problem(schema, { id: {}, nullable: 1 })).toBe('at /id, it must be equal to constant')
    expect(await problem(schema, { $ref: 1, nullable: 1 })).toBe('at /$ref, it must be string')
    expect(await problem(schema, {})).toBe("at /, it must have required property 'nullable'")
  })

  it('knows no keywords that no draft has', async () => {
    expect(await problem({ type: 'string', nullable: true }, null)).toBe('at /, it must be string')
    expect(await problem({ type: 'string', $async: true }, 1)).toBe('at /, it must be string')
    expect(await problem({ type: 'string', format: 'unheard-of', remark: 1 }, 'a')).toBeUndefined()
  })

  it('rejects with what is no schema, or is of two drafts', async () => {
    const code = 'INVALID_DATA'
    await expect(problem({ pattern: '(' }, 1)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^nothing can be validated by the schema: .*regular expression/i) as unknown,
    })
    const schema = { $schema: draft('2020-12'), properties: { a: { $ref: 'a' } } }
    await expect(problem(schema, {}, { a: { $schema: draft('4') } })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/of drafts 2020-12 and 4 of JSON Schema/) as unknown,
    })
    expect(await problem(schema, { a: 1 }, { a: { type: 'string' } })).toBe('at /a, it must be string')
  })
})
