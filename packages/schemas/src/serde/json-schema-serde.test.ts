import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { record } from '../../test/plain-registry.ts'
import { ServedRegistry } from '../../test/served-registry.ts'
import type { SchemaRegistry } from '../client/schema-registry.ts'
import { avroSerde } from './avro-serde.ts'
import { jsonSchemaSerde } from './json-schema-serde.ts'

const served: ServedRegistry[] = []
const serve = async (): Promise<{ server: ServedRegistry; registry: SchemaRegistry }> => {
  const server = new ServedRegistry()
  served.push(server)
  return { server, registry: await server.client() }
}
afterEach(() => {
  for (const each of served.splice(0)) each.close()
})

const bytesOf = (written: Uint8Array | string): Buffer => Buffer.from(written as Uint8Array)
const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more })

describe('jsonSchemaSerde', () => {
  it('puts the id of the schema in front of the text', async () => {
    const { registry } = await serve()
    const serde = await jsonSchemaSerde({ registry, subject: 's', schema: object({ a: { type: 'integer' } }) })
    const written = bytesOf(serde.serialize({ a: -3 }))
    expect(written.toString('latin1')).toBe('\0\0\0\0\u0001{"a":-3}')
    expect(serde.deserialize(written)).toEqual({ a: -3 })
    expect([serde.schemaId, serde.name]).toEqual([1, 'json of a registry'])
  })

  it('validates both ways, and says where', async () => {
    const { registry } = await serve()
    const serde = await jsonSchemaSerde({ registry, subject: 's', schema: object({ a: { type: 'integer' } }) })
    const refused = 'the value is not valid by schema 1: at /a, it must be integer'
    expect(() => serde.serialize({ a: '1' })).toThrow(refused)
    expect(() => serde.deserialize(Buffer.from('\0\0\0\0\u0001{"a":"1"}'))).toThrow(refused)
    const elsewhere = 'not valid by schema 1, and was written with schema 9: at /, it must be object'
    expect(() => serde.deserialize(Buffer.from('\0\0\0\0\u0009[]'))).toThrow(elsewhere)
    expect(() => serde.deserialize(Buffer.from('\0\0\0\0\u0001{'))).toThrow(SyntaxError)
    expect(() => serde.deserialize(Buffer.from('{"a":1}'))).toThrow('it does not begin with a 0 and the id')
    expect(() => serde.serialize(undefined)).toThrow('JSON cannot carry a undefined')
  })

  it('validates what the text says, not what it was made of', async () => {
    const { registry } = await serve()
    const schema = object({ at: { type: 'string' }, n: { type: 'number' } }, { additionalProperties: false })
    const serde = await jsonSchemaSerde({ registry, subject: 's', schema })
    const written = bytesOf(serde.serialize({ at: new Date(0), left: undefined }))
    expect(serde.deserialize(written)).toEqual({ at: '1970-01-01T00:00:00.000Z' })
    expect(() => serde.serialize({ n: Number.NaN })).toThrow('at /n, it must be number')
  })

  it('reads what older and newer schemas wrote if it is valid by its own', async () => {
    const { registry, server } = await serve()
    const closed = { additionalProperties: false }
    const number = { type: 'number' }
    const older = await jsonSchemaSerde({ registry, subject: 's', schema: object({ a: number }, closed) })
    const newer = await jsonSchemaSerde({ registry, subject: 's', schema: object({ a: number, b: number }, closed) })
    const latest = await jsonSchemaSerde({ registry, subject: 's' })
    expect([older.schemaId, newer.schemaId, latest.schemaId]).toEqual([1, 2, 2])
    expect(latest.deserialize(bytesOf(older.serialize({ a: 1 })))).toEqual({ a: 1 })
    const asked = server.asked.length
    expect(older.deserialize(bytesOf(newer.serialize({ a: 1 })))).toEqual({ a: 1 })
    expect(() => older.deserialize(bytesOf(newer.serialize({ a: 1, b: 2 })))).toThrow(
      'not valid by schema 1, and was written with schema 2: at /, it must NOT have additional properties (b)',
    )
    expect(server.asked.length).toBe(asked)
  })

  it('has schemas refer to others', async () => {
    const { registry, server } = await serve()
    server.plain.register('item', object({ price: { type: 'number' } }), { type: 'JSON' })
    const references = [{ name: 'item.json', subject: 'item', version: 1 }]
    const schema = object({ item: { $ref: 'item.json' } })
    const serde = await jsonSchemaSerde({ registry, subject: 'order', schema, references })
    expect(serde.deserialize(bytesOf(serde.serialize({ item: { price: 5 } })))).toEqual({ item: { price: 5 } })
    expect(() => serde.serialize({ item: { price: 'five' } })).toThrow('at /item/price, it must be number')
  })

  it('rejects with what the registry refuses, and schemas of other types', async () => {
    const { registry, server } = await serve()
    const serdeOf = (schema: object): unknown => jsonSchemaSerde({ registry, subject: 's', schema })
    await serdeOf({ type: 'number' })
    await expect(serdeOf({ type: 'string' })).rejects.toMatchObject({ context: { errorCode: 409 } })
    server.plain.register('avro', record('R', 'a'))
    await expect(jsonSchemaSerde({ registry, subject: 'avro' })).rejects.toMatchObject({
      code: 'INVALID_DATA',
      message: 'jsonSchemaSerde reads schemas of JSON, and subject avro has AVRO',
    })
    await expect(avroSerde({ registry, subject: 's' })).rejects.toMatchObject({ code: 'INVALID_DATA' })
    const wrong = { registry, subject: 's', shema: {} }
    await expect(jsonSchemaSerde(wrong)).rejects.toMatchObject({ code: 'INVALID_CONFIG' })
  })

  it('reads whatever JSON it wrote', async () => {
    const { registry } = await serve()
    const serde = await jsonSchemaSerde({ registry, subject: 's', schema: {} })
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.stringify(serde.deserialize(bytesOf(serde.serialize(value))))).toBe(text)
      }),
    )
  })

  it('writes nothing that its reader refuses', async () => {
    const { registry } = await serve()
    const schema = object({ a: { type: 'integer', minimum: 0 }, b: { enum: ['x', 'y'] } }, { required: ['a'] })
    const serde = await jsonSchemaSerde({ registry, subject: 's', schema })
    const some = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constantFrom('x', 'y', 'z', Number.NaN, undefined))
    const isA = (a: unknown): boolean => Number.isInteger(a) && Number(a) >= 0
    fc.assert(
      fc.property(fc.record({ a: some, b: some }, { requiredKeys: [] }), (value) => {
        if (isA(value.a) && (value.b === undefined || value.b === 'x' || value.b === 'y')) {
          expect(serde.deserialize(bytesOf(serde.serialize(value)))).toEqual(JSON.parse(JSON.stringify(value)))
        } else expect(() => serde.serialize(value)).toThrow('not valid by schema 1')
      }),
    )
  })
})
