import type { Logger } from '@millrace/base'
import { createConverter, isStruct, type SchemaAndValue, type SourceRecord } from '@millrace/connect'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SqlClient } from '../servers/lib/sql-client.ts'
import { MariaDb } from '../servers/mariadb.ts'
import { Capture, type CaptureOptions } from './captured.ts'

let server: MariaDb
let client: SqlClient
beforeAll(async () => {
  server = await MariaDb.start(['--log-bin-compress', '--log-bin-compress-min-len=10', '--binlog-annotate-row-events'])
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
  readonly source: { readonly query: string | null }
}
const rowsOf = (records: readonly SourceRecord[], table: string): readonly Envelope[] =>
  records
    .filter(({ topic, value }) => topic.endsWith(`.${table}`) && value.schema !== null)
    .map(({ value }) => plain(value) as Envelope)

const captured = (database: string, options: Partial<CaptureOptions> & { more?: Record<string, string> } = {}) =>
  new Capture({
    ...options,
    config: { ...server.config, 'database.include.list': database, 'topic.prefix': database, ...options.more },
  })

/** A database whose last table tells that the snapshot is over. */
async function database(name: string, sql: string): Promise<void> {
  await client.run(`CREATE DATABASE ${name}; USE ${name}; SET sql_mode = ''; SET time_zone = '+00:00'; ${sql};
    CREATE TABLE zz_ready (id INT PRIMARY KEY); INSERT INTO zz_ready VALUES (1)`)
}
const isOver = (records: readonly SourceRecord[]) =>
  records.some(({ topic, sourceOffset }) => topic.endsWith('.zz_ready') && sourceOffset['snapshot'] === undefined)

it('a row is the same whether the snapshot read it or the binlog told it', async () => {
  await database(
    'same',
    `CREATE TABLE t (id INT PRIMARY KEY, a TINYINT UNSIGNED ZEROFILL, b MEDIUMINT, c BIGINT UNSIGNED, f FLOAT, g DOUBLE, d DECIMAL(65,30), e DECIMAL(9,9), h DECIMAL(18,0),
       bits BIT(64), l VARCHAR(300) CHARACTER SET latin1, w VARCHAR(10) CHARACTER SET ucs2, j CHAR(20) CHARACTER SET sjis, k TEXT COLLATE koi8r_general_ci, bin BINARY(255), blo LONGBLOB,
       da DATE, t0 TIME, t1 TIME(1), t2 TIME(2), t3 TIME(3), t4 TIME(4), t5 TIME(5), t6 TIME(6), d0 DATETIME, d1 DATETIME(1), d4 DATETIME(4), d6 DATETIME(6),
       s0 TIMESTAMP NULL, s1 TIMESTAMP(1) NULL, s5 TIMESTAMP(5) NULL, y YEAR, en ENUM('a','é','it''s'), st SET('1','2','3','4','5','6','7','8','9'),
       p POINT, ls LINESTRING, v INT AS (id + 1) VIRTUAL, pe INT AS (id * 2) PERSISTENT, js JSON);
     INSERT INTO t (id,a,b,c,f,g,d,e,h,bits,l,w,j,k,bin,blo,da,t0,t1,t2,t3,t4,t5,t6,d0,d1,d4,d6,s0,s1,s5,y,en,st,p,ls,js) VALUES
       (1,7,-1,9223372036854775808,1.1,0.1,-12345678901234567890123456789012345.123456789012345678901234567890,-0.123456789,-999999999999999999,b'1000000000000000000000000000000000000000000000000000000000000001',
        'é€','ж','日本','Привет',x'00ff00',x'00','2024-02-29','-12:34:56','-00:00:00.1','-01:02:03.45','1:2:3.004','-838:59:59.9999','00:00:00.00001','-00:00:01.500000',
        '1969-12-31 23:59:59','2024-01-01 00:00:00.5','1000-01-01 00:00:00.1234','9999-12-31 23:59:59.999999','2024-05-06 07:08:09','2024-05-06 07:08:09.1','2024-05-06 07:08:09.12345',2024,'é','1,3,9',
        ST_GeomFromText('POINT(1 2)', 4326), ST_GeomFromText('LINESTRING(0 0,1 1)'), '{"a":1}'),
       (2,0,8388607,0,-3.4e38,-0.0,0,0.999999999,1,b'0','','','','','','','0000-00-00','00:00:00','838:59:59','00:00:00.99','23:59:59.999','00:00:00.0001','-00:00:00.00001','00:00:00.000001',
        '0000-00-00 00:00:00','2024-01-01 00:00:00.9','1970-01-01 00:00:00.0001','2024-00-00 00:00:00','0000-00-00 00:00:00','1970-01-01 00:00:01.0','2038-01-19 03:14:07.99999',0,'nope','',NULL,NULL,NULL)`,
  )
  await using capture = captured('same')
  await capture.until(isOver)
  await client.run(
    'CREATE TABLE copy AS SELECT * FROM t; DROP TABLE copy; UPDATE t SET b = b; CREATE TEMPORARY TABLE x AS SELECT * FROM t; DELETE FROM t; ' +
      'INSERT INTO t (id,a,b,c,f,g,d,e,h,bits,l,w,j,k,bin,blo,da,t0,t1,t2,t3,t4,t5,t6,d0,d1,d4,d6,s0,s1,s5,y,en,st,p,ls,js) ' +
      'SELECT id,a,b,c,f,g,d,e,h,bits,l,w,j,k,bin,blo,da,t0,t1,t2,t3,t4,t5,t6,d0,d1,d4,d6,s0,s1,s5,y,en,st,p,ls,js FROM x ORDER BY id; DROP TEMPORARY TABLE x',
  )
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
    en: 'é',
    st: '1,3,9',
    s5: '2024-05-06T07:08:09.12345Z',
    v: 2,
    pe: 2,
  })
})

const definitions = [
  'CREATE TABLE t (id INT PRIMARY KEY, a INT)',
  "ALTER TABLE t ADD COLUMN b VARCHAR(10) NOT NULL DEFAULT 'it''s', ADD (c DATE, d DECIMAL(5,1)), ALGORITHM=INPLACE",
  'ALTER TABLE t MODIFY COLUMN c DATETIME(3) AFTER id, CHANGE a aa BIGINT UNSIGNED FIRST',
  'ALTER TABLE t RENAME COLUMN aa TO `select`, DROP COLUMN IF EXISTS nothing, ADD COLUMN IF NOT EXISTS b INT',
  "ALTER TABLE t ALTER COLUMN d SET DEFAULT 1.5, ALTER COLUMN b DROP DEFAULT, COMMENT='a, (b) -- c', ADD INDEX (b), ADD CONSTRAINT k CHECK (d > 0)",
  'ALTER TABLE t CONVERT TO CHARACTER SET latin1, ADD UNIQUE KEY u (b), ENGINE=InnoDB',
  '/* a */ ALTER TABLE /*!50000 t */ DROP PRIMARY KEY, ADD PRIMARY KEY (id, b) # the end',
  'CREATE TABLE l LIKE t',
  'CREATE OR REPLACE TABLE t (n INT UNSIGNED NOT NULL AUTO_INCREMENT, g GEOMETRY NOT NULL, x INT GENERATED ALWAYS AS (1 + 1) STORED, UNIQUE (n)) DEFAULT CHARSET utf8',
  'RENAME TABLE t TO t2, l TO t, t2 TO l',
  'ALTER TABLE l RENAME TO m, ADD s VARCHAR(3) CHARACTER SET latin2 UNIQUE',
  'CREATE TABLE s (s SERIAL, v NATIONAL VARCHAR(3), w CHAR CHARSET ascii, d DATETIME DEFAULT (NOW()), e INT DEFAULT (1 + 1))',
  'CREATE TABLE p (id INT, PRIMARY KEY (id)) PARTITION BY RANGE (id) (PARTITION a VALUES LESS THAN (10), PARTITION b VALUES LESS THAN MAXVALUE)',
  'ALTER TABLE p ADD COLUMN v INT DEFAULT NULL, WITH SYSTEM VERSIONING',
  'ALTER TABLE p DROP SYSTEM VERSIONING',
  'CREATE VIEW v AS SELECT * FROM p',
  'CREATE TABLE IF NOT EXISTS p (other INT)',
  'CREATE TABLE q SELECT 1 AS one, REPEAT("a", 3) AS text',
  'DROP TABLE IF EXISTS nothing, q',
]

it('tables are known as the server knows them after each statement that defines them', async () => {
  await database('ddl', 'SELECT 1')
  await using capture = captured('ddl', { more: { 'skipped.operations': 'none' } })
  await capture.until(isOver)
  for (const [at, sql] of definitions.entries()) {
    await client.run(
      `SET alter_algorithm = DEFAULT; USE ddl; SET system_versioning_alter_history = KEEP; ${sql}\n; INSERT INTO zz_ready VALUES (${at + 2})`,
    )
    const records = await capture.until((all) => rowsOf(all, 'zz_ready').length === at + 2)
    const known = new Map<string, readonly string[]>()
    for (const { topic, value } of records) {
      if (topic !== 'ddl') continue
      const { tableChanges } = plain(value) as {
        tableChanges: {
          type: string
          id: string
          table: { columns: Record<string, unknown>[]; primaryKeyColumnNames: string[] } | null
        }[]
      }
      for (const { id, table } of tableChanges) {
        if (table === null) known.delete(id)
        else
          known.set(
            id,
            table.columns.map(({ name, optional, charsetName, defaultValueExpression }) =>
              [name, optional, charsetName, defaultValueExpression].join(' '),
            ),
          )
      }
    }
    const rows = await client.rows(
      "SELECT TABLE_NAME, COLUMN_NAME, IS_NULLABLE, CHARACTER_SET_NAME, COLUMN_DEFAULT FROM information_schema.COLUMNS JOIN information_schema.TABLES USING (TABLE_SCHEMA, TABLE_NAME) WHERE TABLE_SCHEMA = 'ddl' AND TABLE_TYPE <> 'VIEW' ORDER BY TABLE_NAME, ORDINAL_POSITION",
    )
    const real = new Map<string, string[]>()
    for (const row of rows) {
      const id = `"ddl"."${String(row['TABLE_NAME'])}"`
      const value = row['COLUMN_DEFAULT'] as string | null
      const defaultText =
        // What is computed for each row is told as none.
        value === null || value === 'NULL' || value.includes('(')
          ? null
          : value.replace(/^'(.*)'$/, (_, text: string) => text.replaceAll("''", "'"))
      const charset = row['CHARACTER_SET_NAME'] as string | null
      real.set(id, [
        ...(real.get(id) ?? []),
        [row['COLUMN_NAME'], row['IS_NULLABLE'] === 'YES', charset === 'utf8mb3' ? 'utf8' : charset, defaultText].join(
          ' ',
        ),
      ])
    }
    // Of tables that have another name nothing is told under the old one.
    const told = [...real.keys()].map((id) => [id, known.get(id)] as const)
    expect(Object.fromEntries(told), sql).toEqual(Object.fromEntries(real))
  }
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

it('columns of types that are not known are left out and named, and the others are read', async () => {
  await database(
    'odd',
    "CREATE TABLE t (id INT PRIMARY KEY, u UUID, i INET6, v INT); INSERT INTO t VALUES (1, UUID(), '::1', 5)",
  )
  const { logger, lines } = warnings()
  await using capture = captured('odd', { logger })
  await capture.until(isOver)
  await client.run("USE odd; INSERT INTO t VALUES (2, UUID(), '::2', 6)")
  const records = await capture.until((all) => rowsOf(all, 't').length === 2)
  expect(rowsOf(records, 't').map(({ after }) => after)).toEqual([
    { id: 1, v: 5 },
    { id: 2, v: 6 },
  ])
  expect(lines.filter((line) => line.includes('u UUID, i INET6'))).not.toEqual([])
})

it('rows of a table whose definition was not understood are read by what the server says now', async () => {
  await database('lost', 'CREATE TABLE t (id INT PRIMARY KEY, a INT)')
  const { logger, lines } = warnings()
  await using capture = captured('lost', { logger, more: { 'table.include.list': 'lost\\.(t|zz_ready|moved|made)' } })
  await capture.until(isOver)
  // A table that was not wanted until it had another name.
  await client.run(
    "USE lost; CREATE TABLE elsewhere (id INT PRIMARY KEY, b VARCHAR(5)); RENAME TABLE elsewhere TO moved; INSERT INTO moved VALUES (1, 'x')",
  )
  const records = await capture.until((all) => rowsOf(all, 'moved').length === 1)
  expect(rowsOf(records, 'moved').map(({ after }) => after)).toEqual([{ id: 1, b: 'x' }])
  // What it is made by is nothing that is known: the statement is named and passed over.
  await client.run(
    "CREATE TABLE model (id INT PRIMARY KEY, c CHAR(2)); CREATE TABLE made LIKE model; INSERT INTO made VALUES (2, 'y')",
  )
  const more = await capture.until((all) => rowsOf(all, 'made').length === 1)
  expect(rowsOf(more, 'made').map(({ after }) => after)).toEqual([{ id: 2, c: 'y' }])
  expect(lines.filter((line) => line.includes('was not understood'))).toMatchObject([
    expect.stringContaining('CREATE TABLE made LIKE model'),
  ])
})

it('rows that a statement changed unseen fail the task, which names the table', async () => {
  await database('unseen', 'CREATE TABLE t (id INT PRIMARY KEY)')
  await using capture = captured('unseen')
  await capture.until(isOver)
  await client.run("USE unseen; SET binlog_format = 'STATEMENT'; INSERT INTO t VALUES (1); SET binlog_format = 'ROW'")
  expect(await capture.failure()).toMatchObject({
    code: 'INVALID_DATA',
    message: expect.stringContaining('"unseen"."t"') as unknown,
  })
})

it('heartbeats, statements, lists of columns and of tables', async () => {
  await database(
    'more',
    'CREATE TABLE t (id INT PRIMARY KEY, secret TEXT, v INT); CREATE TABLE u (id INT PRIMARY KEY); INSERT INTO u VALUES (1)',
  )
  await using capture = captured('more', {
    more: {
      'heartbeat.interval.ms': '50',
      'include.query': 'true',
      'column.exclude.list': 'more\\.t\\.secret',
      'table.exclude.list': 'more.u',
      'include.schema.changes': 'false',
    },
  })
  await capture.until(isOver)
  await client.run("USE more; INSERT INTO t VALUES (1, 'x', 2); INSERT INTO u VALUES (2)")
  const records = await capture.until(
    (all) => rowsOf(all, 't').length === 1 && all.some(({ topic }) => topic === '__debezium-heartbeat.more'),
  )
  const [row] = rowsOf(records, 't')
  expect(row).toMatchObject({ after: { id: 1, v: 2 }, source: { query: "INSERT INTO t VALUES (1, 'x', 2)" } })
  expect(Object.keys(row?.after ?? {})).toEqual(['id', 'v'])
  expect(new Set(records.map(({ topic }) => topic))).toEqual(
    new Set(['more.more.t', 'more.more.zz_ready', '__debezium-heartbeat.more']),
  )
  const beat = records.find(({ topic }) => topic === '__debezium-heartbeat.more')
  expect(isStruct(beat?.key.value ?? null) && plain(beat?.key ?? { schema: null, value: null })).toEqual({
    serverName: 'more',
  })
})
