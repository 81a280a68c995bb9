import type { Logger } from '@millrace/base'
import { createConverter, type SchemaAndValue, type SourceRecord } from '@millrace/connect'
import { postgresSource } from '@millrace/connector-postgres-source'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Postgresql } from '../servers/postgresql.ts'
import { Capture, type CaptureOptions, KeptOffsets } from './captured.ts'
import { configOf, startReplicating } from './database.ts'

let server: Postgresql
let client: pg.Client
beforeAll(async () => {
  server = await startReplicating()
  client = await server.connect()
})
afterAll(async () => {
  await client.end()
  await server[Symbol.asyncDispose]()
})

const converter = createConverter('JsonConverter', { 'schemas.enable': 'false' }, 'value')
const plain = (data: SchemaAndValue): unknown =>
  data.schema === null ? null : JSON.parse(Buffer.from(converter.fromConnect('', data) ?? []).toString('utf8'))

interface Envelope {
  readonly op: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}
const rowsOf = (records: readonly SourceRecord[], table: string): readonly Envelope[] =>
  records
    .filter(({ topic, value }) => topic.endsWith(`.${table}`) && value.schema !== null)
    .map(({ value }) => plain(value) as Envelope)

/** Tables in a schema of their own, all of which are wanted. */
const captured = (schema: string, options: Partial<CaptureOptions> & { more?: Record<string, string> } = {}) =>
  new Capture({
    ...options,
    config: { ...configOf(server, schema), 'schema.include.list': schema, ...options.more },
  })

/** Keeps what is warned of. */
function warnings(): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = []
  const logger: Logger = {
    debug() {},
    info() {},
    warn: (fields, message) => lines.push(`${message} ${JSON.stringify(fields)}`),
    error() {},
    child: () => logger,
  }
  return { logger, lines }
}

it('a row is the same whether the snapshot read it or the log told it', async () => {
  await client.query(`CREATE SCHEMA same; SET search_path = same, public; CREATE TYPE same.mood AS ENUM ('sad', 'it''s ok');
    CREATE DOMAIN same.cents AS numeric(8, 2);
    CREATE TABLE t (id int PRIMARY KEY, f4 real, f8 double precision, n numeric, n2 numeric(6, -2), d same.cents, m money, c char(3), by bytea, dt date, t6 time, tz timetz(3), ts timestamp, ts2 timestamp(2), tz0 timestamptz(0),
      iv interval, u uuid, j json, jb jsonb, ip inet, b3 bit(3), vb varbit, en same.mood, ens same.mood[], na numeric(5, 1)[], da date[], ba boolean[], ja jsonb[], md text[], r numrange, pt point, name name, vs "char", gen int GENERATED ALWAYS AS (id * 2) STORED, idn int GENERATED ALWAYS AS IDENTITY);
    INSERT INTO t (id,f4,f8,n,n2,d,m,c,by,dt,t6,tz,ts,ts2,tz0,iv,u,j,jb,ip,b3,vb,en,ens,na,da,ba,ja,md,r,pt,name,vs) VALUES
      (1, 0.1, 1e308, 123.4500, 12300, 1.5, '-1234.56', 'a', '\\x00ff', '0044-03-15 BC', '24:00', '01:02:03.4567+05:30', '4713-01-01 BC', '2024-02-29 12:00:00.555', '2024-01-01 00:00:00.9+00', '1 mon -3 days 04:05:06.5', gen_random_uuid(), '{"a" : 1}', '{"a" : 1}', '10.1.2.3/8', B'001', B'1', 'it''s ok', '{sad,NULL}', '{1.5,NULL}', '{2024-01-01}', '{t,f}', '{"{\\"a\\": 1}"}', '{{a,b},{c,d}}', '(1.5,]', '(1e-5,2)', 'nam', 'x'),
      (2, 'NaN', '-Infinity', 'NaN', 0, 0, '0', '', '', 'infinity', '00:00', '00:00+00', '99999-12-31 23:59:59.999999', '1969-12-31 23:59:59.99', '-infinity', '-0.5 seconds', NULL, 'null', '[]', '::1', B'000', B'', NULL, '{}', '{}', '{}', '{}', '{}', '{}', 'empty', NULL, '', '')`)
  for (const more of [
    {},
    {
      'time.precision.mode': 'adaptive_time_microseconds',
      'decimal.handling.mode': 'string',
      'interval.handling.mode': 'string',
      'binary.handling.mode': 'hex',
    },
  ]) {
    await client.query(
      `DROP PUBLICATION IF EXISTS same; SET search_path = same, public; CREATE TABLE IF NOT EXISTS copy AS SELECT * FROM t`,
    )
    await using capture = captured('same', {
      more: { ...more, 'table.include.list': 'same.t', 'snapshot.mode': 'always' },
    })
    await capture.until((all) => all.some(({ sourceOffset }) => sourceOffset['snapshot'] === undefined))
    await capture.between()
    await client.query('ALTER TABLE t REPLICA IDENTITY FULL')
    await client.query(`UPDATE t SET id = id`)
    const records = await capture.until((all) => rowsOf(all, 't').filter(({ op }) => op === 'u').length === 2)
    const all = rowsOf(records, 't')
    const read = all.filter(({ op }) => op === 'r').map(({ after }) => after)
    expect(read).toHaveLength(2)
    expect(all.filter(({ op }) => op === 'u').map(({ after }) => after)).toEqual(read)
    expect(all.filter(({ op }) => op === 'u').map(({ before }) => before)).toEqual(read)
    if ('interval.handling.mode' in more) {
      expect(read[0]).toMatchObject({ iv: 'P0Y1M-3DT4H5M6.5S', n: '123.4500', n2: '12300', m: '-1234.56', by: '00ff' })
      expect(read[1]).toMatchObject({ iv: 'P0Y0M0DT0H0M-0.5S', n: 'NaN' })
    } else {
      // -43 is the year 44 before the first.
      expect(read[0]).toMatchObject({
        dt: -735_160,
        ts2: 1_709_208_000_550 + 10,
        tz: '19:32:03.457Z',
        tz0: '2024-01-01T00:00:01Z',
        en: "it's ok",
        ens: ['sad', null],
        da: [19_723],
        ba: [true, false],
        ja: ['{"a": 1}'],
        md: [null, null],
        c: 'a  ',
      })
      expect(read[1]).toMatchObject({ n: null, dt: 2_147_483_647, tz0: '-infinity', iv: -500_000, f8: '-Infinity' })
    }
    expect(Object.keys(read[0] ?? {})).not.toContain('gen')
  }
})

it('tables that are altered, emptied, partitioned, without a key, and large values', async () => {
  await client.query(`CREATE SCHEMA alter; SET search_path = alter;
    CREATE TABLE t (id int PRIMARY KEY, a text); CREATE TABLE u (id int NOT NULL UNIQUE, a text); CREATE TABLE nokey (a text);
    CREATE TABLE p (id int PRIMARY KEY, v int) PARTITION BY RANGE (id); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10); CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);
    INSERT INTO p VALUES (1, 1), (11, 1)`)
  await using capture = captured('alter', {
    more: { 'publish.via.partition.root': 'true', 'skipped.operations': 'none' },
  })
  await capture.between()
  // Partitions are told as their table, by the snapshot too.
  expect(rowsOf(capture.records, 'p').map(({ op, after }) => [op, after])).toEqual([
    ['r', { id: 1, v: 1 }],
    ['r', { id: 11, v: 1 }],
  ])
  await client.query('INSERT INTO p VALUES (12, 2)')
  await client.query(`INSERT INTO t VALUES (1, 'x')`)
  await client.query('BEGIN')
  await client.query(`ALTER TABLE t ADD COLUMN b numeric(4, 1) NOT NULL DEFAULT 1.5`)
  await client.query(`INSERT INTO t VALUES (2, 'y')`)
  await client.query(`ALTER TABLE t DROP COLUMN a, ADD COLUMN c int`)
  await client.query(`INSERT INTO t VALUES (3, 2.5, 7)`)
  await client.query('COMMIT')
  await client.query('INSERT INTO nokey VALUES (NULL)')
  await client.query('TRUNCATE nokey, t')
  await client.query(`INSERT INTO u VALUES (5, 'u')`)
  const records = await capture.until((all) => rowsOf(all, 'u').length === 1)
  expect(rowsOf(records, 'p').at(-1)).toMatchObject({ op: 'c', after: { id: 12, v: 2 } })
  expect(rowsOf(records, 't').map(({ op, after }) => [op, after])).toMatchObject([
    ['c', { id: 1, a: 'x' }],
    ['c', { id: 2, a: 'y' }],
    ['c', { id: 3, c: 7 }],
    ['t', null],
  ])
  expect(rowsOf(records, 'nokey').map(({ op }) => op)).toEqual(['c', 't'])
  expect(records.find(({ topic }) => topic.endsWith('.nokey'))?.key).toEqual({ schema: null, value: null })
  const [u] = records.filter(({ topic }) => topic.endsWith('.u'))
  expect(u === undefined ? null : plain(u.key)).toEqual({ id: 5 })
})

it('null in a column that may be null no more is told as it was', async () => {
  await client.query('CREATE SCHEMA once; CREATE TABLE once.t (id int PRIMARY KEY, v text)')
  const offsets = new KeptOffsets()
  await (async () => {
    await using capture = captured('once', { offsets })
    await capture.between()
  })()
  await client.query(
    "INSERT INTO once.t VALUES (1, NULL); UPDATE once.t SET v = 'x'; ALTER TABLE once.t ALTER COLUMN v SET NOT NULL",
  )
  await using capture = captured('once', { offsets })
  const records = await capture.until((all) => rowsOf(all, 't').length === 2)
  expect(rowsOf(records, 't').map(({ after }) => after)).toEqual([
    { id: 1, v: null },
    { id: 1, v: 'x' },
  ])
})

it('a transaction larger than what may wait is read while the server is made to wait', async () => {
  await client.query('CREATE SCHEMA big; CREATE TABLE big.t (id int PRIMARY KEY, v text)')
  await using capture = captured('big', { more: { 'snapshot.mode': 'no_data', 'status.update.interval.ms': '50' } })
  await capture.between()
  await client.query("INSERT INTO big.t SELECT n, repeat('x', 2000) FROM generate_series(1, 20000) AS n")
  const records = await capture.until((all) => all.length === 20_000)
  expect(new Set(rowsOf(records.slice(-1), 't').map(({ after }) => after?.['id']))).toEqual(new Set([20_000]))
})

it('heartbeats, lists, messages, and types that are not known', async () => {
  await client.query(
    `CREATE SCHEMA more; CREATE TYPE more.pair AS (a int, b int); CREATE TABLE more.t (id int PRIMARY KEY, secret text, p more.pair, v int); CREATE TABLE more.u (id int PRIMARY KEY)`,
  )
  const { logger, lines } = warnings()
  await using capture = captured('more', {
    logger,
    more: {
      'heartbeat.interval.ms': '50',
      'column.exclude.list': 'more\\.t\\.secret',
      'table.exclude.list': 'more.u',
      'message.prefix.include.list': 'told',
    },
  })
  await capture.between()
  await client.query(
    "INSERT INTO more.t VALUES (1, 'x', (1, 2), 3); INSERT INTO more.u VALUES (1); SELECT pg_logical_emit_message(true, 'untold', 'x'), pg_logical_emit_message(true, 'told', 'y')",
  )
  const records = await capture.until(
    (all) =>
      all.some(({ topic }) => topic === 'srv.message') && all.some(({ topic }) => topic === '__debezium-heartbeat.srv'),
  )
  expect(rowsOf(records, 't').map(({ after }) => after)).toEqual([{ id: 1, v: 3 }])
  expect(new Set(records.map(({ topic }) => topic))).toEqual(
    new Set(['srv.more.t', 'srv.message', '__debezium-heartbeat.srv']),
  )
  expect(records.filter(({ topic }) => topic === 'srv.message').map(({ value }) => plain(value))).toMatchObject([
    { op: 'm', message: { prefix: 'told', content: Buffer.from('y').toString('base64') } },
  ])
  expect(lines.filter((line) => line.includes('p pair'))).not.toEqual([])
})

it('where nothing is told, the server may forget its log all the same', async () => {
  await client.query(
    'CREATE SCHEMA idle; CREATE TABLE idle.t (id int PRIMARY KEY); CREATE TABLE public.elsewhere (id int)',
  )
  await using capture = captured('idle', { more: { 'status.update.interval.ms': '50' } })
  await capture.between()
  await client.query('INSERT INTO public.elsewhere SELECT generate_series(1, 1000)')
  const { rows } = await client.query<{ lsn: string }>('SELECT pg_current_wal_lsn() AS lsn')
  for (;;) {
    const { rows: slots } = await client.query<{ done: boolean }>(
      'SELECT confirmed_flush_lsn >= $1::pg_lsn AS done FROM pg_replication_slots WHERE slot_name = $2',
      [rows[0]?.lsn, 'idle'],
    )
    if (slots[0]?.done === true) break
  }
  expect(capture.records).toEqual([])
})

const problems = async (more: Readonly<Record<string, string>>) =>
  postgresSource.configure({ ...configOf(server, 'problems'), ...more }).check(new AbortController().signal)

it('what the server refuses is said of the option, with what to do', async () => {
  await client.query("CREATE USER nobody_special PASSWORD 'pass word'")
  expect(await problems({})).toEqual([])
  expect(await problems({ 'database.password': 'wrong secret' })).toMatchObject([
    { option: 'database.password', message: expect.not.stringContaining('wrong secret') as unknown },
  ])
  expect(await problems({ 'database.dbname': 'nowhere' })).toMatchObject([{ option: 'database.dbname' }])
  expect(await problems({ 'database.user': 'nobody_special', 'database.password': 'pass word' })).toMatchObject([
    { option: 'database.user', message: expect.stringContaining('REPLICATION') as unknown },
  ])
  await client.query("SELECT pg_create_physical_replication_slot('physical')")
  expect(await problems({ 'slot.name': 'physical' })).toMatchObject([{ option: 'slot.name' }])
  // A server that is away is no fault of the config.
  expect(await problems({ 'database.port': '1' })).toEqual([])
})

it('a slot that another connector reads is waited for, and named', async () => {
  await client.query('CREATE SCHEMA busy; CREATE TABLE busy.t (id int PRIMARY KEY)')
  await using first = captured('busy')
  await first.between()
  await using second = captured('busy', {
    more: { 'snapshot.mode': 'no_data', 'slot.max.retries': '1', 'slot.retry.delay.ms': '200' },
  })
  expect(await second.failure()).toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringContaining("the slot 'busy' is read by someone else") as unknown,
  })
})

it('a server whose log tells no rows is named, and what one threw away of it', async () => {
  const settings = [
    'fsync=off',
    'max_slot_wal_keep_size=1MB',
    'wal_keep_size=0',
    'min_wal_size=32MB',
    'max_wal_size=32MB',
  ]
  await using other = await Postgresql.start({ settings })
  await other.query('CREATE TABLE t (id int PRIMARY KEY)')
  const offsets = new KeptOffsets()
  const config = configOf(other, 'lost')
  expect(await postgresSource.configure(config).check(new AbortController().signal)).toMatchObject([
    { message: expect.stringContaining('wal_level=logical: set that') as unknown },
  ])
  await other.query('ALTER SYSTEM SET wal_level = logical')
  await other.stop()
  await other.start()
  await (async () => {
    await using capture = new Capture({ config, offsets })
    await capture.between()
  })()
  for (;;) {
    await other.query('SELECT pg_logical_emit_message(false, $1, repeat($2, 100)), pg_switch_wal()', ['x', 'x'])
    await other.query('CHECKPOINT')
    const [slot] = await other.query<{ wal_status: string }>(
      "SELECT wal_status FROM pg_replication_slots WHERE slot_name = 'lost'",
    )
    if (slot?.wal_status === 'lost') break
  }
  await using capture = new Capture({ config, offsets })
  expect(await capture.failure()).toMatchObject({
    code: 'OFFSET_OUT_OF_RANGE',
    message: expect.stringMatching(
      /has thrown away.*pg_drop_replication_slot\('lost'\).*reset the connector's offsets/,
    ) as unknown,
  })
  await using again = new Capture({ config: { ...config, 'snapshot.mode': 'when_needed' }, offsets })
  await again.between()
  await other.query('INSERT INTO t VALUES (1)')
  expect(rowsOf(await again.until((all) => all.length === 1), 't')).toMatchObject([{ op: 'c' }])
})
