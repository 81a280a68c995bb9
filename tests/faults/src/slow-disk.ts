// A disk that takes 100 ms for each fdatasync under the shipped broker: the system call is held up in its process. Throughput comes from
// bigger groups, and nothing runs into a time-out because of it.
import { connect } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { describeLoad, runLoad } from './load-process.ts'
import { Tracer } from './tracer.ts'
import { Writer } from './writer.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const syncMicroseconds = 100_000
const checks = new Checks()
const folder = new TemporaryFolder('slow')
const broker = new BrokerProcess(folder.path)
const writer = new Writer(broker, 'judged', { deliveryTimeoutMs: 30_000 })

try {
  await broker.start()
  {
    await using client = await connect({ brokers: [broker.address] })
    for (const name of ['slow', 'judged']) await client.admin().createTopic(name, { partitions: 1 })
  }
  let first: Promise<unknown[]> | undefined
  const tracer = await Tracer.attach(broker.pid, `fdatasync:delay_enter=${syncMicroseconds}`, () => {
    first = writer.send(1000)
  })
  checks.that((await first)?.length === 0, 'each of 1,000 records is acknowledged')
  const before = tracer.callCount
  const load = { address: broker.address, topic: 'slow', seconds: 5, recordsPerSecond: 0, deliveryTimeoutMs: 30_000 }
  const result = await runLoad(load)
  const syncs = tracer.callCount - before
  await tracer.detach()
  const perSync = Math.round(result.acknowledged / syncs)
  checks.that(perSync >= 200, 'a sync serves many', `${perSync} records of 1 KiB each; ${describeLoad(result)}`)
  checks.that(Object.keys(result.refused).length === 0, 'nothing runs into a time-out', JSON.stringify(result.refused))
  checks.that(result.outOfOrder === 0, 'order is kept')
  await broker.kill()
  await broker.start()
  const wrong = await writer.judge()
  checks.that(wrong.length === 0, 'what was acknowledged is there after kill -9', wrong.slice(0, 5).join('; '))
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  folder.remove()
}
process.exitCode = checks.close()
