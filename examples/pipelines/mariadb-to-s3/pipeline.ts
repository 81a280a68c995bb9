import { Bucket } from '../../../tests/connectors/s3-sink/bucket.ts'
import { MariaDb, mariaDbPassword, mariaDbUser } from '../../../tests/connectors/servers/mariadb.ts'
import { startSwift } from '../../../tests/connectors/servers/swift.ts'
import { inOrder } from '../lib/closing.ts'
import type { Pipeline } from '../lib/pipeline.ts'
import { networkBefore, Relay } from '../lib/relay.ts'
import { TopicTail } from '../lib/topic-tail.ts'
import { judge } from './judge.ts'
import { Shop } from './shop.ts'

const topic = 'mariadb.shop.orders'
const partitions = 3

/** Every change of a table of MariaDB, into objects of a store with S3's protocol. */
export const mariaDbToS3: Pipeline = {
  name: 'mariadb-to-s3',
  rows: 50_000,
  topics: { [topic]: partitions },
  async open({ client, rows, seed }) {
    const mariaDb = await MariaDb.start()
    const swift = await startSwift()
    const bucket = await Bucket.make(swift, 'lake')
    const shop = new Shop(mariaDb, seed)
    // Some rows are there before the connector is: it reads these first.
    const before = Math.ceil(rows / 10)
    await shop.open(before)
    const [toMariaDb, toSwift] = [await Relay.start(mariaDb.port), await Relay.start(Number(new URL(swift.url).port))]
    /** Which version of each row the topic has told last. */
    const told = new Map<number, string>()
    const tail = new TopicTail(client, [topic], ({ value }) => {
      const { id, version, __op: op } = JSON.parse(value) as { id: number; version: number; __op: string }
      told.set(id, `${version} ${op === 'd' ? 'd' : ''}`)
    })
    const committed = async (): Promise<number> => {
      const offsets = await client.admin().listGroupOffsets('connect-lake')
      return offsets.reduce((sum, { offset }) => sum + offset, 0)
    }
    return {
      plugins: ['@millrace/connector-mysql-source', '@millrace/connector-s3-sink'],
      connectors: ['source.json', 'sink.json'],
      variables: {
        MARIADB_PORT: String(toMariaDb.port),
        MARIADB_USER: mariaDbUser,
        MARIADB_PASSWORD: mariaDbPassword,
        S3_URL: `http://127.0.0.1:${toSwift.port}`,
        S3_REGION: swift.region,
        S3_KEY_ID: swift.key.accessKeyId,
        S3_SECRET: swift.key.secretAccessKey,
      },
      victims: [
        {
          name: 'kill -9 of MariaDB',
          part: 'source',
          harm: () => mariaDb.process.kill(),
          heal: () => mariaDb.process.start(),
        },
        {
          name: 'kill -9 of Swift',
          part: 'target',
          harm: () => swift.process.kill(),
          heal: () => swift.process.start(),
        },
        ...networkBefore('MariaDB', toMariaDb),
        ...networkBefore('Swift', toSwift),
      ],
      load: (load) => shop.load(load),
      arrived: async () => Math.max(0, (await committed()) - before),
      async lacking() {
        await tail.check()
        for (const [id, changes] of shop.changes) {
          const last = changes.at(-1)
          // A row that was gone before the snapshot is told by nothing.
          if (last === undefined || (last.op === 'd' && !told.has(id))) continue
          const version = `${last.order.version} ${last.op === 'd' ? 'd' : ''}`
          if (told.get(id) !== version) return `row ${id} is ${version}, and ${told.get(id) ?? 'nothing'} in the topic`
        }
        const written = await committed()
        return written === tail.records.length ? undefined : `${written} of ${tail.records.length} records are written`
      },
      async verify() {
        const texts = (partition: number): string[] =>
          tail.records.filter((record) => record.partition === partition).map(({ value }) => value)
        const numbers = Array.from({ length: partitions }, (_, partition) => partition)
        const keys = await bucket.keys()
        const lines: string[][] = []
        for (const partition of numbers) lines.push(await linesOf(bucket, keys, partition))
        return judge({
          changes: shop.changes,
          orders: await shop.orders(),
          topic: numbers.map(texts),
          bucket: lines,
          objects: keys.length,
        })
      },
      [Symbol.asyncDispose]: () => inOrder([tail, bucket, toMariaDb, toSwift, mariaDb, swift]),
    }
  },
}

/** The lines of a partition, by the offsets in the names of its objects. */
async function linesOf(bucket: Bucket, keys: readonly string[], partition: number): Promise<string[]> {
  const begin = `topics/${topic}/partition=${partition}/${topic}+${partition}+`
  const own = keys.filter((key) => key.startsWith(begin)).toSorted()
  const lines: string[] = []
  for (const key of own)
    lines.push(
      ...String(await bucket.read(key))
        .split('\n')
        .slice(0, -1),
    )
  return lines
}
