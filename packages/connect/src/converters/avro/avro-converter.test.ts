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
import type { ConnectValue } from '../../data/value.ts'
import type { Converter } from '../converter.ts'
import { createConverter } from '../converters.ts'
import { avroSchemaOf } from './avro-schema.ts'

let registry: FakeRegistry
beforeEach(() => {
  registry = new FakeRegistry()
})

const converter = (config: object = {}, use: 'key' | 'value' = 'value'): Converter =>
  createConverter(
    'io.confluent.connect.avro.AvroConverter',
    { 'schema.registry.url': FakeRegistry.url, ...config },
    use,
  )

const registered = (schema: unknown): Promise<Buffer> => {
  const header = Buffer.alloc(5)
  header.writeUInt32BE(registry.register('t-value', { schema: JSON.stringify(schema) }), 1)
  return Promise.resolve(header)
}

const read = async (schema: unknown, hex: string) => {
  const bytes = Buffer.concat([await registered(schema), Buffer.from(hex, 'hex')])
  const own = converter()
  return loaded(() => own.toConnect('t', bytes))
}

describe('the schema of Avro', () => {
  it.each<[string, Schema, unknown]>([
    ['int8', Schema.int8(), { type: 'int', 'connect.type': 'int8' }],
    ['int64', Schema.int64(), 'long'],
    ['optional', Schema.string({ optional: true }), ['null', 'string']],
    ['a default', Schema.int16({ default: 5 }), { type: 'int', 'connect.default': 5, 'connect.type': 'int16' }],
    [
      'a decimal',
      Schema.decimal(2),
      {
        type: 'bytes',
        scale: 2,
        precision: 64,
        'connect.version': 1,
        'connect.parameters': { scale: '2' },
        'connect.name': 'org.apache.kafka.connect.data.Decimal',
        logicalType: 'decimal',
      },
    ],
    [
      'a timestamp',
      Schema.timestamp({ optional: true }),
      [
        'null',
        {
          type: 'long',
          'connect.version': 1,
          'connect.name': 'org.apache.kafka.connect.data.Timestamp',
          logicalType: 'timestamp-millis',
        },
      ],
    ],
    ['a map', Schema.map(Schema.string(), Schema.float64()), { type: 'map', values: 'double' }],
    [
      'a map of other keys',
      Schema.map(Schema.int32(), Schema.boolean()),
      {
        type: 'array',
        items: {
          type: 'record',
          name: 'MapEntry',
          namespace: 'io.confluent.connect.avro',
          fields: [
            { name: 'key', type: 'int' },
            { name: 'value', type: 'boolean' },
          ],
          'connect.internal.type': 'MapEntry',
        },
      },
    ],
    [
      'a struct',
      Schema.struct(
        { id: Schema.int32({ doc: 'which' }), note: Schema.string({ optional: true }) },
        { name: 'shop.Order', version: 3 },
      ),
      {
        type: 'record',
        name: 'Order',
        namespace: 'shop',
        fields: [
          { name: 'id', type: { type: 'int', 'connect.doc': 'which' }, doc: 'which' },
          { name: 'note', type: ['null', 'string'], default: null },
        ],
        'connect.version': 3,
        'connect.name': 'shop.Order',
      },
    ],
  ])('%s', (_title, schema, json) => {
    expect(JSON.stringify(avroSchemaOf(schema))).toBe(JSON.stringify(json))
  })

  it('has a struct that comes again by its name, and refuses another one of that name', () => {
    const row = Schema.struct({ a: Schema.int32() }, { name: 'Row' })
    const change = (after: Schema) => Schema.struct({ before: row.with({ optional: true }), after }, { name: 'Change' })
    expect(JSON.stringify(avroSchemaOf(change(row)))).toContain('{"name":"after","type":"Row"}')
    const other = Schema.struct({ b: Schema.int32() }, { name: 'Row' })
    expect(() => avroSchemaOf(change(other))).toThrow("two structs are called 'Row', and differ")
  })

  it.each<[Schema, string]>([
    [Schema.struct({}, { name: 'my-own.Order' }), "called 'my-own.Order', which is no name of Avro"],
    [Schema.struct({ 'a b': Schema.int32() }), "a field is called 'a b'"],
    [Schema.float64({ default: Number.NaN }), "default of float64 can't be written"],
    [Schema.array(null), 'array does not say what is in it'],
  ])('refuses %o', (schema, message) => {
    expect(() => avroSchemaOf(schema)).toThrow(message)
  })
})

describe('values in Avro', () => {
  it('come back as they were, with their schemas, whatever these are', async () => {
    const avro = converter({ 'ignore.default.for.nullables': 'true' })
    const data = anySchema.map(nameable).chain((schema) => valueOf(schema).map((value) => ({ schema, value })))
    await fc.assert(
      fc.asyncProperty(data, async (given) => {
        const back = await thereAndBack(avro, given)
        if (given.value === null) expect(back).toEqual({ schema: null, value: null })
        else
          expect([equalSchemas(back.schema, given.schema), equalValues(back.value, given.value)]).toEqual([true, true])
      }),
      { numRuns: 300 },
    )
  })

  it('are the bytes of Avro behind the id', async () => {
    const schema = Schema.struct({
      a: Schema.int32(),
      b: Schema.string({ optional: true }),
      c: Schema.array(Schema.int64()),
      d: Schema.boolean({ default: true }),
    })
    const value = new Struct(schema, { a: -3, b: 'x', c: [64, 2n ** 62n] })
    const avro = converter()
    const bytes = await loaded(() => avro.fromConnect('t', { schema, value }))
    expect(Buffer.from(bytes ?? []).toString('hex')).toBe('000000000105020278048001808080808080808080010001')
  })

  it('are refused if they are none', async () => {
    const avro = converter()
    expect(() => avro.fromConnect('t', { schema: null, value: 'x' })).toThrow('writes values that have a schema')
    expect(() => avro.fromConnect('t', { schema: Schema.int32(), value: 1.5 })).toThrow('int32 is wanted')
    const [one, other] = [
      Schema.struct({ a: Schema.int32(), b: Schema.int32() }),
      Schema.struct({ b: Schema.int32(), a: Schema.int32() }),
    ]
    const value = new Struct(other, { a: 1, b: 2 })
    await expect(loaded(() => avro.fromConnect('t', { schema: one, value }))).rejects.toMatchObject({
      code: 'INVALID_DATA',
    })
    expect(() => avro.toConnect('t', Buffer.from('{"a":1}'))).toThrow('begin with a 0 and the id of a schema')
    expect(avro.toConnect('t', null)).toEqual({ schema: null, value: null })
  })

  it.each([
    ['"int"', '', 'they end too soon'],
    ['"int"', '0202', '1 are left'],
    ['"int"', 'ffffffffff01', 'an int is beyond 32 bits'],
    ['"long"', 'ffffffffffffffffffff01', 'beyond 64 bits'],
    ['"boolean"', '02', 'neither 0 nor 1'],
    ['"string"', '08', 'they end too soon'],
    ['"string"', '01', 'a length is none'],
    ['["null","int"]', '04', 'no such branch'],
    ['{"type":"enum","name":"E","symbols":["A"]}', '02', 'E has no such symbol'],
    [
      '{"type":"array","items":{"type":"record","name":"N","fields":[]}}',
      'feffffff0f',
      'more than 10000 elements that take no bytes',
    ],
    ['{"type":"record","name":"R","fields":[{"name":"r","type":["null","R"]}]}', '00', 'R of Avro leads to itself'],
    ['"null"', '', 'Connect has no type for that'],
  ])('of %s, %s: %s', async (schema, hex, message) => {
    await expect(read(JSON.parse(schema), hex)).rejects.toMatchObject({
      code: 'INVALID_DATA',
      message: expect.stringContaining(message) as string,
    })
  })

  it.each<[string, string, Schema, ConnectValue]>([
    [
      '{"type":"enum","name":"shop.Size","symbols":["S","L"]}',
      '02',
      Schema.string({
        name: 'shop.Size',
        parameters: {
          'io.confluent.connect.avro.Enum': 'shop.Size',
          'io.confluent.connect.avro.Enum.S': 'S',
          'io.confluent.connect.avro.Enum.L': 'L',
        },
      }),
      'L',
    ],
    [
      '{"type":"fixed","name":"F","size":2}',
      '0102',
      Schema.bytes({ name: 'F', parameters: { 'connect.fixed.size': '2' } }),
      Buffer.of(1, 2),
    ],
    [
      '{"type":"bytes","logicalType":"decimal","precision":5,"scale":1}',
      '027b',
      Schema.decimal(1, { parameters: { 'connect.decimal.precision': '5' } }),
      new Decimal(123n, 1),
    ],
    ['{"type":"int","logicalType":"date"}', '02', Schema.date(), new Date(86_400_000)],
    ['{"type":"array","items":"int"}', '03040204020100', Schema.array(Schema.int32()), [1, 2, -1]],
    ['{"type":"map","values":"int"}', '0202610100', Schema.map(Schema.string(), Schema.int32()), new Map([['a', -1]])],
  ])('of %s, which others wrote, are read', async (schema, hex, expected, value) => {
    const back = await read(JSON.parse(schema), hex)
    expect([equalSchemas(back.schema, expected), equalValues(back.value, value)]).toEqual([true, true])
  })

  it('of a union of several types are structs with a field for each', async () => {
    const back = await read(['null', 'int', 'string'], '040278')
    const { schema, value } = back
    expect(schema?.name).toBe('io.confluent.connect.avro.Union')
    expect([(value as Struct).get('int'), (value as Struct).get('string')]).toEqual([null, 'x'])
    const again = await thereAndBack(converter(), back)
    expect([equalSchemas(again.schema, schema), equalValues(again.value, value)]).toEqual([true, true])
  })

  it('are their defaults where they are null', async () => {
    const schema = Schema.struct({ a: Schema.int32({ optional: true, default: 5 }) })
    const value = new Struct(schema, { a: null })
    expect(((await thereAndBack(converter(), { schema, value })).value as Struct).getWithoutDefault('a')).toBe(5)
    const keeping = converter({ 'ignore.default.for.nullables': 'true' })
    expect(((await thereAndBack(keeping, { schema, value })).value as Struct).getWithoutDefault('a')).toBeNull()
  })
})

describe('the registry of a converter', () => {
  const schema = Schema.struct({ a: Schema.int32() }, { name: 'shop.Order' })
  const value = new Struct(schema, { a: 1 })

  it('is asked once for a schema, also for one that was made anew', async () => {
    const avro = converter()
    await thereAndBack(avro, { schema, value })
    expect(registry.asked).toEqual(['POST /subjects/t-value/versions', 'GET /schemas/ids/1'])
    const same = Schema.struct({ a: Schema.int32() }, { name: 'shop.Order' })
    avro.fromConnect('t', { schema: same, value: new Struct(same, { a: 2 }) })
    await loaded(() => avro.fromConnect('u', { schema, value }))
    expect(registry.asked.slice(2)).toEqual(['POST /subjects/u-value/versions'])
  })

  it.each([
    ['TopicNameStrategy', 'value', 't-value'],
    ['TopicNameStrategy', 'key', 't-key'],
    ['io.confluent.kafka.serializers.subject.RecordNameStrategy', 'value', 'shop.Order'],
    ['TopicRecordNameStrategy', 'key', 't-shop.Order'],
  ] as const)('has by %s, of a %s, the subject %s', async (strategy, use, subject) => {
    const avro = converter({ [`${use}.subject.name.strategy`]: strategy }, use)
    await loaded(() => avro.fromConnect('t', { schema, value }))
    expect(registry.subjects()).toEqual([subject])
  })

  it('is told who asks, and nobody else is', async () => {
    const auth = { 'basic.auth.credentials.source': 'USER_INFO', 'basic.auth.user.info': 'ann:s3cret' }
    await thereAndBack(converter(auth), { schema, value })
    await thereAndBack(converter({ 'schema.registry.url': 'http://bob:pa%3Ass@registry:8081' }), { schema, value })
    expect([...registry.authorizations]).toEqual([
      `Basic ${Buffer.from('ann:s3cret').toString('base64')}`,
      `Basic ${Buffer.from('bob:pa:ss').toString('base64')}`,
    ])
    registry.failures.push(503)
    const failing = converter({ 'schema.registry.url': 'http://bob:pa%3Ass@registry:8081', ...auth })
    const failure = await loaded(() => failing.fromConnect('t', { schema, value })).catch((error: unknown) =>
      String(error),
    )
    expect(failure).toContain('refused with 503')
    expect(failure).not.toMatch(/s3cret|pa%3Ass|ann|bob/)
  })

  it('is only asked, if it is not to register', async () => {
    const avro = converter({ 'auto.register.schemas': 'false' })
    const writing = loaded(() => avro.fromConnect('t', { schema, value }))
    await expect(writing).rejects.toMatchObject({ code: 'NOT_FOUND', context: { errorCode: 40401 } })
    registry.register('t-value', { schema: JSON.stringify(avroSchemaOf(schema)) })
    expect(await loaded(() => avro.fromConnect('t', { schema, value }))).toEqual(Buffer.from('000000000102', 'hex'))
  })

  it('gives the last version to write with', async () => {
    const fields = [
      { name: 'more', type: ['null', 'int'], default: null },
      { name: 'a', type: ['null', 'long'] },
    ]
    await registered({ type: 'record', name: 'Order', fields })
    const latest = converter({ 'auto.register.schemas': 'false', 'use.latest.version': 'true' })
    expect(await loaded(() => latest.fromConnect('t', { schema, value }))).toEqual(
      Buffer.from('0000000001000202', 'hex'),
    )
    const wider = Schema.struct({ a: Schema.int32(), b: Schema.int32() })
    const lost = loaded(() => latest.fromConnect('t', { schema: wider, value: new Struct(wider, { a: 1, b: 2 }) }))
    await expect(lost).rejects.toMatchObject({
      message: expect.stringContaining("field 'b' of struct is not in Order") as string,
    })
  })

  it('may have schemas of other types, which are not read', async () => {
    registry.register('t-value', { schema: '{}', schemaType: 'JSON' })
    const avro = converter()
    const reading = loaded(() => avro.toConnect('t', Buffer.from('0000000001', 'hex')))
    await expect(reading).rejects.toMatchObject({
      code: 'INVALID_DATA',
      message: expect.stringContaining('for schemas of AVRO, and this is one of JSON') as string,
    })
    const unknown = loaded(() => avro.toConnect('t', Buffer.from('0000000009', 'hex')))
    await expect(unknown).rejects.toMatchObject({ context: { errorCode: 40403 } })
  })

  it.each<[object, string]>([
    [{ 'schema.registry.url': 'registry:8081' }, 'It is one address'],
    [{ 'schema.registry.url': undefined }, 'schema.registry.url'],
    [{ 'use.latest.version': 'true' }, 'switch one of them off'],
    [{ 'basic.auth.credentials.source': 'USER_INFO' }, 'give both, or neither'],
    [{ 'basic.auth.user.info': 'ann:x' }, 'give both, or neither'],
  ])('is refused with %j', (config, message) => {
    expect(() => converter(config)).toThrow(message)
  })
})
