// A real disk that runs full under the shipped broker: a tmpfs of 64 MiB. What does not fit is refused, what was acknowledged stays,
// reads go on, and writing resumes when there is room. Needs the right to mount; without it the suite says so and fails.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect, isStreamError } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { Ledger } from './ledger.ts'
import { makePayload, readPayload } from './payload.ts'

const topic = 'full'
const diskBytes = 64 * 1024 * 1024
const ballastBytes = 16 * 1024 * 1024
const checks = new Checks()
const mountPoint = mkdtempSync(path.join(tmpdir(), 'millrace-full-'))
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', mountPoint])
const ballast = path.join(mountPoint, 'ballast')
writeFileSync(ballast, Buffer.alloc(ballastBytes, 1))
const broker = new BrokerProcess(path.join(mountPoint, 'data'), { 'log.segment.bytes': String(4 * 1024 * 1024) })
const ledger = new Ledger()
let sequence = 0

/** Sends `count` records one behind the other, and notes which are acknowledged. Returns what the others were refused with. */
async function send(count: number): Promise<unknown[]> {
  await using client = await connect({ brokers: [broker.address] })
  const producer = client.producer({ deliveryTimeoutMs: 3000, compression: 'none', batchBytes: 65_536 })
  const refused: unknown[] = []
  await Promise.all(
    Array.from({ length: count }, async () => {
      const origin = { producer: 0, partition: 0, sequence: sequence++ }
      try {
        const { offset } = await producer.send(topic, { value: makePayload(origin), partition: 0 })
        ledger.acknowledge({ ...origin, offset })
      } catch (error) {
        refused.push(error)
      }
    }),
  )
  return refused
}

/** Reads everything from the start; returns what is wrong with it. Refused records may be there or not: only order counts for them. */
async function judge(): Promise<string[]> {
  await using client = await connect({ brokers: [broker.address] })
  const seen = new Map<number, number>()
  const wrong: string[] = []
  let last = -1
  for await (const record of client.consumer().records(topic, { from: 'earliest', until: 'end' })) {
    const origin = readPayload(record.value ?? Buffer.alloc(0))
    if (origin === undefined) wrong.push(`foreign at ${record.offset}`)
    else if (origin.sequence <= last) wrong.push(`${origin.sequence} after ${last}`)
    else seen.set((last = origin.sequence), record.offset)
  }
  for (const promised of ledger.outstanding()) {
    if (seen.get(promised.sequence) !== promised.offset) wrong.push(`lost ${promised.sequence} at ${promised.offset}`)
  }
  return wrong
}

try {
  await broker.start()
  {
    await using client = await connect({ brokers: [broker.address] })
    await client.admin().createTopic(topic, { partitions: 1, configs: { 'retention.ms': '-1' } })
  }
  let refused: unknown[] = []
  for (let round = 0; round < 40 && refused.length === 0; round += 1) refused = await send(4000)
  checks.that(refused.length > 0, 'the disk ran full', `${ledger.acknowledgedCount} records were acknowledged before`)
  const saysFull = (error: unknown) =>
    isStreamError(error, 'DELIVERY_TIMEOUT') && isStreamError(error.cause, 'DISK_FULL')
  const other = refused.find((error) => !saysFull(error))
  checks.that(other === undefined, 'refused records say that the disk is full', String(other ?? refused[0]))
  checks.that((await judge()).length === 0, 'reads go on while it is full', `${ledger.acknowledgedCount} records`)
  unlinkSync(ballast)
  checks.that((await send(4000)).length === 0, 'writing resumes once there is room')
  const wrong = await judge()
  checks.that(wrong.length === 0, 'what was acknowledged is there once, in order', wrong.slice(0, 5).join('; '))
  await broker.kill()
  await broker.start()
  const afterKill = await judge()
  checks.that(afterKill.length === 0, 'also after kill -9', afterKill.slice(0, 5).join('; '))
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  execFileSync('umount', ['-l', mountPoint])
  rmSync(mountPoint, { recursive: true, force: true })
}
process.exitCode = checks.close()
