import { inspect } from 'node:util'
import { startConnector } from '@millrace/connect'
import { s3Sink } from '@millrace/connector-s3-sink'
import { startTestCluster } from '@millrace/testing'
import avro from 'avsc'
import { parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startSwift, type Swift } from '../servers/swift.ts'
import { Bucket } from './bucket.ts'
import { configFor } from './config.ts'

let swift: Swift
beforeAll(async () => {
  swift = await startSwift()
})
afterAll(() => swift[Symbol.asyncDispose]())

const soon = { timeout: 60_000, interval: 50 }
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)

test('records become objects of flush.size, the rest of an idle partition such as say where they end', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  using bucket = await Bucket.make(swift, 'whole')
  await client.admin().createTopic('orders', { partitions: 2 })
  const producer = client.producer()
  for (const at of upTo(46)) await producer.send('orders', { partition: at % 2, value: JSON.stringify({ at }) })
  const start = (idleMs: string) => {
    const config = configFor(swift, 'whole', { 'rotate.idle.interval.ms': idleMs })
    return startConnector(s3Sink, { client, name: 'lake', config, commitIntervalMs: 100 })
  }
  const whole = [0, 1].flatMap((partition) =>
    ['0000000000', '0000000010'].map(
      (first) => `topics/orders/partition=${partition}/orders+${partition}+${first}.json`,
    ),
  )
  {
    await using _ = await start('-1')
    await vi.waitFor(async () => expect(await bucket.keys()).toEqual(whole), soon)
  }
  await using connector = await start('100')
  const ends = async () =>
    (await client.consumer({ group: 'connect-lake' }).committed('orders')).map(({ offset }) => offset)
  await vi.waitFor(async () => expect(await ends()).toEqual([23, 23]), soon)
  await connector.stop()
  const keys = await bucket.keys()
  expect(keys).toEqual(expect.arrayContaining(whole))
  for (const key of keys)
    if (!whole.includes(key)) expect(key).toMatch(/orders\+[01]\+000000002[0-2]-000000002[0-2]\.json$/)
  const rows = (await bucket.lines()).map((line) => (JSON.parse(line) as { at: number }).at)
  expect(rows.toSorted((one, other) => one - other)).toEqual(upTo(46))
})

const envelope = (fields: object[], payload: object) =>
  JSON.stringify({ schema: { type: 'struct', name: 'Order', fields }, payload })
const idField = { field: 'id', type: 'int64' }
const noteField = { field: 'note', type: 'string', optional: true }

test.each(['avro', 'parquet'])(
  'objects of %s have one schema each, and are what other libraries read',
  async (format) => {
    await using cluster = await startTestCluster()
    await using client = await cluster.client()
    using bucket = await Bucket.make(swift, format)
    await client.admin().createTopic('orders')
    for (const id of upTo(15)) {
      const value = id < 7 ? envelope([idField], { id }) : envelope([idField, noteField], { id, note: `note ${id}` })
      await client.producer().send('orders', { value })
    }
    const more = { 'format.class': format, 'value.converter.schemas.enable': 'true', 'flush.size': '4' }
    const config = configFor(swift, format, { ...more, 'rotate.idle.interval.ms': '-1' })
    await using connector = await startConnector(s3Sink, { client, name: 'lake', config, commitIntervalMs: 100 })
    await vi.waitFor(async () => expect(await bucket.keys()).toHaveLength(4), soon)
    await connector.stop()
    const files: string[][] = []
    for (const key of await bucket.keys()) {
      const rows =
        format === 'avro' ? await avroRows(await bucket.read(key)) : await parquetRows(await bucket.read(key))
      files.push(rows.map(({ id, note }) => `${String(id)} ${String(note)}`))
    }
    const bare = (id: number) => `${id} undefined`
    const noted = (id: number) => `${id} note ${id}`
    expect(files).toEqual([
      [0, 1, 2, 3].map(bare),
      [4, 5, 6].map(bare),
      [7, 8, 9, 10].map(noted),
      [11, 12, 13, 14].map(noted),
    ])
  },
)

type Row = Readonly<Record<string, unknown>>

async function avroRows(file: Buffer): Promise<Row[]> {
  const decoder = new avro.streams.BlockDecoder()
  decoder.end(file)
  const rows: Row[] = []
  for await (const row of decoder) rows.push(row as Row)
  return rows
}

async function parquetRows(file: Buffer): Promise<Row[]> {
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer
  return parquetReadObjects({ file: bytes, compressors })
}

test('a config that the store refuses is refused, and its secret is nowhere', async () => {
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  using _ = await Bucket.make(swift, 'refuses')
  const start = (more: Record<string, string>) =>
    startConnector(s3Sink, { client, name: 'lake', config: configFor(swift, 'refuses', more) }).catch(
      (error: unknown) => error,
    )
  const secret = 'not-the-secret-at-all'
  const wrong = await start({ 'aws.secret.access.key': secret })
  expect(wrong).toMatchObject({
    code: 'INVALID_CONFIG',
    message: expect.stringMatching(/correct aws\.secret\.access\.key/),
  })
  expect(inspect(wrong, { depth: 9 })).not.toContain(secret)
  const strange = await start({ 'aws.access.key.id': 'nobody:here' })
  expect(strange).toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringMatching(/aws\.access\.key\.id/) })
  const nowhere = await start({ 's3.bucket.name': 'not-there' })
  expect(nowhere).toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringMatching(/there is no such bucket/) })
  const elsewhere = await start({ 's3.region': 'eu-north-1' })
  expect(elsewhere).toMatchObject({ code: 'INVALID_CONFIG', message: expect.stringMatching(/correct s3\.region/) })
})
