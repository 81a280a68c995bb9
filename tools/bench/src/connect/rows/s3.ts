import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Row } from '../../bars.ts'
import { summarize } from '../../statistics.ts'
import type { ConnectBench, Round } from '../bench.ts'
import type { ConnectScale } from '../scale.ts'
import { serverModule } from '../servers.ts'
import { fillTopic } from '../work/fill.ts'
import { rateRow } from './rows.ts'

/** Of each round. */
const objects = 20
/** Of them the store is given so many by itself. */
const objectsAlone = 6

const orderOf = (id: number) => ({
  id,
  shop: `shop-${id % 50}`,
  customer: `customer-${(id * 7919) % 100_000}`,
  price: id / 8,
  note: `an order of ${id % 9} things, to be sent to the address that was given with it before`.repeat(4),
})
const fields = Object.entries({ id: 'int64', shop: 'string', customer: 'string', price: 'double', note: 'string' })
const schema = JSON.stringify({
  type: 'struct',
  name: 'Order',
  fields: fields.map(([field, type]) => ({ field, type })),
})

/** What each format is held to: MB/s of lines of JSON. */
const bars = { json: 40, parquet: 15 } as const

/** A topic into objects of a real store, which is measured by itself in the same rounds. */
export async function s3Row(bench: ConnectBench, scale: ConnectScale, format: keyof typeof bars): Promise<Row> {
  const { startSwift } = await serverModule('swift')
  await using store = await startSwift()
  const { url: endpoint, region, key: credentials } = store
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true })
  const { s3Records: records } = scale
  const rounds: Round[] = []
  const alone: number[] = []
  let recordBytes = 0
  for (let at = 0; at < scale.rounds; at += 1) {
    const bucket = `bench-${format}-${at}`
    await client.send(new CreateBucketCommand({ Bucket: bucket }))
    await bench.withTopic(async (topic) => {
      const lineOf = (id: number): string => JSON.stringify(orderOf(id))
      let bytes = 0
      await fillTopic(bench.client, topic, records, (id) => {
        const line = lineOf(id)
        bytes += line.length + 1
        return format === 'json' ? line : `{"schema":${schema},"payload":${line}}`
      })
      recordBytes = bytes / records
      alone.push(await putAlone(client, bucket, Math.round(bytes / objects)))
      const name = bench.freshName(`s3-${format}`)
      const sink = await bench.connector({
        module: '@millrace/connector-s3-sink',
        connector: 's3Sink',
        name,
        config: {
          topics: topic,
          'store.url': store.url,
          's3.region': region,
          's3.bucket.name': bucket,
          'aws.access.key.id': credentials.accessKeyId,
          'aws.secret.access.key': credentials.secretAccessKey,
          'format.class': format,
          'flush.size': String(records / objects),
          'key.converter': 'StringConverter',
          'value.converter.schemas.enable': String(format !== 'json'),
        },
      })
      try {
        rounds.push(await bench.timed(() => bench.committed(name, topic), records, sink))
      } finally {
        await sink.stop()
      }
    })
  }
  client.destroy()
  return rateRow({
    name: format === 'json' ? 'a topic to S3, lines of JSON' : 'a topic to S3, Parquet, as bytes of lines of JSON',
    unit: 'MB/s',
    bar: bars[format],
    rounds,
    each: recordBytes / 1e6,
    remark: `the store alone takes ${summarize(alone).median.toFixed(1)} MB/s of objects of that size`,
  })
}

/** MB/s that the store takes when it is given bytes that are there. */
async function putAlone(client: S3Client, bucket: string, bytes: number): Promise<number> {
  const body = Buffer.alloc(bytes, 'x')
  const beganMs = performance.now()
  for (let at = 0; at < objectsAlone; at += 1) {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `alone/${at}`, Body: body }))
  }
  return (objectsAlone * bytes) / 1e3 / (performance.now() - beganMs)
}
