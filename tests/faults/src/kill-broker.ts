// Kills the shipped broker (-9) again and again under load, and after each kill judges everything that was acknowledged.
// node dist/kill-broker.js [--kills N] [--seed N] [--rate MB/s] [--rate-min MB/s]
import path from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { Judge } from './judge.ts'
import { payloadSizeBytes } from './payload.ts'
import { seededRandom } from './seeded-random.ts'
import { SteadyLoad } from './steady-load.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rate: { type: 'string', default: '40' },
    /** A kill that meets less than this proves nothing; a busy machine is no reason to fail. */
    'rate-min': { type: 'string', default: '1' },
  },
})
const kills = Number(options.kills)
const rateMin = Number(options['rate-min'])
const topicName = 'faults'
const partitions = 6
const producers = 3

const random = seededRandom(Number(options.seed))

/** What recovery did, from the broker's log lines. */
function recovery(broker: BrokerProcess): { cutBytes: number; scannedBytes: number } {
  const lines = broker.lines.filter((line) => line['event'] === 'recovered')
  const sum = (field: string) => lines.reduce((total, line) => total + Number(line[field] ?? 0), 0)
  return { cutBytes: sum('truncatedBytes'), scannedBytes: sum('unsyncedBytes') }
}

async function run(): Promise<number> {
  const folder = new TemporaryFolder('faults')
  // Segments roll and old ones go all the time, so that kills meet that too; what is judged is never that old.
  const broker = new BrokerProcess(path.join(folder.path, 'data'), {
    'log.segment.bytes': String(32 * 1024 * 1024),
    'log.retention.bytes': String(512 * 1024 * 1024),
    'log.retention.check.interval.ms': '2000',
  })
  const judge = new Judge(topicName, partitions)
  const { ledger } = judge
  let passed = 0
  let failed = 0
  let uncleanTails = 0
  let workload: SteadyLoad | undefined
  console.log(`kill -9: ${kills} times, seed ${options.seed}, ${producers} producers, ${partitions} partitions`)
  try {
    await broker.start()
    const client = await connect({ brokers: [broker.address], clientId: 'faults-setup' })
    await client.admin().createTopic(topicName, { partitions })
    await client.close({ deadlineMs: 5000 })
    workload = new SteadyLoad([broker.address], ledger, { topic: topicName, partitions, producers, rate: options.rate })
    for (let kill = 1; kill <= kills; kill += 1) {
      await workload.nextAcknowledgement()
      const startedMs = performance.now()
      const before = ledger.acknowledgedCount
      // At least a second of full load, then 0-500 ms after an acknowledgement.
      await new Promise((resolve) => setTimeout(resolve, 1000))
      await workload.nextAcknowledgement()
      await new Promise((resolve) => setTimeout(resolve, random() * 500))
      const acknowledgements = ledger.acknowledgedCount - before
      const rate = (acknowledgements * payloadSizeBytes) / 1e6 / ((performance.now() - startedMs) / 1000)
      await broker.kill()
      const downMs = performance.now()
      await broker.start()
      const { cutBytes, scannedBytes } = recovery(broker)
      const readyMs = performance.now() - downMs
      if (cutBytes > 0 || scannedBytes > 0) uncleanTails += 1
      await workload.nextAcknowledgement()
      const findings = await judge.judge([broker.address])
      const tame = rate < rateMin
      if (findings > 0 || tame) failed += 1
      else passed += 1
      console.log(
        `kill ${kill}: ${rate.toFixed(1)} MB/s, ${acknowledgements} acknowledged, tail ${scannedBytes} bytes unsynced, ${cutBytes} cut, ` +
          `ready in ${readyMs.toFixed(0)} ms, ${ledger.readCount} read: ${findings === 0 ? 'intact' : 'BROKEN'}${tame ? ', TOO TAME' : ''}`,
      )
    }
    await workload.stop()
    const findings = await judge.judge([broker.address])
    for (const rejection of workload.rejected.slice(0, 20)) console.log(`  rejected: ${rejection}`)
    if (findings > 0 || workload.rejected.length > 0) failed += 1
    else passed += 1
    console.log(
      `${ledger.acknowledgedCount} acknowledged, ${ledger.readCount} read, ${uncleanTails} of ${kills} recoveries met an unclean tail`,
    )
    console.log(
      `told: Killed ${kills} times under ${options.rate} MB/s: ${ledger.acknowledgedCount} records acknowledged, ${ledger.readCount} read.`,
    )
    if (uncleanTails === 0) {
      console.log('no recovery met an unclean tail: too tame to prove anything')
      failed += 1
    }
    await broker.stop()
  } finally {
    if (failed > 0 || passed === 0) folder.keep()
    folder.remove()
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

process.exitCode = await run()
