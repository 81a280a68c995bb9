import { silentLogger } from '@millrace/base'
import {
  Decimal,
  type RecordResult,
  Schema,
  type SchemaAndValue,
  sinkRecord,
  type SinkTask,
  Struct,
} from '@millrace/connect'
import { postgresSink } from '@millrace/connector-postgres-sink'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Postgresql } from '../servers/postgresql.ts'

let server: Postgresql
beforeAll(async () => {
  server = await Postgresql.start()
})
afterAll(() => server[Symbol.asyncDispose]())

let topic = ''
let count = 0
let offset = 0
beforeEach(() => {
  count += 1
  topic = `t${count}`
  offset = 0
})

async function open(config: Record<string, string> = {}): Promise<SinkTask> {
  const task = await postgresSink.open({
    connector: 'c',
    task: 0,
    key: '0',
    signal: new AbortController().signal,
    logger: silentLogger,
    config: {
      'connection.url': server.url,
      'connection.user': server.user,
      'connection.password': server.password,
      ...config,
    },
  })
  return task
}

const nothing: SchemaAndValue = { schema: null, value: null }
const of = (value: Struct | null): SchemaAndValue => (value === null ? nothing : { schema: value.schema, value })
const plain = (value: Record<string, unknown>): SchemaAndValue => ({
  schema: null,
  value: new Map(Object.entries(value)) as never,
})
const text = (value: string): SchemaAndValue => ({ schema: Schema.string(), value })

const record = (value: SchemaAndValue, key: SchemaAndValue = nothing) =>
  sinkRecord({ topic, partition: 0, offset: offset++, key, value })

async function write(task: SinkTask, ...records: ReturnType<typeof record>[]): Promise<readonly string[]> {
  const results = await task.write(records, new AbortController().signal)
  return results.map((result: RecordResult) => (result.kind === 'ok' ? 'ok' : `${result.kind}: ${result.reason}`))
}

const rows = async (sql: string) => (await server.query<Record<string, unknown>>(sql)).map((row) => Object.values(row))

test('tables are created by schemas: each type has its column, and each value comes back', async () => {
  const schema = Schema.struct({
    i8: Schema.int8(),
    i16: Schema.int16(),
    i32: Schema.int32(),
    i64: Schema.int64(),
    f32: Schema.float32(),
    f64: Schema.float64(),
    yes: Schema.boolean(),
    words: Schema.string(),
    raw: Schema.bytes(),
    price: Schema.decimal(2),
    day: Schema.date(),
    at: Schema.time(),
    instant: Schema.timestamp(),
    list: Schema.array(Schema.int32()),
    map: Schema.map(Schema.string(), Schema.int64()),
    inner: Schema.struct({ a: Schema.string(), d: Schema.decimal(3) }),
    none: Schema.string({ optional: true }),
    given: Schema.int32({ optional: true, default: 7 }),
    dDay: Schema.int32({ name: 'io.debezium.time.Date' }),
    dTime: Schema.int64({ name: 'io.debezium.time.MicroTime' }),
    dMs: Schema.int64({ name: 'io.debezium.time.Timestamp' }),
    dUs: Schema.int64({ name: 'io.debezium.time.MicroTimestamp' }),
    dNs: Schema.int64({ name: 'io.debezium.time.NanoTimestamp' }),
    dZoned: Schema.string({ name: 'io.debezium.time.ZonedTimestamp' }),
    dJson: Schema.string({ name: 'io.debezium.data.Json' }),
    dUuid: Schema.string({ name: 'io.debezium.data.Uuid' }),
    dBits: Schema.bytes({ name: 'io.debezium.data.Bits', parameters: { length: '10' } }),
    dAny: Schema.struct(
      { scale: Schema.int32(), value: Schema.bytes() },
      { name: 'io.debezium.data.VariableScaleDecimal' },
    ),
  })
  const inner = schema.field('inner')?.schema
  const any = schema.field('dAny')?.schema
  if (inner === undefined || any === undefined) throw new Error('both are there')
  const value = new Struct(schema, {
    i8: -128,
    i16: 32_767,
    i32: -2_147_483_648,
    i64: 9_223_372_036_854_775_807n,
    f32: Math.fround(0.1),
    f64: Number.NaN,
    yes: true,
    words: `a "quoted" \\ word, {braces}, NULL, 'ü' 漢 🚀`,
    raw: Buffer.from([0, 1, 255]),
    price: Decimal.parse('12345678901234567890.10'),
    day: new Date('1969-12-31'),
    at: new Date(86_399_999),
    instant: new Date('2026-11-22T19:00:00.123Z'),
    list: [1, 2],
    map: new Map([['k', 9_007_199_254_740_993n]]),
    inner: new Struct(inner, { a: 'x', d: Decimal.parse('1.500') }),
    dDay: -1,
    dTime: 1_000_001,
    dMs: -1,
    dUs: 1_700_000_000_123_456,
    dNs: 1_700_000_000_123_456_000n,
    dZoned: '2026-01-01T00:00:00+02:00',
    dJson: '{"a": 1.50}',
    dUuid: '00000000-0000-0000-0000-000000000001',
    dBits: Buffer.from([0b101, 0b10]),
    dAny: new Struct(any, { scale: 3, value: Decimal.parse('-1.234').toBytes() }),
  })
  const task = await open({ 'auto.create': 'true' })
  expect(await write(task, record(of(value)))).toEqual(['ok'])
  const columns = await rows(
    `SELECT column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
     FROM information_schema.columns WHERE table_name = '${topic}' ORDER BY ordinal_position`,
  )
  const texts = await rows(`SELECT ${schema.fields.map(({ name }) => `"${name}"::text`).join(', ')} FROM ${topic}`)
  expect(columns.map(([column], at) => `${String(column)}: ${String(texts[0]?.[at])}`)).toMatchInlineSnapshot(`
    [
      "i8 smallint NOT NULL: -128",
      "i16 smallint NOT NULL: 32767",
      "i32 integer NOT NULL: -2147483648",
      "i64 bigint NOT NULL: 9223372036854775807",
      "f32 real NOT NULL: 0.1",
      "f64 double precision NOT NULL: NaN",
      "yes boolean NOT NULL: true",
      "words text NOT NULL: a "quoted" \\ word, {braces}, NULL, 'ü' 漢 🚀",
      "raw bytea NOT NULL: \\x0001ff",
      "price numeric NOT NULL: 12345678901234567890.10",
      "day date NOT NULL: 1969-12-31",
      "at time without time zone NOT NULL: 23:59:59.999",
      "instant timestamp with time zone NOT NULL: 2026-11-22 19:00:00.123+00",
      "list jsonb NOT NULL: [1, 2]",
      "map jsonb NOT NULL: {"k": 9007199254740993}",
      "inner jsonb NOT NULL: {"a": "x", "d": 1.500}",
      "none text: null",
      "given integer: 7",
      "dDay date NOT NULL: 1969-12-31",
      "dTime time without time zone NOT NULL: 00:00:01.000001",
      "dMs timestamp without time zone NOT NULL: 1969-12-31 23:59:59.999",
      "dUs timestamp without time zone NOT NULL: 2023-11-14 22:13:20.123456",
      "dNs timestamp without time zone NOT NULL: 2023-11-14 22:13:20.123456",
      "dZoned timestamp with time zone NOT NULL: 2025-12-31 22:00:00+00",
      "dJson jsonb NOT NULL: {"a": 1.50}",
      "dUuid uuid NOT NULL: 00000000-0000-0000-0000-000000000001",
      "dBits bit varying NOT NULL: 1000000101",
      "dAny numeric NOT NULL: -1.234",
    ]
  `)
  await task.close?.()
})

test('records without schemas are written by the types of the columns', async () => {
  await server.query(
    `CREATE TABLE ${topic} (id int8 PRIMARY KEY, n numeric(6,2), s varchar(3), j jsonb, a int[], aa text[][], t timestamptz, d date, u uuid, c char(2), made int GENERATED ALWAYS AS (1) STORED)`,
  )
  const task = await open({ 'insert.mode': 'upsert', 'pk.mode': 'record_value', 'pk.fields': 'id' })
  const good = {
    id: 1,
    n: 1.5,
    s: 'abc',
    j: new Map([['x', [1]]]),
    a: [1, null],
    aa: [
      ['a', '"'],
      ['b', ''],
    ],
    t: '2026-01-01T00:00:00Z',
  }
  expect(await write(task, record(plain(good)))).toEqual(['ok'])
  expect(await rows(`SELECT id::text, n::text, s, j::text, a::text, aa::text, t::text FROM ${topic}`)).toEqual([
    ['1', '1.50', 'abc', '{"x": [1]}', '{1,NULL}', '{{a,"\\""},{b,""}}', '2026-01-01 00:00:00+00'],
  ])
  const bad: [Record<string, unknown>, string][] = [
    [{ id: 2, s: 'abcd' }, 'PostgreSQL refused it (22001): a text is too long for its column'],
    [{ id: 2, n: 12_345 }, 'PostgreSQL refused it (22003): a number is out of the range of its column'],
    [{ id: 2, n: Decimal.parse('1.555') }, 'a decimal has more digits behind the point than column n, which keeps 2'],
    [{ id: 2, j: '{broken' }, ''],
    [{ id: 2, a: ['x'] }, ''],
    [{ id: 2.5 }, ''],
    [{ id: 2, u: 'no uuid' }, ''],
    [{ id: 2, d: new Date(1) }, ''],
    [{ id: 2, s: '\0' }, ''],
    [{ id: 2, c: 'abc' }, ''],
    [{ id: 2, nope: 1 }, ''],
    [{ id: 2, made: 1 }, ''],
    [{ id: null }, ''],
    [{ s: 'a' }, ''],
  ]
  const results = await write(task, ...bad.map(([value]) => record(plain(value))))
  expect(results).toMatchInlineSnapshot(`
    [
      "reject: PostgreSQL refused it (22001): a text is too long for its column",
      "reject: PostgreSQL refused it (22003): a number is out of the range of its column",
      "reject: a decimal has more digits behind the point than column n, which keeps 2",
      "reject: PostgreSQL refused it (22P02, column j): a value is none of the type of its column",
      "reject: PostgreSQL refused it (22P02): a value is none of the type of its column",
      "reject: PostgreSQL refused it (22P02, column id): a value is none of the type of its column",
      "reject: PostgreSQL refused it (22P02, column u): a value is none of the type of its column",
      "reject: a column of type date would lose the time of day of a timestamp",
      "reject: PostgreSQL refused it (22021, column s): a text has a character that the database can not hold, such as that of code 0",
      "reject: PostgreSQL refused it (22001): a text is too long for its column",
      "reject: table t2 has no column 'nope': add it, or set auto.evolve=true to have it added, or leave the field out by fields.whitelist",
      "reject: column made of table t2 is generated: leave its field out",
      "reject: field 'id' is of the primary key, and is null",
      "reject: its value has no field 'id', which pk.fields names",
    ]
  `)
  expect(await rows(`SELECT count(*)::int FROM ${topic}`)).toEqual([[1]])
  await task.close?.()
})

test('one bad record among many is refused alone', async () => {
  await server.query(`CREATE TABLE ${topic} (id int PRIMARY KEY, amount int CHECK (amount > 0))`)
  const task = await open({ 'insert.mode': 'upsert', 'pk.mode': 'record_value', 'pk.fields': 'id' })
  const amounts = Array.from({ length: 1000 }, (_, at) => ([0, 500, 999].includes(at) ? -1 : at + 1))
  const results = await write(task, ...amounts.map((amount, id) => record(plain({ id, amount }))))
  const refused = results.flatMap((result, at) => (result === 'ok' ? [] : [`${at} ${result}`]))
  const why = `reject: PostgreSQL refused it (23514): new row for relation "${topic}" violates check constraint "${topic}_amount_check"`
  expect(refused).toEqual([`0 ${why}`, `500 ${why}`, `999 ${why}`])
  expect(await rows(`SELECT count(*)::int, sum(amount)::int FROM ${topic}`)).toEqual([[997, 500_500 - 1 - 501 - 1000]])
  await task.close?.()
})

test('of records of one key the last wins, tombstones delete, and what comes after a tombstone is a new row', async () => {
  await server.query(`CREATE TABLE ${topic} (id text PRIMARY KEY, a int DEFAULT 5, b int DEFAULT 6)`)
  const task = await open({
    'insert.mode': 'upsert',
    'pk.mode': 'record_key',
    'pk.fields': 'id',
    'delete.enabled': 'true',
  })
  const put = (id: string, fields: Record<string, unknown>) => record(plain(fields), text(id))
  const gone = (id: string) => record(nothing, text(id))
  const results = await write(
    task,
    put('1', { a: 1, b: 1 }),
    put('1', { a: 2, b: 2 }),
    put('2', { a: 1, b: 1 }),
    put('2', { a: 9 }),
    put('3', { a: 1, b: 1 }),
    gone('3'),
    put('4', { a: 1, b: 1 }),
    gone('4'),
    put('4', { a: 4 }),
    gone('5'),
    put('6', { a: 1, b: 1 }),
    put('6', { a: 'x', b: 2 }),
  )
  expect(results.filter((result) => result !== 'ok')).toEqual([
    'reject: PostgreSQL refused it (22P02, column a): a value is none of the type of its column',
  ])
  expect(await rows(`SELECT * FROM ${topic} ORDER BY id`)).toEqual([
    ['1', 2, 2],
    ['2', 9, 1],
    ['4', 4, 6],
    ['6', 1, 1],
  ])
  await task.close?.()
})
