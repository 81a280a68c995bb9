// The shipped broker on a file system whose power is cut again and again under load: what was not synced is gone, torn where a write was
// under way. What was acknowledged must be there, once and in order. Needs root, loop devices and python3.
// node dist/power-loss.js [--cuts N] [--seed N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { connect } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { Judge } from './judge.ts'
import { powerDisks } from './power-disk.ts'
import { seededRandom } from './seeded-random.ts'
import { SteadyLoad } from './steady-load.ts'

const { values: options } = parseArgs({
  options: {
    cuts: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const topic = 'faults'
const partitions = 6
const random = seededRandom(Number(options.seed))
const checks = new Checks()
const judge = new Judge(topic, partitions)
const { ledger } = judge
let uncleanTails = 0

console.log(`seed ${options.seed}`)
// Room for what all cuts of a whole run write; a file takes as much as is in it.
const disk = present(powerDisks(1, 16_384)[0], 'one was asked for')
const broker = new BrokerProcess(disk.data, {
  // Segments roll and old ones go all the time, so that a cut meets that too.
  'log.segment.bytes': String(8 * 1024 * 1024),
  'log.retention.bytes': String(64 * 1024 * 1024),
  'log.retention.check.interval.ms': '2000',
  'log.segment.delete.delay.ms': '1000',
})
try {
  await broker.start()
  {
    await using client = await connect({ brokers: [broker.address] })
    await client.admin().createTopic(topic, { partitions, configs: { 'retention.ms': '-1' } })
  }
  const load = new SteadyLoad([broker.address], ledger, { topic, partitions, producers: 2, rate: '15' })
  for (let cut = 1; cut <= Number(options.cuts); cut += 1) {
    await load.nextAcknowledgement()
    const before = ledger.acknowledgedCount
    await delay(500 + random() * 1_000)
    // Frozen first: a sync that is under way as the power goes may tell of success (see LoopDisk), and the dead acknowledge nothing.
    await broker.freeze()
    disk.cutPower()
    await broker.kill()
    disk.unmount()
    disk.mount()
    await broker.start()
    const cutBytes = broker.lines
      .filter((line) => line['event'] === 'recovered')
      .reduce((sum, line) => sum + Number(line['truncatedBytes']), 0)
    if (cutBytes > 0) uncleanTails += 1
    await load.nextAcknowledgement()
    const findings = await judge.judge([broker.address])
    const acknowledgements = ledger.acknowledgedCount - before
    checks.that(
      findings === 0 && acknowledgements > 0,
      `cut ${cut} of ${options.cuts}`,
      `${acknowledgements} acknowledged, ${cutBytes} torn bytes, ${ledger.readCount} read`,
    )
  }
  await load.stop()
  const findings = await judge.judge([broker.address])
  const counts = `${ledger.acknowledgedCount} acknowledged, ${ledger.readCount} read; ${uncleanTails} torn tails`
  checks.that(findings === 0, 'every acknowledged record is there, once and in order', counts)
  checks.tell(`The power was cut ${options.cuts} times: ${counts}.`)
  checks.that(load.rejected.length === 0, 'no record was refused', load.rejected.slice(0, 3).join('; '))
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  if (broker.running) await broker.kill()
  disk.remove()
}
process.exitCode = checks.close()
