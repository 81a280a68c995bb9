import type { Logger } from '@millrace/base'
import { createConverter, type SchemaAndValue, type SourceRecord } from '@millrace/connect'
import { mariaDbSource, mySqlSource } from '@millrace/connector-mysql-source'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SqlClient } from '../servers/lib/sql-client.ts'
import { MySql, withGtids } from '../servers/mysql.ts'
import { Capture, type CaptureOptions, KeptOffsets } from './captured.ts'
import { purgeLogs } from './purge.ts'

let server: MySql
let client: SqlClient
beforeAll(async () => {
  server = await MySql.start([
    ...withGtids,
    '--binlog-transaction-compression=ON',
    '--binlog-row-metadata=FULL',
    '--binlog-rows-query-log-events=ON',
  ])
  client = await server.root()
})
afterAll(async () => {
  await client[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

const converter = createConverter('JsonConverter', { 'schemas.enable': 'false' }, 'value')
const plain = (data: SchemaAndValue): unknown =>
  data.schema === null ? null : JSON.parse(Buffer.from(converter.fromConnect('', data) ?? []).toString('utf8'))

interface Envelope {
  readonly op: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  readonly source: Readonly<Record<string, unknown>>
  readonly transaction: Readonly<Record<string, unknown>> | null
}
const rowsOf = (records: readonly SourceRecord[], table: string): readonly Envelope[] =>
  records
    .filter(({ topic, value }) => topic.endsWith(`.${table}`) && value.schema !== null)
    .map(({ value }) => plain(value) as Envelope)

const configOf = (database: string, more: Readonly<Record<string, string>> = {}) => ({
  ...server.config,
  'database.include.list': database,
  'topic.prefix': database,
  ...more,
})
const captured = (database: string, options: Partial<CaptureOptions> & { more?: Record<string, string> } = {}) =>
  new Capture({ connector: mySqlSource, ...options, config: configOf(database, options.more) })

/** A database whose last table tells that the snapshot is over. */
async function database(name: string, sql: string): Promise<void> {
  await client.run(`CREATE DATABASE ${name}; USE ${name}; SET sql_mode = ''; SET time_zone = '+00:00'; ${sql};
    CREATE TABLE zz_ready (id INT PRIMARY KEY); INSERT INTO zz_ready VALUES (1)`)
}
const isOver = (records: readonly SourceRecord[]) =>
  records.some(({ topic, sourceOffset }) => topic.endsWith('.zz_ready') && sourceOffset['snapshot'] === undefined)

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

it('a row is the same whether the snapshot read it or the binlog told it', async () => {
  const insert = `INSERT INTO t (id,a,b,c,f,g,d,e,bits,l,w,j,k,u,bin,blo,da,t0,t3,t6,d0,d4,d6,s0,s5,y,en,st,p,ls,hidden) VALUES
      (1,7,-1,9223372036854775808,1.1,0.1,-12345678901234567890123456789012345.123456789012345678901234567890,-0.123456789,b'1000000000000000000000000000000000000000000000000000000000000001',
       'é€','ж','日本','Привет','😀',x'00ff00',x'00','2024-02-29','-12:34:56','1:2:3.004','-00:00:01.500000',
       '1969-12-31 23:59:59','1000-01-01 00:00:00.1234','9999-12-31 23:59:59.999999','2024-05-06 07:08:09','2024-05-06 07:08:09.12345',2024,'é','1,3,9',
       ST_GeomFromText('POINT(1 2)', 4326), ST_GeomFromText('LINESTRING(0 0,1 1)'), 5),
      (2,0,8388607,0,-3.4e38,-0.0,0,0.999999999,b'0','','','','','','','','0000-00-00','00:00:00','23:59:59.999','00:00:00.000001',
       '0000-00-00 00:00:00','1970-01-01 00:00:00.0001','2024-00-00 00:00:00','0000-00-00 00:00:00','2038-01-19 03:14:07.99999',0,'nope','',NULL,NULL,NULL)`
  await database(
    'same',
    `CREATE TABLE t (id INT PRIMARY KEY, a TINYINT UNSIGNED ZEROFILL, b MEDIUMINT, c BIGINT UNSIGNED, f FLOAT, g DOUBLE, d DECIMAL(65,30), e DECIMAL(9,9),
       bits BIT(64), l VARCHAR(300) CHARACTER SET latin1, w VARCHAR(10) CHARACTER SET ucs2, j CHAR(20) CHARACTER SET sjis, k TEXT COLLATE koi8r_general_ci,
       u VARCHAR(9), bin BINARY(255), blo LONGBLOB, da DATE, t0 TIME, t3 TIME(3), t6 TIME(6), d0 DATETIME, d4 DATETIME(4), d6 DATETIME(6),
       s0 TIMESTAMP NULL, s5 TIMESTAMP(5) NULL, y YEAR, en ENUM('a','é','it''s'), st SET('1','2','3','4','5','6','7','8','9'),
       p POINT SRID 4326, ls LINESTRING, v INT AS (id + 1) VIRTUAL, pe INT AS (id * 2) STORED, hidden INT INVISIBLE, UNIQUE KEY ((a + 1)));
     ${insert}`,
  )
  await using capture = captured('same')
  await capture.until(isOver)
  await client.run(`USE same; DELETE FROM t; ${insert}`)
  const records = await capture.until((all) => rowsOf(all, 't').filter(({ op }) => op === 'c').length === 2)
  const all = rowsOf(records, 't')
  const read = all.filter(({ op }) => op === 'r').map(({ after }) => after)
  expect(read).toHaveLength(2)
  expect(all.filter(({ op }) => op === 'd').map(({ before }) => before)).toEqual(read)
  expect(all.filter(({ op }) => op === 'c').map(({ after }) => after)).toEqual(read)
  expect(read[0]).toMatchObject({
    l: 'é€',
    w: 'ж',
    j: '日本',
    k: 'Привет',
    u: '😀',
    st: '1,3,9',
    v: 2,
    pe: 2,
    hidden: 5,
  })
  expect(read[0]).toMatchObject({ s5: '2024-05-06T07:08:09.12345Z', en: 'é' })
})

const documents = [
  'NULL',
  "'null'",
  "'{}'",
  "'[]'",
  `'{"b": 1, "aa": [true, false, null, "é😀\\\\n\\\\"", 1.5, -2, {"": ""}], "a": {"deep": [[[[0]]]]}}'`,
  `'[0, -1, 32767, -32768, 32768, 65535, 65536, -2147483648, 4294967295, 4294967296, 9223372036854775807, -9223372036854775808, 18446744073709551615]'`,
  `'[1.0, 0.1, -0.0, 1e15, 1e16, 1e17, 123456789012345680000.0, 1e20, 1e21, 1e22, 1e300, 1e-4, 1e-5, 1e-6, 1.5e-7, 5e-324, 1.7976931348623157e308]'`,
  'CAST(12.340 AS JSON)',
  "JSON_ARRAY(CAST('-0.0001' AS DECIMAL(20,4)), 99999999999999999999999999999.5)",
  "JSON_OBJECT('d', DATE'2024-02-29', 't', TIME'-838:59:58.5', 'dt', TIMESTAMP'2024-02-29 01:02:03.000004', 'n', TIME'00:00:00')",
  "JSON_ARRAY(CAST('bytes' AS BINARY), b'101')",
  "JSON_OBJECT('long', REPEAT('x', 70000), 'short', REPEAT('y', 127), 'middle', REPEAT('z', 128))",
  "CAST(CONCAT('[', REPEAT('12345678,', 9000), '2]') AS JSON)",
]

it("documents have MySQL's text, without its spaces", async () => {
  const insert = documents.map((document, at) => `INSERT INTO t VALUES (${at}, ${document})`).join('; ')
  await database('docs', `CREATE TABLE t (id INT PRIMARY KEY, doc JSON); ${insert}`)
  const texts = await client.rows('SELECT id, CAST(doc AS CHAR) AS text FROM docs.t ORDER BY id')
  await using capture = captured('docs')
  await capture.until(isOver)
  await client.run(`DELETE FROM docs.t; USE docs; ${insert}`)
  const records = await capture.until(
    (all) => rowsOf(all, 't').filter(({ op }) => op === 'c').length === documents.length,
  )
  const all = rowsOf(records, 't')
  const made = all.filter(({ op }) => op === 'c').map(({ after }) => after?.['doc'])
  for (const [at, { text }] of texts.entries()) {
    const read = all.find(({ op, after }) => op === 'r' && after?.['id'] === at)?.after?.['doc']
    expect(made[at], documents[at]?.slice(0, 200)).toEqual(read)
    // Without what stands between members; no text of these documents has that.
    const wanted = text === null ? null : String(text).replaceAll(/([,:]) /g, '$1')
    expect(made[at], documents[at]?.slice(0, 200)).toBe(wanted)
  }
})

const definitions = [
  'CREATE TABLE t (id INT PRIMARY KEY, a INT, INDEX ((a * 2)), CHECK (id > -5))',
  "ALTER TABLE t ADD COLUMN b VARCHAR(10) NOT NULL DEFAULT 'it''s', ADD (c DATE, d DECIMAL(5,1)), ALGORITHM=INSTANT",
  'ALTER TABLE t MODIFY COLUMN c DATETIME(3) AFTER id, CHANGE a aa BIGINT UNSIGNED FIRST, DROP INDEX functional_index',
  'ALTER TABLE t RENAME COLUMN aa TO `select`, ALTER COLUMN b SET INVISIBLE, ALTER COLUMN c SET DEFAULT (NOW(3))',
  'ALTER TABLE t CONVERT TO CHARACTER SET latin1, ADD UNIQUE KEY u (b, (id + 1)), COMMENT="a, (b)"',
  'ALTER TABLE t DROP PRIMARY KEY, ADD PRIMARY KEY (id, b)',
  'CREATE TABLE l LIKE t',
  'RENAME TABLE t TO t2, l TO t, t2 TO l',
  'CREATE TABLE copied AS SELECT id, d FROM l',
  'SET sql_generate_invisible_primary_key = ON; CREATE TABLE keyless (v INT); SET sql_generate_invisible_primary_key = OFF',
  'CREATE TABLE p (id INT, v VARCHAR(5) DEFAULT (UPPER("x")), PRIMARY KEY (id)) PARTITION BY HASH (id) PARTITIONS 3',
  'ALTER TABLE p ADD COLUMN vec VECTOR(2), ADD COLUMN last INT /*!80023 INVISIBLE */',
  'ALTER TABLE p REORGANIZE PARTITION',
  "CREATE USER IF NOT EXISTS somebody IDENTIFIED BY 'x'; CREATE VIEW seen AS SELECT * FROM p",
  'CREATE TABLE gone (id INT); DROP TABLE gone',
]

it('rows are read by the definition that their table has, whatever statement made it', async () => {
  await database('ddl', 'SELECT 1')
  const { logger, lines } = warnings()
  await using capture = captured('ddl', { logger })
  await capture.until(isOver)
  for (const sql of definitions) {
    await client.run(`USE ddl; ${sql.replace('functional_index', await functionalIndex())}`)
    const tables = await client.rows(
      "SHOW FULL TABLES FROM ddl WHERE Table_type = 'BASE TABLE' AND Tables_in_ddl <> 'zz_ready'",
    )
    for (const [name] of tables.map((row) => Object.values(row).map(String))) {
      await client.run(`DELETE FROM ddl.${name}; INSERT INTO ddl.${name} () VALUES ()`)
      const columns = await client.rows(
        `SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'ddl' AND TABLE_NAME = '${name}' AND DATA_TYPE <> 'vector' ORDER BY ORDINAL_POSITION`,
      )
      const before = capture.records.length
      const [executed] = await client.rows('SELECT @@gtid_executed AS at')
      const number = /:(?:\d+-)?(\d+)$/.exec(String(executed?.['at']))?.[1]
      const records = await capture.until((all) =>
        all
          .slice(Math.max(0, before - 10))
          .some(
            ({ topic, value }) =>
              topic === `ddl.ddl.${name}` &&
              value.schema !== null &&
              String((plain(value) as Envelope).source['gtid']).endsWith(`:${number}`),
          ),
      )
      const last = rowsOf(records, name ?? '').at(-1)
      expect(Object.keys(last?.after ?? {}), `${sql}: ${name}`).toEqual(
        columns.map(({ name: column }) => column as string),
      )
    }
  }
  expect(lines.filter((line) => !line.includes('vec VECTOR'))).toEqual([])
  expect(lines).not.toEqual([])
})

/** The server's name for the index of an expression. */
async function functionalIndex(): Promise<string> {
  const rows = await client.rows(
    "SELECT INDEX_NAME AS name FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = 'ddl' AND TABLE_NAME = 't' AND EXPRESSION IS NOT NULL",
  )
  return String(rows[0]?.['name'] ?? 'none')
}

it('ids with tags, statements, transactions of several servers and their ends', async () => {
  await database('ids', 'CREATE TABLE t (id INT PRIMARY KEY)')
  const more = { 'include.query': 'true', 'provide.transaction.metadata': 'true', 'include.schema.changes': 'false' }
  const offsets = new KeptOffsets()
  const first = await (async () => {
    await using capture = captured('ids', { more, offsets })
    await capture.until(isOver)
    await client.run(
      "USE ids; SET gtid_next = 'AUTOMATIC:blue'; INSERT INTO t VALUES (1), (2); SET gtid_next = 'AUTOMATIC'",
    )
    return await capture.until((all) => all.at(-1)?.topic === 'ids.transaction' && rowsOf(all, 't').length === 2)
  })()
  const [one, two] = rowsOf(first, 't')
  expect(one?.source).toMatchObject({ connector: 'mysql', query: 'INSERT INTO t VALUES (1), (2)' })
  expect(one?.source['thread']).toBeGreaterThan(0)
  expect(one?.source['gtid']).toMatch(/^[0-9a-f-]{36}:blue:1$/)
  expect(two?.transaction).toMatchObject({ id: one?.source['gtid'], total_order: 2 })
  expect(first.at(-1)?.sourceOffset['gtids']).toMatch(/:blue:1$/)
  const told = (records: readonly SourceRecord[]) =>
    records
      .filter(({ topic }) => topic === 'ids.transaction')
      .map(({ value }) => (plain(value) as { status: string }).status)
  expect(told(first)).toEqual(['BEGIN', 'END'])
  await client.run(
    "USE ids; XA START 'x'; INSERT INTO t VALUES (3); XA END 'x'; XA PREPARE 'x'; XA COMMIT 'x'; SET gtid_next = 'AUTOMATIC:blue'; INSERT INTO t VALUES (4); SET gtid_next = 'AUTOMATIC'; CREATE TABLE none (id INT); INSERT INTO t VALUES (5)",
  )
  await using again = captured('ids', { more, offsets })
  const records = await again.until((all) => all.at(-1)?.topic === 'ids.transaction' && rowsOf(all, 't').length === 3)
  expect(rowsOf(records, 't').map(({ after }) => after?.['id'])).toEqual([3, 4, 5])
  expect(told(records)).toEqual(['BEGIN', 'END', 'BEGIN', 'END', 'BEGIN', 'END'])
})

it('documents that are written in parts fail the task, which says what to set', async () => {
  await database(
    'parts',
    `CREATE TABLE t (id INT PRIMARY KEY, doc JSON); INSERT INTO t VALUES (1, '{"a": "${'x'.repeat(100)}", "b": 1}')`,
  )
  await using capture = captured('parts')
  await capture.until(isOver)
  await client.run(
    "SET binlog_row_value_options = PARTIAL_JSON; UPDATE parts.t SET doc = JSON_SET(doc, '$.b', 2); SET binlog_row_value_options = ''",
  )
  expect(await capture.failure()).toMatchObject({
    code: 'INVALID_DATA',
    message: expect.stringContaining('binlog_row_value_options') as unknown,
  })
})

it('tables are read without a lock too, and what comes meanwhile is not lost', async () => {
  await database('free', 'CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)')
  await using capture = captured('free', { more: { 'snapshot.locking.mode': 'none' } })
  await capture.until(isOver)
  await client.run('INSERT INTO free.t VALUES (2)')
  const records = await capture.until((all) => rowsOf(all, 't').length === 2)
  expect(rowsOf(records, 't').map(({ op }) => op)).toEqual(['r', 'c'])
})

it('reads all that the binlog has with snapshot.mode=never, and begins where that does', async () => {
  await database('never', 'CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (1)')
  const whole = { more: { 'snapshot.mode': 'never' } }
  await using capture = captured('never', whole)
  await capture.until((all) => rowsOf(all, 't').length === 1)
  await client.run('FLUSH BINARY LOGS; CREATE TABLE never.u (id INT PRIMARY KEY); INSERT INTO never.u VALUES (7)')
  await purgeLogs(client)
  await using later = captured('never', whole)
  const records = await later.until((all) => rowsOf(all, 'u').length === 1)
  expect(rowsOf(records, 't')).toEqual([])
})

it('servers that it does not read, or that do not tell all, are refused with what to do', async () => {
  const config = configOf('refused')
  const check = async (connector: typeof mySqlSource) => {
    const problems = await connector.configure(config).check(new AbortController().signal)
    return problems.map(({ message }) => message).join('\n')
  }
  expect(await check(mySqlSource)).toBe('')
  expect(await check(mariaDbSource)).toContain('MySqlSource reads MySQL')
  await client.run("SET GLOBAL binlog_row_value_options = 'PARTIAL_JSON'")
  expect(await check(mySqlSource)).toContain('binlog_row_value_options=PARTIAL_JSON')
  await client.run("SET GLOBAL binlog_row_value_options = ''")
})
