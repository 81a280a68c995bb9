// Twice the load that the broker can take, offered whether it is taken or not, through its own clients and past them by one that
// waits for nothing. What is too much waits or is refused with an error that may be tried again; memory stays flat; order is kept.
// node dist/overload.js [--seconds N]
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { connect } from '@millrace/client'
import { AdminService, DataService, millrace } from '@millrace/contracts'
import { nodePorts } from '@millrace/node-io'
import { encodeBatch } from '@millrace/records'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import { describeLoad, runLoad } from './load-process.ts'
import { residentMib } from './process-usage.ts'
import { Writer } from './writer.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '600' } } })
const seconds = Number(options.seconds)
const capacitySeconds = 5
const deliveryTimeoutMs = 30_000
/** How much more may be resident in the last third than in the middle third: what is held grows with neither time nor load. */
const growthMibMax = 32
/** In a shorter run a third is about as long as garbage lies between two collections: then only the bound on all of it says something. */
const growthShownSecondsMin = 60
const residentMibMax = 400
const checks = new Checks()
const ports = nodePorts()
const folder = new TemporaryFolder('overload')
const broker = new BrokerProcess(folder.path, {
  'log.segment.bytes': String(64 * 1024 * 1024),
  'log.retention.bytes': String(256 * 1024 * 1024),
  'log.retention.check.interval.ms': '1000',
  'log.segment.delete.delay.ms': '1000',
})

/** Sends batches as fast as the transport takes them, and awaits no answer. Resolves with the codes that it was answered with. */
async function sendWithoutWaiting(topicId: Uint8Array, signal: AbortSignal): Promise<Record<string, number>> {
  const channel = ports.network.connect(broker.address, { messageSizeBytesMax: 32 * 1024 * 1024, purpose: 'data' })
  const value = Buffer.alloc(512 * 1024, 7)
  const recordBatch = encodeBatch({ records: [{ key: null, value, timestamp: Date.now() }] }, ports)
  const stream = channel.stream(DataService.produce)
  const answers: Record<string, number> = {}
  const reading = (async () => {
    for await (const { result } of stream) {
      const code = result?.partitions[0]?.error?.reason ?? 'acknowledged'
      answers[code] = (answers[code] ?? 0) + 1
    }
  })()
  const ended = reading.catch((error: unknown) => String(error))
  for (let correlationId = 1; !signal.aborted; correlationId++) {
    const request = new millrace.data.v1.ProduceRequest({ correlationId, partitions: [{ topicId, recordBatch }] })
    await stream.send(request)
  }
  stream.end()
  const brokeWith = await ended
  if (brokeWith !== undefined) answers[brokeWith] = 1
  channel.close()
  return answers
}

try {
  await broker.start()
  const control = ports.network.connect(broker.address, { messageSizeBytesMax: 1024 * 1024, purpose: 'control' })
  const topics = ['a', 'b', 'pushed'].map((name) => ({ name, partitions: 1 }))
  const request = new millrace.admin.v1.CreateTopicsRequest({ topics })
  const created = await control.unary(AdminService.createTopics, request, { timeoutMs: 10_000 })
  const pushedId = present(created.topics[2], 'it was created').topicId
  const load = { address: broker.address, deliveryTimeoutMs }
  const alone = await runLoad({ ...load, topic: 'a', seconds: capacitySeconds, recordsPerSecond: 0 })
  console.log(`alone: ${describeLoad(alone)}`)
  const recordsPerSecond = Math.round(alone.acknowledged / capacitySeconds)
  const samples: number[] = []
  const sampler = setInterval(() => samples.push(residentMib(broker.pid)), 100)
  const stop = new AbortController()
  const pushing = sendWithoutWaiting(pushedId, stop.signal)
  const results = await Promise.all(['a', 'b'].map((topic) => runLoad({ ...load, topic, seconds, recordsPerSecond })))
  stop.abort()
  const pushed = await pushing
  clearInterval(sampler)
  for (const result of results) {
    console.log(describeLoad(result))
    const final = Object.keys(result.refused).filter((code) => code.includes('final'))
    checks.that(result.acknowledged > 0, 'records are acknowledged all the while')
    checks.that(final.length === 0, 'what is refused may be tried again', JSON.stringify(result.refused))
    checks.that(result.outOfOrder === 0, 'what is acknowledged lies in the order in which it was sent')
    const { max } = result.latencyMs
    checks.that(
      max < deliveryTimeoutMs,
      'no acknowledgement comes later than a delivery may take',
      `${max.toFixed(0)} ms`,
    )
  }
  console.log(`one that waits for nothing was answered: ${JSON.stringify(pushed)}`)
  checks.that((pushed['acknowledged'] ?? 0) > 0, 'one that waits for nothing is slowed, and served')
  const most = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), 0)
  const third = Math.floor(samples.length / 3)
  const [middle, last] = [most(samples.slice(third, 2 * third)), most(samples.slice(2 * third))]
  const isFlat = seconds < growthShownSecondsMin || last - middle <= growthMibMax
  checks.that(
    isFlat && last <= residentMibMax,
    'memory stays flat',
    `${middle.toFixed(0)} MiB at most in the middle third, ${last.toFixed(0)} MiB in the last`,
  )
  await delay(1000)
  const writer = new Writer(broker, 'after', { deliveryTimeoutMs })
  {
    await using client = await connect({ brokers: [broker.address] })
    await client.admin().createTopic('after', { partitions: 1 })
  }
  checks.that((await writer.send(1000)).length === 0, 'afterwards all is as before')
  checks.that((await writer.judge()).length === 0, 'and what is written can be read')
  control.close()
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  folder.remove()
}
process.exitCode = checks.close()
