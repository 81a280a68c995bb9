import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { createConverter, isStruct, type SchemaAndValue, type SourceRecord, toText } from '@millrace/connect'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type pg from 'pg'
import type { Postgresql } from '../servers/postgresql.ts'
import { Capture } from './captured.ts'
import { configOf, runEach, startReplicating } from './database.ts'

const folder = new URL('../../../packages/connectors/postgres-source/golden/', import.meta.url)
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const unzipped = (name: string) => gunzipSync(readFileSync(new URL(name, folder))).toString('utf8')

/** Integers of more digits than a number holds stay texts. */
const parse = (json: string): unknown =>
  JSON.parse(
    json.replaceAll(
      /([:[,]\s*)(-?\d{16,})(?=\s*[,\]}])/g,
      (_, before: string, digits: string) => `${before}"${digits}"`,
    ),
  )

interface Data {
  readonly schema: string
  readonly payload: unknown
}

interface GoldenEvent {
  readonly topic: string
  readonly key: Data | null
  readonly value: Data | null
  readonly headers: readonly (Data & { readonly key: string })[]
}

/** What hangs on when and on which server it was, or names the product. */
const volatile = new Set(['ts_ms', 'ts_us', 'ts_ns', 'version', 'db', 'txId', 'lsn', 'sequence', 'xmin'])
const shapeOf = (name: string, value: unknown, inTransaction: boolean): unknown => {
  if (name === 'f4' && typeof value === 'number') return Math.fround(value)
  if (name === 'id' && inTransaction) return 'a transaction'
  if (Array.isArray(value)) return value.map((item) => shapeOf('', item, inTransaction))
  if (typeof value !== 'object' || value === null) return value
  const isSource = name === 'source'
  const isTransaction = name === 'transaction'
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => {
      const hides = volatile.has(field) && (isSource || name === '')
      return [
        field,
        hides ? (item === null ? null : typeof item) : shapeOf(field, item, isTransaction || inTransaction),
      ]
    }),
  )
}

function told(data: Data | null, schemas: Readonly<Record<string, unknown>>, topic: string): unknown {
  if (data === null) return null
  const payload = shapeOf('', data.payload, topic.endsWith('.transaction'))
  return { schema: schemas[data.schema], payload }
}

const converter = createConverter('JsonConverter', { 'schemas.enable': 'true' }, 'value')

function written(topic: string, { schema, value }: SchemaAndValue): unknown {
  if (schema === null) return null
  const data = parse(Buffer.from(converter.fromConnect(topic, { schema, value }) ?? []).toString('utf8')) as Data
  return { schema: data.schema, payload: shapeOf('', data.payload, topic.endsWith('.transaction')) }
}

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

const isFin = ({ topic }: SourceRecord) => topic === 'srv.shop.fin'
const isSync = ({ value }: SourceRecord): boolean =>
  isStruct(value.value) && toText(null, value.value).includes('prefix=sync')

/**
 * The script has pauses in which the connector reads the catalog before and after tables are altered. Here it is waited for a message that stands
 * behind all that was done.
 */
async function runInSteps(capture: Capture, script: string): Promise<void> {
  const steps = script.split(/DO \$\$ BEGIN PERFORM pg_sleep\(0\.8\); END \$\$;\n/)
  for (const [at, step] of steps.entries()) {
    await runEach(client, step)
    if (at === steps.length - 1) return
    await client.query("SELECT pg_logical_emit_message(false, 'sync', 'x'), txid_current()")
    await capture.until((all) => all.filter(isSync).length > at)
  }
}

async function expectReplay(name: string, notOurs: (events: string) => string = (events) => events): Promise<void> {
  const events = unzipped(`${name}.events.jsonl.gz`)
    .trim()
    .split('\n')
    .map((line) => parse(notOurs(line)) as GoldenEvent)
  const schemas = parse(unzipped(`${name}.schemas.json.gz`)) as Readonly<Record<string, unknown>>
  const options = Object.fromEntries(
    text(`${name}.properties`)
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  )
  await client.query(
    'DROP SCHEMA IF EXISTS shop CASCADE; DROP EXTENSION IF EXISTS hstore, citext; DROP PUBLICATION IF EXISTS golden',
  )
  await runEach(client, text('postgres-1-snapshot.sql'))
  const config = { ...options, ...configOf(server, 'golden'), 'publication.autocreate.mode': 'all_tables' }
  await using capture = new Capture({ config })
  const snapshot = await capture.until((all) => all.length > 0 && all.at(-1)?.sourceOffset['snapshot'] === undefined)
  expect(snapshot.length).toBe(14)
  await runInSteps(capture, text('postgres-1-stream.sql'))
  const ends = events.at(-1)?.topic === 'srv.transaction' ? 1 : 0
  const all = await capture.until((records) => {
    const last = records.findIndex(isFin)
    return last !== -1 && records.length > last + ends
  })
  const records = all.filter((record) => !isSync(record))
  const wanted = events.map(({ topic, key, value, headers }) => ({
    topic,
    key: told(key, schemas, topic),
    value: told(value, schemas, topic),
    headers: headers
      .filter((header) => !header.key.startsWith('__debezium.context.'))
      .map((header) => ({ key: header.key, ...(told(header, schemas, topic) as object) })),
  }))
  const found = records.map(({ topic, key, value, headers }) => ({
    topic,
    key: written(topic, key),
    value: written(topic, value),
    headers: headers.map(({ key: header, ...data }) => ({ key: header, ...(written(topic, data) as object) })),
  }))
  expect(found.map(({ topic }) => topic)).toEqual(wanted.map(({ topic }) => topic))
  for (const [at, event] of wanted.entries()) expect(found[at], `event ${at + 1}`).toEqual(event)
}

it('a server tells what Debezium told of it', () => expectReplay('postgres-1'))

/** What there is an accident: an object's address for a name, and a timestamp without end in milliseconds that no date has. */
const accidents = (line: string): string =>
  line
    .replaceAll(/io\.debezium\.connector\.postgresql\.LogicalDecodingMessageMonitor[^"]*/g, 'message')
    .replaceAll('"ts":-9223372036832400,', '"ts":-8640000000000000,')

it('other options tell it in other ways, as with Debezium', () => expectReplay('postgres-1-options', accidents))
