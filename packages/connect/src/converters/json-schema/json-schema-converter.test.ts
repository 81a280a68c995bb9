import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { anySchema, valueOf } from '../../../test/arbitrary.ts'
import { FakeRegistry } from '../../../test/fake-registry.ts'
import { loaded, thereAndBack } from '../../../test/loaded.ts'
import { nameable } from '../../../test/nameable.ts'
import { Decimal } from '../../data/decimal.ts'
import { equalValues } from '../../data/equal.ts'
import { equalSchemas, Schema } from '../../data/schema.ts'
import { Struct } from '../../data/struct.ts'
import type { Converter } from '../converter.ts'
import { createConverter } from '../converters.ts'

let registry: FakeRegistry
beforeEach(() => {
  registry = new FakeRegistry()
})

const converter = (config: object = {}): Converter =>
  createConverter(
    'io.confluent.connect.json.JsonSchemaConverter',
    { 'schema.registry.url': FakeRegistry.url, ...config },
    'value',
  )

/** Whether all maps in it have texts as keys. */
function isNamed({ type, keySchema, valueSchema, fields }: Schema): boolean {
  if (type === 'map' && (keySchema?.type !== 'string' || keySchema.optional)) return false
  return (valueSchema === null || isNamed(valueSchema)) && fields.every((field) => isNamed(field.schema))
}

const read = async (schema: object, text: string) => {
  const header = Buffer.alloc(5)
  header.writeUInt32BE(registry.register('t-value', { schema: JSON.stringify(schema), schemaType: 'JSON' }), 1)
  const json = converter()
  return loaded(() => json.toConnect('t', Buffer.concat([header, Buffer.from(text)])))
}

describe('JSON with a schema', () => {
  it.each(['BASE64', 'NUMERIC'])('comes back as it was, with its schema, whatever that is (%s)', async (format) => {
    const json = converter({ 'ignore.default.for.nullables': 'true', 'decimal.format': format })
    const data = anySchema
      .map(nameable)
      .filter(isNamed)
      .chain((schema) => valueOf(schema).map((value) => ({ schema, value })))
    await fc.assert(
      fc.asyncProperty(data, async (given) => {
        const back = await thereAndBack(json, given)
        if (given.value === null) expect(back).toEqual({ schema: null, value: null })
        else
          expect([equalSchemas(back.schema, given.schema), equalValues(back.value, given.value)]).toEqual([true, true])
      }),
      { numRuns: 150 },
    )
  })

  it('is the text behind the id, by a schema in the words of Confluent', async () => {
    const schema = Schema.struct(
      {
        id: Schema.int64(),
        note: Schema.string({ optional: true }),
        price: Schema.decimal(2),
        more: Schema.map(Schema.string(), Schema.boolean()),
      },
      { name: 'shop.Order', version: 3 },
    )
    const value = new Struct(schema, {
      id: 2n ** 60n,
      note: null,
      price: Decimal.parse('1.50'),
      more: new Map([['a', true]]),
    })
    const json = converter({ 'decimal.format': 'NUMERIC' })
    const bytes = await loaded(() => json.fromConnect('t', { schema, value }))
    expect(Buffer.from(bytes ?? []).toString('latin1')).toBe(
      '\0\0\0\0\u0001{"id":1152921504606846976,"note":null,"price":1.50,"more":{"a":true}}',
    )
    expect(JSON.parse(registry.text(1))).toEqual({
      type: 'object',
      title: 'shop.Order',
      'connect.version': 3,
      properties: {
        id: { type: 'integer', 'connect.type': 'int64', 'connect.index': 0 },
        note: { oneOf: [{ type: 'null' }, { type: 'string' }], 'connect.index': 1 },
        price: {
          type: 'number',
          title: 'org.apache.kafka.connect.data.Decimal',
          'connect.type': 'bytes',
          'connect.version': 1,
          'connect.parameters': { scale: '2' },
          'connect.index': 2,
        },
        more: { type: 'object', 'connect.type': 'map', additionalProperties: { type: 'boolean' }, 'connect.index': 3 },
      },
    })
  })

  it('that others wrote is read: what need not be there may be missing', async () => {
    const properties = {
      id: { type: 'integer' },
      tags: { type: ['array', 'null'], items: { type: 'string' } },
      size: { enum: ['S', 'L'], type: 'string' },
    }
    const { schema, value } = await read({ type: 'object', properties, required: ['id'] }, '{"id":5,"else":1}')
    expect(schema?.fields.map((field) => [field.name, field.schema.type, field.schema.optional])).toEqual([
      ['id', 'int64', false],
      ['tags', 'array', true],
      ['size', 'string', true],
    ])
    expect(schema?.field('size')?.schema.parameters?.get('io.confluent.connect.json.Enum.L')).toBe('L')
    expect([(value as Struct).get('id'), (value as Struct).get('tags')]).toEqual([5, null])
  })

  it.each<[object, string, string]>([
    [{ type: 'integer' }, '1.5', 'int64 is wanted'],
    [{ type: 'integer' }, '{', 'bytes are no JSON'],
    [{ type: 'object', properties: { a: { $ref: '#/b' } } }, '{}', 'a reference'],
    [{}, '1', 'one without a type'],
    [{ oneOf: [{ type: 'string' }, { type: 'integer' }] }, '1', 'one of several schemas'],
    [{ type: 'integer', default: 2 ** 60 }, '1', 'beyond 2^53 - 1'],
  ])('by %j, %s, is refused', async (schema, text, message) => {
    await expect(read(schema, text)).rejects.toMatchObject({
      code: 'INVALID_DATA',
      message: expect.stringContaining(message) as string,
    })
  })

  it('has no words for some schemas', () => {
    const json = converter()
    const map = Schema.map(Schema.int32(), Schema.int32())
    expect(() => json.fromConnect('t', { schema: map, value: new Map() })).toThrow('keys that are no texts')
    const large = Schema.int64({ default: 2n ** 60n })
    expect(() => json.fromConnect('t', { schema: large, value: 1 })).toThrow('a default of int64 is beyond')
  })

  it('is written by the last version only if that has all of it', async () => {
    registry.register('t-value', {
      schema: '{"type":"object","properties":{"a":{"type":"string"}}}',
      schemaType: 'JSON',
    })
    const json = converter({ 'auto.register.schemas': 'false', 'use.latest.version': 'true' })
    const schema = Schema.struct({ a: Schema.int32() })
    const writing = loaded(() => json.fromConnect('t', { schema, value: new Struct(schema, { a: 1 }) }))
    await expect(writing).rejects.toMatchObject({ message: expect.stringContaining("field 'a' of struct") as string })
    const fits = Schema.struct({ a: Schema.string() })
    const bytes = await loaded(() => json.fromConnect('t', { schema: fits, value: new Struct(fits, { a: 'x' }) }))
    expect(Buffer.from(bytes ?? []).toString('latin1')).toBe('\0\0\0\0\u0001{"a":"x"}')
  })
})
