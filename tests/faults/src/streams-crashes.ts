// Three processes of the shipped broker, and two copies of an application of Streams that keeps running sums on disk and counts in memory,
// exactly once: copies are killed (-9) and frozen past their session, brokers are killed, at any moment. Each key's sums are those that a run
// without crashes gives, one after the other; the counts too. What asynchronous work gives in order is byte for byte what it gives without crashes,
// what it gives in any order is the same as a set.
// node dist/streams-crashes.js [--records N] [--crashes N] [--seed N]
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { connect, serde, topic } from '@millrace/client'
import { App } from './apps/app.ts'
import type { StreamsNote } from './apps/streams-process.ts'
import { Checks } from './checks.ts'
import { Cluster } from './cluster/cluster.ts'
import { transactionsEnd } from './cluster/transactions-end.ts'
import { ClusterView } from './cluster/view.ts'
import { seededRandom } from './seeded-random.ts'
import { TemporaryFolder } from './temporary-folder.ts'
import { waitFor } from './wait-for.ts'

const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '20000' },
    crashes: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const partitions = 4
const keys = 40
const recordsTotal = Number(options.records)
const crashesTotal = Number(options.crashes)
const random = seededRandom(Number(options.seed))
const checks = new Checks()
const failoverMs = 180_000
const text = { key: serde.string(), value: serde.long() }
const [numbers, sums, digits] = [topic('numbers', text), topic('sums', text), topic('digits', text)]
const [inOrder, inAnyOrder] = [topic('in-order', text), topic('in-any-order', text)]

console.log(`seed ${options.seed}`)
const cluster = await Cluster.start({
  brokers: 3,
  settings: { 'offsets.topic.num.partitions': '6', 'transaction.state.log.num.partitions': '6' },
})
const folder = new TemporaryFolder('millrace-states-')
let failed = true
try {
  const view = await ClusterView.connect(cluster.addresses, numbers.name)
  const admin = view.client.admin()
  const configs = { 'min.insync.replicas': '2', 'retention.ms': '-1' }
  for (const each of [numbers, sums, digits, inOrder, inAnyOrder]) {
    await admin.createTopic(each.name, { partitions, replicationFactor: 3, configs })
  }
  await view.whole()
  const producer = view.client.producer({ deliveryTimeoutMs: failoverMs })
  const copies = new Map<string, App<StreamsNote>>()
  const ended: string[] = []
  let onNote: ((note: StreamsNote, name: string) => void) | undefined
  let written = 0
  const expected = new Map<string, number[]>()
  let isOver = false

  const strikes: readonly (readonly [name: string, strike: () => Promise<void>])[] = [
    ['a copy', async () => killCopy(anyCopy())],
    ['a copy as it works', async () => killCopy(await working())],
    ['a broker', async () => killBroker(1 + Math.floor(random() * 3))],
    [
      'both copies',
      async () => {
        await Promise.all(['one', 'two'].map((name) => killCopy(name)))
      },
    ],
    ['a copy frozen past its session', async () => freeze(await working())],
  ]
  start('one')
  start('two')
  const struck = new Map<string, number>()
  for (let crash = 1; crash <= crashesTotal; crash += 1) {
    write(Math.ceil((recordsTotal - written) / (crashesTotal - crash + 1)))
    await delay(random() * 300)
    const [name, strike] = present(
      strikes[crash <= strikes.length ? crash - 1 : Math.floor(random() * strikes.length)],
      'one',
    )
    await strike()
    struck.set(name, (struck.get(name) ?? 0) + 1)
    console.log(`crash ${crash} of ${crashesTotal}: ${name}; ${written} written`)
  }
  await producer.flush()
  await view.whole()
  await waitFor('all is processed', lagOfCopies, failoverMs)
  isOver = true
  await Promise.all([...copies.values()].filter((copy) => copy.running).map((copy) => copy.stop()))
  await transactionsEnd(admin, [sums.name, digits.name, inOrder.name, inAnyOrder.name])
  const found = await read(sums)
  const wrong = [...expected].filter(([key, values]) => JSON.stringify(found.get(key)) !== JSON.stringify(values))
  for (const [key, values] of wrong.slice(0, 5)) console.log(`  ${key}: ${difference(found.get(key) ?? [], values)}`)
  const counted = [...found.values()].reduce((sum, { length }) => sum + length, 0)
  checks.that(
    wrong.length === 0 && counted === written,
    'each sum comes once, in order',
    `${written} records, ${counted} sums`,
  )
  const counts = await read(digits)
  const byDigit = new Map<string, number>()
  for (const sum of [...expected.values()].flat())
    byDigit.set(String(sum % 10), (byDigit.get(String(sum % 10)) ?? 0) + 1)
  const isCounted = ([digit, end]: readonly [string, number]): boolean =>
    JSON.stringify(counts.get(digit)) === JSON.stringify(Array.from({ length: end }, (_, index) => index + 1))
  const missed = [...byDigit].filter((each) => !isCounted(each))
  checks.that(
    missed.length === 0,
    'each count behind a repartition topic comes once',
    missed.map(([digit]) => digit).join(),
  )
  const doubled = (await rowsOf(numbers)).map((rows) => rows.map((row) => rowOf({ ...row, value: 2 * row.value })))
  const ordered = (await rowsOf(inOrder)).map((rows) => rows.map(rowOf))
  const unequal = doubled.findIndex((rows, partition) => rows.join() !== ordered[partition]?.join())
  checks.that(
    unequal < 0,
    'what asynchronous work gives in order comes once, in order, in each partition',
    unequal < 0 ? '' : `partition ${unequal}: ${firstUnequal(ordered[unequal] ?? [], doubled[unequal] ?? [])}`,
  )
  const unordered = (await rowsOf(inAnyOrder)).flat().map(rowOf).toSorted()
  const wanted = doubled.flat().toSorted()
  checks.that(
    unordered.join() === wanted.join(),
    'what asynchronous work gives in any order comes once',
    `${unordered.length} of ${wanted.length}; ${firstUnequal(unordered, wanted)}`,
  )
  checks.tell(
    `Crashes: ${[...struck].map(([name, times]) => `${name} ${times}`).join(', ')}; ${written} records, ${counted} sums: as without crashes.`,
  )
  if (ended.length > 0) console.log(`copies that ended by themselves: ${ended.join('; ')}`)
  checks.that(ended.length === 0, 'no copy ended by itself', ended.slice(0, 3).join('; '))
  await view.close()
  await cluster.stop()
  failed = checks.failedCount > 0

  /** Sends so many more. Each goes behind the one before it of its key. */
  function write(count: number): void {
    for (let index = 0; index < count; index += 1) {
      const key = `key-${Math.floor(random() * keys)}`
      const value = 1 + Math.floor(random() * 1_000)
      const before = expected.get(key) ?? []
      before.push((before.at(-1) ?? 0) + value)
      expected.set(key, before)
      void producer.send(numbers, { key, value })
      written += 1
    }
  }

  function start(name: string): void {
    const words = [cluster.addresses.join(','), path.join(folder.path, name)]
    const copy = new App<StreamsNote>(name, 'streams-process', words, (note) => {
      if (note.failed !== undefined) ended.push(`${name}: ${note.failed}`)
      onNote?.(note, name)
    })
    copies.set(name, copy)
  }

  function anyCopy(): string {
    return random() < 0.5 ? 'one' : 'two'
  }

  /** Which copy processes something next, a moment later; anyone if nobody does. */
  async function working(): Promise<string> {
    const name = await Promise.race([
      new Promise<string>((resolve) => {
        onNote = ({ processed }, who) => {
          if (processed !== undefined) resolve(who)
        }
      }),
      delay(5_000).then(anyCopy),
    ])
    onNote = undefined
    await delay(random() * 60)
    return name
  }

  async function killCopy(name: string): Promise<void> {
    await present(copies.get(name), 'it was started').kill()
    if (random() < 0.3) await delay(random() * 3_000)
    if (!isOver) start(name)
  }

  async function killBroker(id: number): Promise<void> {
    await cluster.broker(id).kill()
    if (random() < 0.5) await delay(random() * 2_000)
    await cluster.broker(id).start()
    await view.whole()
  }

  /** It comes back as one that others have taken the place of. */
  async function freeze(name: string): Promise<void> {
    const copy = present(copies.get(name), 'it was started')
    copy.freeze()
    await delay(8_000 + random() * 4_000)
    copy.thaw()
  }

  async function lagOfCopies(): Promise<string | undefined> {
    const names = [numbers.name, ...(await admin.listTopics()).filter((each) => each.endsWith('-repartition'))]
    const offsets = await admin.listGroupOffsets('sums')
    const lags: string[] = []
    for (const name of names) {
      for (const { partition, offset } of await admin.listOffsets(name, 'latest')) {
        const committed = offsets.find((each) => each.topic === name && each.partition === partition)?.offset ?? 0
        const last = await lastRecord(name, partition, offset ?? 0)
        if (committed <= last) lags.push(`${name}-${partition}: ${committed} of ${last + 1}`)
      }
    }
    return lags.length === 0 ? undefined : lags.join(', ')
  }

  /** The offset of the last record that is no marker; -1 if there is none. */
  async function lastRecord(name: string, partition: number, endOffset: number): Promise<number> {
    const consumer = view.client.consumer({ isolation: 'read_committed' })
    // What a repartition topic had before that is purged.
    const [start] = await admin.listOffsets(name, 'earliest', { partitions: [partition] })
    const from = new Map([[partition, { offset: Math.max(start?.offset ?? 0, endOffset - 50) }]])
    let last = -1
    for await (const { offset } of consumer.records(name, { partitions: [partition], from, until: 'end' }))
      last = offset
    await consumer.close()
    return last
  }
} finally {
  await cluster.kill()
  if (failed) cluster.home.keep()
  cluster.home.remove()
  folder.remove()
}
process.exitCode = checks.close()

interface Row {
  readonly key: string
  readonly value: number
  readonly timestamp: number
}

/** All that stands in each partition, in its order. */
async function rowsOf(from: typeof numbers): Promise<Row[][]> {
  const client = await connect({ brokers: [...cluster.addresses], clientId: 'faults-reader' })
  const rows: Row[][] = Array.from({ length: partitions }, () => [])
  const consumer = client.consumer({ isolation: 'read_committed' })
  const records = consumer.records(from, { from: 'earliest', until: 'end' })
  for await (const { partition, key, value, timestamp } of records) {
    rows[partition]?.push({ key: key ?? '', value: value ?? -1, timestamp })
  }
  await client.close({ deadlineMs: 5_000 })
  return rows
}

function rowOf({ key, value, timestamp }: Row): string {
  return `${key}=${value}@${timestamp}`
}

function firstUnequal(found: readonly string[], wanted: readonly string[]): string {
  const at = wanted.findIndex((row, index) => found[index] !== row)
  return at < 0
    ? `${found.length - wanted.length} more`
    : `the ${at}th of ${wanted.length} is ${found[at]}, not ${wanted[at]}`
}

/** All values of each key, in their order. */
async function read(from: typeof sums): Promise<Map<string, number[]>> {
  const client = await connect({ brokers: [...cluster.addresses], clientId: 'faults-reader' })
  const found = new Map<string, number[]>()
  const consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { key, value } of consumer.records(from, { from: 'earliest', until: 'end' })) {
    const values = found.get(key ?? '') ?? []
    values.push(value ?? -1)
    found.set(key ?? '', values)
  }
  await client.close({ deadlineMs: 5_000 })
  return found
}

function difference(found: readonly number[], wanted: readonly number[]): string {
  const at = wanted.findIndex((value, index) => found[index] !== value)
  return `${found.length} instead of ${wanted.length}, from the ${at}th on: ${found.slice(at, at + 4).join()} for ${wanted.slice(at, at + 4).join()}`
}
