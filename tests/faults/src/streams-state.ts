// The state folder of a copy of an application of Streams, on disks of its own: one runs full under it, of another the power is cut. The copy
// ends by a clear error, never by a signal, and nothing wrong comes out, then and after it was started again.
// node dist/streams-state.js [--cuts N] [--seed N]
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect, serde, topic } from '@millrace/client'
import { App } from './apps/app.ts'
import type { StreamsNote } from './apps/streams-process.ts'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { powerDisks } from './power-disk.ts'
import { seededRandom } from './seeded-random.ts'
import { TemporaryFolder } from './temporary-folder.ts'
import { TmpfsDisk } from './tmpfs-disk.ts'
import { waitFor } from './wait-for.ts'

const { values: options } = parseArgs({
  options: {
    cuts: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const random = seededRandom(Number(options.seed))
const checks = new Checks()
const text = { key: serde.string(), value: serde.long() }
const [numbers, sums] = [topic('numbers', text), topic('sums', text)]
const patienceMs = 120_000
const roundsMax = 40
const recordsPerRound = 3_000

console.log(`seed ${options.seed}`)
const folder = new TemporaryFolder('millrace-states-')
const broker = new BrokerProcess(path.join(folder.path, 'broker'))
await broker.start()
const client = await connect({ brokers: [broker.address], clientId: 'faults' })
const admin = client.admin()
for (const name of ['numbers', 'sums', 'digits', 'in-order', 'in-any-order']) {
  await admin.createTopic(name, { partitions: 2, replicationFactor: 1, configs: { 'retention.ms': '-1' } })
}
const producer = client.producer()
const expected = new Map<string, number[]>()
const notes: StreamsNote[] = []

try {
  await fullDisk()
  for (let cut = 1; cut <= Number(options.cuts); cut += 1) await powerCut(cut)
  await client.close({ deadlineMs: 5_000 })
  await broker.stop()
} finally {
  folder.remove()
}
process.exitCode = checks.close()

async function fullDisk(): Promise<void> {
  const disk = TmpfsDisk.create(96)
  try {
    let copy = start(disk.data)
    write('small', 200)
    await settled()
    disk.fill()
    let rounds = 0
    while (copy.running && rounds < roundsMax) {
      rounds += 1
      // Keys of their own, each of some length: the state grows.
      for (let key = 0; key < recordsPerRound; key += 1) write(`${rounds}-${key}-${'x'.repeat(400)}`, 1)
      await Promise.race([producer.flush().then(() => delay(1_000)), copy.ended()])
    }
    if (copy.running) await copy.kill()
    const failed = notes.find((note) => note.failed !== undefined)?.failed ?? 'it did not fail'
    checks.that(
      failed.includes('its disk is full'),
      'a copy whose disk runs full says so, and ends',
      failed.slice(0, 200),
    )
    checks.that(copy.exitCode !== null, 'not by a signal', String(copy.exitCode))
    checks.that((await wrong()).length === 0, 'nothing wrong came out')
    disk.makeRoom()
    copy = start(disk.data)
    await settled()
    const missed = await wrong(true)
    checks.that(missed.length === 0, 'with room again it goes on where it was', missed.slice(0, 3).join('; '))
    await copy.stop()
  } finally {
    disk.remove()
  }
}

async function powerCut(cut: number): Promise<void> {
  const [disk] = powerDisks(1, 1_024)
  if (disk === undefined) throw new Error('there is a disk')
  try {
    let copy = start(disk.data)
    for (let round = 0; round < 3; round += 1) {
      write(`key-${Math.floor(random() * 20)}`, 300)
      await delay(random() * 500)
    }
    await settled()
    write('key-0', 2_000)
    await delay(random() * 300)
    // Who would believe a sync of a disk that is gone is not there any more.
    copy.freeze()
    disk.cutPower()
    await copy.kill()
    disk.unmount()
    disk.mount()
    const application = path.join(disk.data, 'sums')
    const tasks = readdirSync(application).filter((name) => /^\d+_\d+$/.test(name))
    // The machine has started again since.
    for (const task of tasks) writeFileSync(path.join(application, task, 'opened'), 'the boot before')
    copy = start(disk.data)
    // All that is there may be processed and committed already: what comes now cannot be before the state is back.
    for (let key = 0; key < 20; key += 1) write(`key-${key}`, 10)
    await settled()
    const restored = notes.reduce((sum, note) => sum + (note.restored ?? 0), 0)
    const missed = await wrong(true)
    checks.that(
      missed.length === 0 && restored > 0,
      `cut ${cut}: after a power loss the state is restored, and nothing wrong comes out`,
      [...missed.slice(0, 3), `${restored} records restored`].join('; '),
    )
    await copy.stop()
  } finally {
    disk.remove()
  }
}

function start(stateDir: string): App<StreamsNote> {
  notes.length = 0
  return new App<StreamsNote>('copy', 'streams-process', [broker.address, stateDir], (note) => notes.push(note))
}

function write(key: string, count: number): void {
  const before = expected.get(key) ?? []
  for (let index = 0; index < count; index += 1) {
    const value = 1 + Math.floor(random() * 1_000)
    before.push((before.at(-1) ?? 0) + value)
    void producer.send(numbers, { key, value })
  }
  expected.set(key, before)
}

/** Waits until all that was written is processed. */
async function settled(): Promise<void> {
  await producer.flush()
  await waitFor(
    'all is processed',
    async () => {
      const offsets = await admin.listGroupOffsets('sums')
      const ends = await admin.listOffsets(numbers.name, 'latest')
      const lacking = ends.filter(({ partition, offset = 0 }) => {
        const committed = offsets.find((each) => each.topic === numbers.name && each.partition === partition)
        return (committed?.offset ?? 0) < offset
      })
      return lacking.length === 0 ? undefined : `${lacking.length} partitions lag: ${JSON.stringify(notes.slice(-3))}`
    },
    patienceMs,
  )
}

/** Keys whose sums are not those that were expected: none at all beside them, and with `all` each of them. */
async function wrong(all = false): Promise<string[]> {
  const found = new Map<string, number[]>()
  const consumer = client.consumer({ isolation: 'read_committed' })
  for await (const { key, value } of consumer.records(sums, { from: 'earliest', until: 'end' })) {
    const values = found.get(key ?? '') ?? []
    values.push(value ?? -1)
    found.set(key ?? '', values)
  }
  await consumer.close()
  return [...expected].flatMap(([key, wanted]) => {
    const values = found.get(key) ?? []
    const isRight = values.every((value, index) => value === wanted[index]) && (!all || values.length === wanted.length)
    return isRight ? [] : [`${key.slice(0, 20)}: ${values.length} sums instead of ${wanted.length}`]
  })
}
