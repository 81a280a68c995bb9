import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { createConverter, type SchemaAndValue, type SourceRecord } from '@millrace/connect'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MariaDb } from '../servers/mariadb.ts'
import { Capture } from './captured.ts'

const folder = new URL('../../../packages/connectors/mysql-source/golden/', import.meta.url)
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
const volatile = new Set([
  'ts_ms',
  'ts_us',
  'ts_ns',
  'version',
  'file',
  'pos',
  'gtid',
  'server_id',
  'thread',
  'sequence',
])
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

let server: MariaDb
beforeAll(async () => {
  server = await MariaDb.start()
})
afterAll(() => server[Symbol.asyncDispose]())

const isLast = ({ topic }: SourceRecord) => topic === 'srv.shop.empty_table'

async function expectReplay(name: string): Promise<void> {
  const events = unzipped(`${name}.events.jsonl.gz`)
    .trim()
    .split('\n')
    .map((line) => parse(line) as GoldenEvent)
  const schemas = parse(unzipped(`${name}.schemas.json.gz`)) as Readonly<Record<string, unknown>>
  const options = Object.fromEntries(
    text(`${name}.properties`)
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const),
  )
  await using client = await server.root()
  await client.run('DROP DATABASE IF EXISTS shop')
  await client.run(text('mariadb-1-snapshot.sql'))
  await using capture = new Capture({ config: { ...options, ...server.config } })
  const snapshot = await capture.until((records) =>
    records.some(({ sourceOffset, topic }) => topic.endsWith('.types') && sourceOffset['snapshot'] === undefined),
  )
  expect(snapshot.length).toBeGreaterThan(5)
  await client.run(text('mariadb-1-stream.sql'))
  const ends = events.at(-1)?.topic === 'srv.transaction' ? 1 : 0
  const records = await capture.until((all) => {
    const last = all.findIndex(isLast)
    return last !== -1 && all.length > last + ends
  })
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

it('a server tells what Debezium told of it', () => expectReplay('mariadb-1'))

it('other options tell it in other ways, as with Debezium', () => expectReplay('mariadb-1-options'))
