import { Readable } from 'node:stream'
import { gunzipSync, inflateRaw } from 'node:zlib'
import { Decimal, type ConnectValue, Schema, sinkRecord, type SinkRecord, Struct } from '@millrace/connect'
import avro from 'avsc'
import { parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { describe, expect, it } from 'vitest'
import { s3SinkConfig } from '../config.ts'
import { avroFormat } from './avro.ts'
import { csvFormat } from './csv.ts'
import type { Format } from './format.ts'
import { jsonFormat } from './json.ts'
import { packingOf } from './packing.ts'
import { parquetFormat } from './parquet.ts'
import { zstd } from './zstd.ts'

const placeFields = { lat: Schema.float64(), name: Schema.string({ optional: true }) }
const place = Schema.struct(placeFields, { name: 'Place', optional: true })
const schema = Schema.struct(
  {
    id: Schema.int64(),
    small: Schema.int16(),
    ratio: Schema.float32({ optional: true }),
    ok: Schema.boolean(),
    note: Schema.string({ optional: true }),
    raw: Schema.bytes({ optional: true }),
    price: Schema.decimal(2, { optional: true }),
    day: Schema.date({ optional: true }),
    at: Schema.timestamp({ optional: true }),
    tags: Schema.array(Schema.string(), { optional: true }),
    counts: Schema.map(Schema.string(), Schema.int32(), { optional: true }),
    place,
    other: place,
  },
  { name: 'shop.Order' },
)
const full = new Struct(schema, {
  id: 2n ** 62n,
  small: -7,
  ratio: 0.5,
  ok: true,
  note: 'a "b", é\n',
  raw: Buffer.from([1, 255]),
  price: Decimal.parse('-12.50'),
  day: new Date('2026-11-22'),
  at: new Date('2026-11-22T10:00:00.123Z'),
  tags: ['x', ''],
  counts: new Map([['a', 1]]),
  place: new Struct(place, { lat: 52.5, name: null }),
  other: new Struct(place, { lat: 1, name: 'here' }),
})
const bare = new Struct(schema, { id: -3, small: 0, ok: false, tags: [] })

const record = (value: ConnectValue, of: Schema | null = schema): SinkRecord =>
  sinkRecord({ topic: 't', partition: 0, offset: 0, value: { schema: of, value } })

function written<Row>(format: Format<Row>, records: readonly SinkRecord[]): Buffer {
  const encoder = format.open(records[0]?.value.schema ?? null)
  const parts: Uint8Array[] = []
  for (const one of records) {
    encoder.add(format.row(one))
    parts.push(...encoder.take(false))
  }
  return Buffer.concat([...parts, ...encoder.end()])
}

describe('json', () => {
  it('has a line for each value, every digit of numbers kept', () => {
    const plain = record(
      new Map<ConnectValue, ConnectValue>([
        ['a', 1],
        ['b', 2n ** 60n],
      ]),
      null,
    )
    expect(String(written(jsonFormat(), [plain, record(bare)]))).toBe(
      '{"a":1,"b":1152921504606846976}\n{"id":-3,"small":0,"ratio":null,"ok":false,"note":null,"raw":null,"price":null,"day":null,"at":null,"tags":[],"counts":null,"place":null,"other":null}\n',
    )
    expect(String(written(jsonFormat(), [record(full)]))).toContain('"price":-12.50,')
  })
})

describe('csv', () => {
  it('has the fields of the schema as columns', () => {
    const lines = String(written(csvFormat({ header: true, columns: [] }), [record(full), record(bare)]))
    expect(lines).toBe(
      'id,small,ratio,ok,note,raw,price,day,at,tags,counts,place,other\n' +
        '4611686018427387904,-7,0.5,true,"a ""b"", é\n",Af8=,-12.50,2026-11-22,2026-11-22T10:00:00.123Z,' +
        '"[""x"",""""]","{""a"":1}","{""lat"":52.5,""name"":null}","{""lat"":1.0,""name"":""here""}"\n' +
        '-3,0,,false,,,,,,[],,,\n',
    )
  })

  it('has the columns that it was given, of records without a schema too', () => {
    const format = csvFormat({ header: false, columns: ['b', 'a'] })
    const plain = record(
      new Map<ConnectValue, ConnectValue>([
        ['a', ''],
        ['c', 1],
      ]),
      null,
    )
    expect(String(written(format, [plain]))).toBe(',""\n')
    expect(() => csvFormat({ header: false, columns: [] }).row(plain)).toThrow('name them in csv.columns')
  })
})

describe('avro', () => {
  it.each(['null', 'deflate', 'zstandard'] as const)('is read by another library (%s)', async (codec) => {
    const pack = await zstd(3)
    const many = Array.from({ length: 3000 }, (_, at) =>
      record(new Struct(schema, { id: at, small: at % 100, ok: true })),
    )
    const file = written(avroFormat(codec, pack), [record(full), record(bare), ...many])
    const { decompress } = await import('@bokuweb/zstd-wasm')
    const decoder = new avro.streams.BlockDecoder({
      codecs: {
        null: (bytes: Buffer, done: (error: null, bytes: Buffer) => void) => done(null, bytes),
        deflate: inflateRaw,
        zstandard: (bytes: Buffer, done: (error: null, bytes: Buffer) => void) =>
          done(null, Buffer.from(decompress(bytes))),
      },
      parseHook: (json: object) => avro.Type.forSchema(json as never, { registry: { long: exactLong } }),
    } as never)
    const rows: Record<string, unknown>[] = []
    for await (const row of Readable.from([file]).pipe(decoder)) rows.push({ ...(row as object) })
    expect(rows).toHaveLength(3002)
    const own = (value: object) => ({ ...value })
    expect(rows[0]).toMatchObject({
      id: 2n ** 62n,
      small: -7,
      ratio: 0.5,
      note: 'a "b", é\n',
      raw: Buffer.from([1, 255]),
      price: Buffer.from([0xfb, 0x1e]),
      day: 20_779,
      at: Date.parse('2026-11-22T10:00:00.123Z'),
      tags: ['x', ''],
    })
    expect(own(rows[0]?.['place'] as object)).toEqual({ lat: 52.5, name: null })
    expect(own(rows[0]?.['other'] as object)).toEqual({ lat: 1, name: 'here' })
    expect(rows[1]).toMatchObject({ id: -3n, note: null, tags: [], place: null })
    expect(rows.slice(2).map(({ id }) => Number(id))).toEqual(many.map((_, at) => at))
  })

  it('refuses what it has no type for', () => {
    const format = avroFormat('null', (bytes) => bytes)
    expect(() => format.row(record('a', null))).toThrow('records without a schema can be no Avro')
    const mixed = Schema.struct({ all: Schema.array(null) })
    expect(() => format.row(record(new Struct(mixed, { all: [] }), mixed))).toThrow('whose elements have no schema')
    const twice = Schema.struct({ 'a-b': Schema.int8(), a_b: Schema.int8() })
    expect(() => format.row(record(new Struct(twice, { 'a-b': 1, a_b: 1 }), twice))).toThrow(
      'two fields of struct have one name',
    )
  })
})

const exactLong = avro.types.LongType.__with({
  fromBuffer: (bytes: Buffer) => bytes.readBigInt64LE(),
  toBuffer(value: bigint) {
    const bytes = Buffer.alloc(8)
    bytes.writeBigInt64LE(value)
    return bytes
  },
  fromJSON: BigInt,
  toJSON: String,
  isValid: (value: unknown) => typeof value === 'bigint',
  compare: (one: bigint, other: bigint) => (one === other ? 0 : one < other ? -1 : 1),
})

describe('parquet', () => {
  it.each(['none', 'gzip', 'snappy', 'zstd'] as const)('is read by another library (%s)', async (codec) => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      record(new Struct(schema, { id: at, small: at % 100, ok: at % 2 === 0, note: `note ${at}` })),
    )
    const file = written(parquetFormat(codec, await zstd(3)), [record(full), record(bare), ...many])
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer
    const rows = await parquetReadObjects({ file: buffer, compressors, utf8: false })
    expect(rows).toHaveLength(5002)
    expect(rows[0]).toMatchObject({
      id: 2n ** 62n,
      small: -7,
      ratio: 0.5,
      ok: true,
      note: 'a "b", é\n',
      price: -12.5,
      day: new Date('2026-11-22'),
      at: new Date('2026-11-22T10:00:00.123Z'),
      tags: ['x', ''],
      counts: { a: 1 },
      place: { lat: 52.5 },
      other: { lat: 1, name: 'here' },
    })
    expect(Buffer.from(rows[0]?.['raw'] as Uint8Array)).toEqual(Buffer.from([1, 255]))
    expect(rows[1]).toMatchObject({ id: -3n, tags: [] })
    expect(rows[1]?.['place'] ?? null).toBe(null)
    expect(rows.slice(2).map(({ id, note }) => `${id} ${note}`)).toEqual(many.map((_, at) => `${at} note ${at}`))
  })

  it('refuses what it has no type for', () => {
    const format = parquetFormat('none', (bytes) => bytes)
    expect(() => format.row(record('a', Schema.string()))).toThrow('only structs are rows of Parquet')
    const empty = Schema.struct({ none: Schema.struct({}) })
    const value = new Struct(empty, { none: new Struct(Schema.struct({}), {}) })
    expect(() => format.row(record(value, empty))).toThrow('without fields')
  })
})

describe('objects as a whole', () => {
  const config = (type: string) =>
    s3SinkConfig.parse({
      's3.bucket.name': 'b',
      'format.class': 'json',
      'flush.size': '1',
      's3.compression.type': type,
    })

  it('can be compressed block by block', async () => {
    const gzip = await packingOf(config('gzip'))
    const parts = [await gzip?.pack(Buffer.from('one\n')), await gzip?.pack(Buffer.from('two\n'))]
    expect(String(gunzipSync(Buffer.concat(parts.map((part) => part ?? Buffer.alloc(0)))))).toBe('one\ntwo\n')
    expect((await packingOf(config('zstd')))?.extension).toBe('.zst')
    expect(await packingOf(config('none'))).toBe(undefined)
  })
})
