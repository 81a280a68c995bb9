// A disk whose fdatasync fails under the shipped broker: the system call is made to fail in its process. From the first failure on nothing
// is acknowledged, also when the disk is well again (the kernel may have dropped what it could not write), and reads go on.
import path from 'node:path'
import { connect, isStreamError } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { Tracer } from './tracer.ts'
import { Writer } from './writer.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const topic = 'unsynced'
const checks = new Checks()
const folder = new TemporaryFolder('sync')
const broker = new BrokerProcess(path.join(folder.path, 'data'))
const writer = new Writer(broker, topic, { deliveryTimeoutMs: 60_000 })
/** Of what is refused for as long as it may take. */
const refusedAfterMs = 2000

try {
  await broker.start()
  {
    await using client = await connect({ brokers: [broker.address] })
    await client.admin().createTopic(topic, { partitions: 1, configs: { 'retention.ms': '-1' } })
  }
  checks.that(
    (await writer.send(2000)).length === 0,
    'all is well at first',
    `${writer.acknowledgedCount} acknowledged`,
  )
  const before = writer.acknowledgedCount
  let first: Promise<unknown[]> | undefined
  const tracer = await Tracer.attach(broker.pid, 'fdatasync:error=EIO', () => {
    first = writer.send(100, refusedAfterMs)
  })
  const refusedFirst = (await first) ?? []
  checks.that(
    refusedFirst.length === 100 && writer.acknowledgedCount === before,
    'no record is acknowledged whose sync failed',
    `${refusedFirst.length} of 100 refused: ${String(refusedFirst[0])}`,
  )
  const refused = await writer.send(100, refusedAfterMs)
  checks.that(refused.length === 100, 'nor any after it', `${refused.length} of 100 refused`)
  await tracer.detach()
  const refusedLater = await writer.send(100, refusedAfterMs)
  checks.that(refusedLater.length === 100, 'nor when the disk is well again', `${refusedLater.length} of 100 refused`)
  const saysWhy = (error: unknown) => isStreamError(error) && /STORAGE_ERROR/.test(`${error.code} ${causes(error)}`)
  // What a slow machine has not got round to says nothing of why.
  const isUntried = (error: unknown) => isStreamError(error, 'DELIVERY_TIMEOUT') && error.cause === undefined
  const phases = [refusedFirst, refused, refusedLater]
  const other = phases.flat().find((error) => !saysWhy(error) && !isUntried(error))
  const isSaid = phases.every((errors) => errors.some(saysWhy))
  checks.that(other === undefined && isSaid, 'they say why', String(other ?? refused[0]))
  const failure = broker.lines.find((line) => JSON.stringify(line).includes('EIO'))
  checks.that(failure !== undefined, 'the log names the folder and the error', String(failure?.['msg']))
  const beforeRestart = await writer.judge()
  checks.that(beforeRestart.length === 0, 'reads go on', beforeRestart.slice(0, 5).join('; '))
  await broker.kill()
  await broker.start()
  const afterKill = await writer.judge()
  checks.that(afterKill.length === 0, 'what was acknowledged is there after kill -9', afterKill.slice(0, 5).join('; '))
  checks.that((await writer.send(100)).length === 0, 'and writing goes on after a start')
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  folder.remove()
}
process.exitCode = checks.close()

function causes(error: unknown): string {
  return isStreamError(error) ? `${error.code} ${causes(error.cause)}` : ''
}
