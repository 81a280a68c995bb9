import {
  createConverter,
  isStruct,
  type OffsetMap,
  type SchemaAndValue,
  type SourceRecord,
  toText,
} from '@millrace/connect'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Postgresql } from '../servers/postgresql.ts'
import { Capture, KeptOffsets } from './captured.ts'
import { configOf, dropSlot, startReplicating } from './database.ts'

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

const converter = createConverter('JsonConverter', { 'schemas.enable': 'true' }, 'value')
const json = (topic: string, data: SchemaAndValue) =>
  data.schema === null ? null : Buffer.from(converter.fromConnect(topic, data) ?? []).toString('utf8')

/** All that a record says, but for when it was read. */
const told = ({ topic, key, value, headers }: SourceRecord): string =>
  [topic, json(topic, key), json(topic, value), ...headers.map((header) => `${header.key} ${json(topic, header)}`)]
    .join('\n')
    .replaceAll(/"ts_(ms|us|ns)":\d+/g, '"ts_$1":0')

const idOf = ({ key }: Pick<SourceRecord, 'key'>): string =>
  isStruct(key.value) ? toText(null, key.value.get('id')) : ''
const rowsOf = (records: readonly SourceRecord[], table: string) =>
  records.filter(({ topic, value }) => topic === `srv.public.${table}` && value.schema !== null)
const partition: OffsetMap = { server: 'srv' }

it('goes on behind any record, in the middle of a transaction, with exactly what comes next', async () => {
  await client.query(
    'CREATE TABLE t (id INT PRIMARY KEY, v TEXT); CREATE TABLE u (a INT); ALTER TABLE u REPLICA IDENTITY FULL',
  )
  const config = {
    ...configOf(server, 'behind'),
    'table.include.list': 'public\\.[tu]',
    'skipped.operations': 'none',
    'provide.transaction.metadata': 'true',
    'max.batch.size': '1',
    'snapshot.mode': 'no_data',
  }
  const begin = new KeptOffsets()
  const isLast = ({ topic, key }: SourceRecord) => topic === 'srv.public.t' && idOf({ key }) === '99'
  const hasLast = (all: readonly SourceRecord[]) => {
    const last = all.findIndex(isLast)
    // Its transaction's end stands behind it.
    return last !== -1 && all.length > last + 1
  }
  const records: readonly SourceRecord[] = await (async () => {
    await using capture = new Capture({ config, offsets: begin, keeps: false })
    await capture.between()
    // One statement that the log has as one record of several rows; others of one row; a key that changes; tables emptied together.
    await client.query('BEGIN')
    await client.query(`INSERT INTO t SELECT n, 'a' FROM generate_series(1, 5) AS n`)
    await client.query(
      "UPDATE t SET v = 'b' WHERE id IN (2, 3); UPDATE t SET id = 30 WHERE id = 3; DELETE FROM t WHERE id = 1",
    )
    await client.query('SAVEPOINT s; INSERT INTO t VALUES (7); ROLLBACK TO s; INSERT INTO t VALUES (8)')
    await client.query("SELECT pg_logical_emit_message(true, 'p', 'in'); INSERT INTO u VALUES (1), (2)")
    await client.query('COMMIT')
    await client.query('INSERT INTO u VALUES (3)')
    await client.query("SELECT pg_logical_emit_message(false, 'p', 'alone'), txid_current()")
    await client.query('TRUNCATE t, u')
    await client.query('INSERT INTO t VALUES (99)')
    return await capture.until(hasLast)
  })()
  expect(records.length).toBeGreaterThan(25)
  for (let at = 0; at < records.length - 1; at++) {
    const offset = records[at]?.sourceOffset ?? {}
    // What is not the last record of a change repeats the change's records before it.
    const same = records.findIndex(
      (record, index) => index > at && JSON.stringify(record.sourceOffset) !== JSON.stringify(offset),
    )
    if (same === -1) break
    const rest = records.slice(same).map(told)
    const offsets = new KeptOffsets()
    offsets.keep(partition, offset)
    await using capture = new Capture({ config, offsets, keeps: false })
    const last = rest.at(-1)
    const found = (await capture.until((all) => all.some((record) => told(record) === last))).map(told)
    const repeated = found.length - rest.length
    expect(repeated, `behind record ${at}`).toBeLessThan(3)
    expect(repeated, `behind record ${at}`).toBeGreaterThanOrEqual(0)
    expect(found.slice(repeated), `behind record ${at}`).toEqual(rest)
  }
})

it('loses no transaction that stands right behind the one that was kept last', async () => {
  await client.query('CREATE TABLE adjacent (id INT PRIMARY KEY)')
  const config = {
    ...configOf(server, 'adjacent'),
    'table.include.list': 'public.adjacent',
    'snapshot.mode': 'no_data',
  }
  const offsets = new KeptOffsets()
  await (async () => {
    await using first = new Capture({ config, offsets })
    await first.between()
  })()
  for (let id = 1; id <= 25; id++) {
    // Nobody reads meanwhile, so it begins where the last one ends, which is what was said to be kept.
    await client.query(`INSERT INTO adjacent VALUES (${id})`)
    await using capture = new Capture({ config, offsets })
    await capture.until((all) => all.length > 0)
    await capture.between()
    expect(capture.records.map(idOf)).toEqual([String(id)])
  }
})

it('a snapshot that is broken off is made anew, and joins the stream without a gap', async () => {
  await client.query(
    'CREATE TABLE joined (id INT PRIMARY KEY, v INT); INSERT INTO joined SELECT n, 0 FROM generate_series(1, 500) AS n',
  )
  const config = {
    ...configOf(server, 'joined'),
    'table.include.list': 'public.joined',
    'max.batch.size': '50',
    'snapshot.fetch.size': '20',
  }
  const offsets = new KeptOffsets()
  await (async () => {
    await using capture = new Capture({ config, offsets })
    await capture.until((all) => all.length >= 100)
    // Read, and not yet told: it stands in the log behind the snapshot that is under way.
    await client.query('UPDATE joined SET v = 1 WHERE id = 500; INSERT INTO joined VALUES (501, 1)')
  })()
  expect(await offsets.read(partition)).toMatchObject({ snapshot: 'INITIAL' })
  await using again = new Capture({ config, offsets })
  await again.until((all) => all.some(({ sourceOffset }) => sourceOffset['snapshot'] === undefined))
  await client.query('INSERT INTO joined VALUES (502, 2)')
  const records = await again.until((all) => all.some((record) => idOf(record) === '502'))
  const rows = rowsOf(records, 'joined')
  const snapshot = rows.slice(0, 501)
  expect(snapshot.map(({ value }) => isStruct(value.value) && value.value.get('op'))).toEqual(
    Array.from({ length: 501 }, () => 'r'),
  )
  // All of it once: what was committed before the snapshot is in it alone.
  expect(new Set(snapshot.map(idOf)).size).toBe(501)
  expect(rows.slice(501).map(idOf)).toEqual(['502'])
})

it('a slot that is gone, or was read by someone else, is named; with when_needed the tables are read again', async () => {
  await client.query('CREATE TABLE gone (id INT PRIMARY KEY); INSERT INTO gone VALUES (1)')
  const config = { ...configOf(server, 'gone'), 'table.include.list': 'public.gone' }
  const offsets = new KeptOffsets()
  await (async () => {
    await using capture = new Capture({ config, offsets })
    await capture.until((all) => rowsOf(all, 'gone').length === 1)
    await capture.between()
  })()
  await client.query('INSERT INTO gone VALUES (2)')
  for (;;) {
    const { rows } = await client.query<{ active: boolean }>(
      "SELECT active FROM pg_replication_slots WHERE slot_name = 'gone'",
    )
    if (rows[0]?.active !== true) break
  }
  await client.query("SELECT pg_replication_slot_advance('gone', pg_current_wal_lsn())")
  const failureOf = async (more: Readonly<Record<string, string>> = {}) => {
    await using refused = new Capture({ config: { ...config, ...more }, offsets, keeps: false })
    return await refused.failure()
  }
  expect(await failureOf()).toMatchObject({
    code: 'OFFSET_OUT_OF_RANGE',
    message: expect.stringMatching(/slot 'gone' was read by someone else.*snapshot\.mode=when_needed/) as unknown,
  })
  await dropSlot(client, 'gone')
  expect(await failureOf()).toMatchObject({
    code: 'OFFSET_OUT_OF_RANGE',
    message: expect.stringMatching(/no slot 'gone' any more.*reset the connector's offsets/) as unknown,
  })
  await using again = new Capture({ config: { ...config, 'snapshot.mode': 'when_needed' }, offsets })
  const records = await again.until((all) => rowsOf(all, 'gone').length === 2)
  expect(rowsOf(records, 'gone').map(idOf)).toEqual(['1', '2'])
})
