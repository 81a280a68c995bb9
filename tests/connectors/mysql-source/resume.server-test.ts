import { readFileSync } from 'node:fs'
import { createConverter, type OffsetMap, type SchemaAndValue, type SourceRecord } from '@millrace/connect'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SqlClient } from '../servers/lib/sql-client.ts'
import { Capture, KeptOffsets } from './captured.ts'
import { flavors, type Server } from './flavors.ts'
import { purgeLogs } from './purge.ts'

const script = (name: string) =>
  readFileSync(new URL(`../../../packages/connectors/mysql-source/golden/${name}`, import.meta.url), 'utf8')

const converter = createConverter('JsonConverter', { 'schemas.enable': 'true' }, 'value')
const json = (topic: string, data: SchemaAndValue) =>
  data.schema === null ? null : Buffer.from(converter.fromConnect(topic, data) ?? []).toString('utf8')

/** All that a record says, but for when it was read. */
const told = ({ topic, key, value, headers }: SourceRecord): string =>
  [topic, json(topic, key), json(topic, value), ...headers.map((header) => `${header.key} ${json(topic, header)}`)]
    .join('\n')
    .replaceAll(/"payload":(\{.*\})/g, (payload) =>
      payload.replaceAll(/("op":"[cudt]"|"source":\{.*?\}),"ts_ms":\d+(,"ts_us":\d+,"ts_ns":\d+)?/g, '$1'),
    )

const isLast = (record: SourceRecord): boolean => record.topic === 'srv.shop.empty_table'
const partition: OffsetMap = { server: 'srv' }

describe.each(flavors)('$name', ({ start, connector }) => {
  let server: Server
  let client: SqlClient
  beforeAll(async () => {
    server = await start()
    client = await server.root()
  })
  afterAll(async () => {
    await client[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
  })

  it('goes on behind any record, in the middle of a transaction and between definitions, with exactly what comes next', async () => {
    await client.run(script('mariadb-1-snapshot.sql'))
    const config = {
      ...server.config,
      'database.include.list': 'shop',
      'skipped.operations': 'none',
      'max.batch.size': '1',
    }
    // Nothing is known to be kept, so each offset carries the definitions that it needs.
    const records: readonly SourceRecord[] = await (async () => {
      await using capture = new Capture({ connector, config, keeps: false })
      await capture.until((all) =>
        all.some(({ topic, sourceOffset }) => topic.endsWith('.types') && sourceOffset['snapshot'] === undefined),
      )
      await client.run(script('mariadb-1-stream.sql'))
      return await capture.until((all) => all.some(isLast))
    })()
    const begin = records.findIndex(({ sourceOffset }) => sourceOffset['snapshot'] === undefined)
    expect(records.length - begin).toBeGreaterThan(50)
    for (let at = begin; at < records.length - 1; at += 1) {
      const offset = records[at]?.sourceOffset ?? {}
      // What is not the last record of a row repeats the row's records before it.
      const same = records.findIndex(
        (record, index) => index > at && JSON.stringify(record.sourceOffset) !== JSON.stringify(offset),
      )
      const rest = records.slice(same).map(told)
      const offsets = new KeptOffsets()
      offsets.keep(partition, offset)
      await using capture = new Capture({ connector, config, offsets, keeps: false })
      const found = (await capture.until((all) => all.some(isLast))).map(told)
      const repeated = found.length - rest.length
      expect(repeated, `behind record ${at}`).toBeLessThan(3)
      expect(found.slice(repeated), `behind record ${at}`).toEqual(rest)
    }
  })

  it('definitions that were kept before or after a position are read as of that position', async () => {
    await client.run('CREATE DATABASE later; CREATE TABLE later.t (id INT PRIMARY KEY, a INT)')
    const config = { ...server.config, 'database.include.list': 'later', 'topic.prefix': 'two', 'max.batch.size': '1' }
    const offsets = new KeptOffsets()
    const records = await (async () => {
      await using capture = new Capture({ connector, config, offsets })
      await capture.until((all) => all.some(({ value }) => json('', value)?.includes('CREATE TABLE') === true))
      await client.run(
        'USE later; INSERT INTO t VALUES (1, 1); ALTER TABLE t ADD COLUMN b INT FIRST; INSERT INTO t VALUES (2, 2, 2); ALTER TABLE t DROP COLUMN a; INSERT INTO t VALUES (3, 3)',
      )
      return await capture.until((all) => all.filter(({ topic }) => topic === 'two.later.t').length === 3)
    })()
    const rows = records.filter(({ topic }) => topic === 'two.later.t')
    const [first] = rows
    const { definitions: _, ...offset } = first?.sourceOffset ?? {}
    // All versions are kept by now; those that came later are made anew.
    offsets.keep({ server: 'two' }, offset)
    await using capture = new Capture({ connector, config, offsets })
    const again = await capture.until((all) => all.filter(({ topic }) => topic === 'two.later.t').length === 2)
    expect(again.filter(({ topic }) => topic === 'two.later.t').map(told)).toEqual(rows.slice(1).map(told))
  })

  it('what the server has thrown away is named, and with when_needed the tables are read again', async () => {
    await client.run(
      'CREATE DATABASE gone; CREATE TABLE gone.t (id INT PRIMARY KEY); INSERT INTO gone.t VALUES (1), (2)',
    )
    const config = {
      ...server.config,
      'database.include.list': 'gone',
      'topic.prefix': 'three',
      'include.schema.changes': 'false',
    }
    const offsets = new KeptOffsets()
    const rows = (records: readonly SourceRecord[]) => records.filter(({ topic }) => topic === 'three.gone.t')
    await (async () => {
      await using capture = new Capture({ connector, config, offsets })
      await capture.until((all) => rows(all).length === 2)
    })()
    await client.run(
      'DELETE FROM gone.t WHERE id = 1; INSERT INTO gone.t VALUES (3); FLUSH BINARY LOGS; INSERT INTO gone.t VALUES (4)',
    )
    await purgeLogs(client)
    await using refused = new Capture({ connector, config, offsets, keeps: false })
    const failure = await refused.failure()
    expect(failure).toMatchObject({
      code: 'OFFSET_OUT_OF_RANGE',
      message: expect.stringContaining('snapshot.mode=when_needed') as unknown,
    })
    await using again = new Capture({ connector, config: { ...config, 'snapshot.mode': 'when_needed' }, offsets })
    const found = await again.until((all) => rows(all).length === 3)
    expect(rows(found).map(({ key }) => json('', key)?.replace(/.*"payload":/, ''))).toEqual(
      [2, 3, 4].map((id) => `{"id":${id}}}`),
    )
  })
})
