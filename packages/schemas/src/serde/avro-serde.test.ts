import { afterEach, describe, expect, it } from 'vitest'
import { record } from '../../test/plain-registry.ts'
import { ServedRegistry } from '../../test/served-registry.ts'
import { schemaRegistry, type SchemaRegistry } from '../client/schema-registry.ts'
import { avroSerde } from './avro-serde.ts'
import { withSchemas } from './schema-loader.ts'

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

describe('avroSerde', () => {
  it('puts the id of the schema in front', async () => {
    const { registry } = await serve()
    const serde = await avroSerde<{ a: number }>({ registry, subject: 's', schema: record('R', 'a') })
    const written = bytesOf(serde.serialize({ a: -3 }))
    expect(written.toString('hex')).toBe('000000000105')
    expect(serde.deserialize(written)).toEqual({ a: -3 })
    expect([serde.schemaId, serde.name]).toEqual([1, 'avro (R) of a registry'])
  })

  it('reads what earlier versions wrote, and writes the last one if it is given none', async () => {
    const { registry } = await serve()
    const first = await avroSerde({ registry, subject: 's', schema: record('R', 'a') })
    await avroSerde({ registry, subject: 's', schema: record('R', 'a', 'b?') })
    const latest = await avroSerde<{ a: number; b: number }>({ registry, subject: 's' })
    expect(latest.schemaId).toBe(2)
    expect(latest.deserialize(bytesOf(first.serialize({ a: 1 })))).toEqual({ a: 1, b: 0 })
  })

  it('has schemas refer to others', async () => {
    const { registry, server } = await serve()
    server.plain.register('item', record('shop.Item', 'price'))
    const schema = { type: 'record', name: 'shop.Order', fields: [{ name: 'item', type: 'shop.Item' }] }
    const references = [{ name: 'shop.Item', subject: 'item', version: 1 }]
    const serde = await avroSerde({ registry, subject: 'order', schema, references })
    expect(serde.deserialize(bytesOf(serde.serialize({ item: { price: 5 } })))).toEqual({ item: { price: 5 } })
  })

  it('refuses what is not written with a schema of the registry', async () => {
    const { registry, server } = await serve()
    const serde = await avroSerde({ registry, subject: 's', schema: record('R', 'a') })
    expect(() => serde.deserialize(Buffer.from('0105', 'hex'))).toThrow('it does not begin with a 0 and the id')
    const unknown = Buffer.from('000000000905', 'hex')
    await serde.load([unknown, Buffer.of(1)])
    expect(() => serde.deserialize(unknown)).toThrow('written with schema 9, which the registry does not have')
    server.plain.register('other', '"string"')
    const foreign = Buffer.from('00000000020261', 'hex')
    await serde.load([foreign])
    expect(() => serde.deserialize(foreign)).toThrow("written with schema 2: what string writes can't be read as R")
  })

  it('rejects with what the registry refuses', async () => {
    const { registry, server } = await serve()
    await avroSerde({ registry, subject: 's', schema: record('R', 'a') })
    const wider = avroSerde({ registry, subject: 's', schema: record('R', 'a', 'b') })
    await expect(wider).rejects.toMatchObject({ code: 'INVALID_REQUEST', context: { errorCode: 409 } })
    server.isDown = true
    await expect(avroSerde({ registry, subject: 's' })).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    const nowhere = schemaRegistry({ url: 'http://127.0.0.1:1' })
    await expect(avroSerde({ registry: nowhere, subject: 's' })).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    expect(() => schemaRegistry({ url: 'localhost:8081' })).toThrow('url is where the registry is')
  })
})

describe('withSchemas', () => {
  it('loads what came later, once', async () => {
    const { registry, server } = await serve()
    const value = await avroSerde<{ a: number }>({ registry, subject: 's', schema: record('R', 'a') })
    const later = await avroSerde({ registry, subject: 's', schema: record('R', 'a', 'b?') })
    const valueBytes = bytesOf(later.serialize({ a: 4, b: 5 }))
    expect(() => value.deserialize(valueBytes)).toThrow('read the topic through withSchemas')
    const before = server.asked.length
    const items = [{ records: [{ keyBytes: null, valueBytes }] }, { keyBytes: valueBytes, valueBytes }]
    async function* source(): AsyncGenerator<(typeof items)[number]> {
      yield* items
    }
    const seen: unknown[] = []
    for await (const item of withSchemas({ key: undefined, value }, source() as AsyncIterable<never>)) {
      seen.push(item, value.deserialize(valueBytes))
    }
    expect(seen).toEqual([items[0], { a: 4 }, items[1], { a: 4 }])
    expect(server.asked.slice(before)).toEqual(['GET /schemas/ids/2'])
  })

  it('rejects while the registry is not there', async () => {
    const { registry, server } = await serve()
    const value = await avroSerde({ registry, subject: 's', schema: record('R', 'a') })
    server.isDown = true
    const valueBytes = Buffer.from('000000000905', 'hex')
    async function* source(): AsyncGenerator<{ keyBytes: null; valueBytes: Buffer }> {
      yield { keyBytes: null, valueBytes }
    }
    const step = withSchemas({ key: undefined, value }, source()).next()
    await expect(step).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
  })
})
