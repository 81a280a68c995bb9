// A real disk that runs full under the shipped broker: a tmpfs of 64 MiB. What does not fit is refused, what was acknowledged stays,
// reads go on, and writing resumes when there is room. Needs the right to mount; without it the suite says so and fails.
import { connect, isStreamError } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { TmpfsDisk } from './tmpfs-disk.ts'
import { Writer } from './writer.ts'

const topic = 'full'
const ballastBytes = 16 * 1024 * 1024
const checks = new Checks()
const disk = TmpfsDisk.create(64)
disk.fill(ballastBytes)
const broker = new BrokerProcess(disk.data, { 'log.segment.bytes': String(4 * 1024 * 1024) })
const writer = new Writer(broker, topic, { deliveryTimeoutMs: 60_000 })
/** Of what is refused for as long as it may take. */
const refusedAfterMs = 3000

try {
  await broker.start()
  {
    await using client = await connect({ brokers: [broker.address] })
    await client.admin().createTopic(topic, { partitions: 1, configs: { 'retention.ms': '-1' } })
  }
  let refused: unknown[] = []
  const saysFull = (error: unknown) =>
    isStreamError(error, 'DELIVERY_TIMEOUT') && isStreamError(error.cause, 'DISK_FULL')
  // What a slow machine has not got round to says nothing of why.
  const isUntried = (error: unknown) => isStreamError(error, 'DELIVERY_TIMEOUT') && error.cause === undefined
  for (let round = 0; round < 40 && refused.every(isUntried); round += 1) {
    refused = await writer.send(4000, refusedAfterMs)
  }
  checks.that(
    refused.some(saysFull),
    'the disk ran full',
    `${writer.acknowledgedCount} records were acknowledged before`,
  )
  const other = refused.find((error) => !saysFull(error) && !isUntried(error))
  checks.that(other === undefined, 'refused records say that the disk is full', String(other ?? refused[0]))
  checks.that(
    (await writer.judge()).length === 0,
    'reads go on while it is full',
    `${writer.acknowledgedCount} records`,
  )
  disk.makeRoom()
  checks.that((await writer.send(4000)).length === 0, 'writing resumes once there is room')
  const wrong = await writer.judge()
  checks.that(wrong.length === 0, 'what was acknowledged is there once, in order', wrong.slice(0, 5).join('; '))
  await broker.kill()
  await broker.start()
  const afterKill = await writer.judge()
  checks.that(afterKill.length === 0, 'also after kill -9', afterKill.slice(0, 5).join('; '))
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  disk.remove()
}
process.exitCode = checks.close()
