// Twice the load that the broker can take, while it is scraped without a pause over several connections: every scrape is answered, with
// counts that only rise, and neither starves the other; memory stays flat; who is acknowledged has waited for what was before, and no more.
// node dist/scrape-overloaded.js [--seconds N]
import { parseArgs } from 'node:util'
import { connect, type Producer } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { Checks } from './checks.ts'
import type { LoadResult } from './load.ts'
import { describeLoad, runLoad } from './load-process.ts'
import { runRecords, waitingRunsMax } from './load-window.ts'
import { residentMib } from './process-usage.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const { values: options } = parseArgs({ options: { seconds: { type: 'string', default: '120' } } })
const seconds = Number(options.seconds)
const capacitySeconds = 5
const deliveryTimeoutMs = 30_000
const scrapersCount = 4
/** Partitions that nobody writes to, for a page as large as a busy broker's. */
const idlePartitions = 400
/** Acknowledgements to one that sends a record at a time, while a scrape waits for its answer; and the other way round. */
const acknowledgementsPerScrapeMax = 1_000
const scrapesPerAcknowledgementMax = 1_000
const growthMibMax = 32
/** In a shorter run a third is about as long as garbage lies between two collections: then only the bound on all of it says something. */
const growthShownSecondsMin = 60
const residentMibMax = 400
const checks = new Checks()
const folder = new TemporaryFolder('scrape')
const broker = new BrokerProcess(folder.path, {
  'http.port': '0',
  'log.segment.bytes': String(64 * 1024 * 1024),
  'log.retention.bytes': String(256 * 1024 * 1024),
  'log.retention.check.interval.ms': '1000',
  'log.segment.delete.delay.ms': '1000',
})

/** What goes on, counted on both sides. */
const counts = { scrapes: 0, acknowledged: 0, acknowledgedPerScrapeMost: 0, scrapesPerAcknowledgementMost: 0 }
const wrong: string[] = []

function httpAddress(): string {
  const address = broker.lines.find((line) => line['event'] === 'ready')?.['httpAddress']
  if (typeof address !== 'string') throw new Error('the broker does not say where its metrics are')
  return address
}

/** Scrapes again and again. Notes what is wrong with the answers. */
async function scrape(signal: AbortSignal): Promise<void> {
  const url = `http://${httpAddress()}/metrics`
  let before = -1
  while (!signal.aborted) {
    const acknowledgedBefore = counts.acknowledged
    const answer = await fetch(url)
    const text = await answer.text()
    const meanwhile = counts.acknowledged - acknowledgedBefore
    counts.scrapes += 1
    counts.acknowledgedPerScrapeMost = Math.max(counts.acknowledgedPerScrapeMost, meanwhile)
    const messages = Number(/^kafka_server_brokertopicmetrics_messagesin_total (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
    if (answer.status !== 200) wrong.push(`a scrape was answered ${answer.status}`)
    else if (!(messages >= before)) wrong.push(`${messages} messages after ${before}`)
    before = messages
  }
}

/** Sends one record after the other's acknowledgement. */
async function probe(producer: Producer, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const scrapesBefore = counts.scrapes
    await producer.send('probed', { value: 'probe' })
    counts.acknowledged += 1
    const meanwhile = counts.scrapes - scrapesBefore
    counts.scrapesPerAcknowledgementMost = Math.max(counts.scrapesPerAcknowledgementMost, meanwhile)
  }
}

function judgeLoad(result: LoadResult): void {
  console.log(describeLoad(result))
  checks.that(result.acknowledged > 0, 'records are acknowledged all the while')
  checks.that(result.outOfOrder === 0, 'in the order in which they were sent')
  const { p50, max } = result.latencyMs
  // As many as wait, at the rate at which they are acknowledged: with what is refused and sent again, twice that.
  const windowMs = ((waitingRunsMax * runRecords) / (result.acknowledged / result.seconds)) * 1000
  checks.that(
    p50 <= 2 * windowMs,
    'who is acknowledged waited for what was before',
    `${p50.toFixed(0)} ms in the middle, of ${(2 * windowMs).toFixed(0)}`,
  )
  checks.that(max < deliveryTimeoutMs, 'and nobody for longer than a delivery may take', `${max.toFixed(0)} ms`)
}

try {
  await broker.start()
  await using client = await connect({ brokers: [broker.address] })
  const admin = client.admin()
  await admin.createTopic('idle', { partitions: idlePartitions })
  for (const name of ['a', 'b', 'probed']) await admin.createTopic(name, { partitions: 1 })
  const load = { address: broker.address, deliveryTimeoutMs }
  const alone = await runLoad({ ...load, topic: 'a', seconds: capacitySeconds, recordsPerSecond: 0 })
  console.log(`alone: ${describeLoad(alone)}`)
  const recordsPerSecond = Math.round(alone.acknowledged / capacitySeconds)
  const samples: number[] = []
  const sampler = setInterval(() => samples.push(residentMib(broker.pid)), 100)
  const stop = new AbortController()
  const scrapers = Array.from({ length: scrapersCount }, () => scrape(stop.signal))
  const probing = probe(client.producer({ lingerMs: 0 }), stop.signal)
  const results = await Promise.all(['a', 'b'].map((topic) => runLoad({ ...load, topic, seconds, recordsPerSecond })))
  stop.abort()
  await Promise.all([...scrapers, probing])
  clearInterval(sampler)
  for (const result of results) judgeLoad(result)
  checks.that(
    wrong.length === 0,
    `${counts.scrapes} scrapes are answered, with counts that rise`,
    wrong.slice(0, 3).join('; '),
  )
  checks.that(
    counts.scrapes >= scrapersCount && counts.acknowledgedPerScrapeMost <= acknowledgementsPerScrapeMax,
    'no scrape is starved by what is written',
    `${counts.acknowledgedPerScrapeMost} acknowledgements at most while one waited`,
  )
  checks.that(
    counts.acknowledged > 0 && counts.scrapesPerAcknowledgementMost <= scrapesPerAcknowledgementMax,
    'nor is a record by scrapes',
    `${counts.scrapesPerAcknowledgementMost} scrapes at most while one waited, of ${counts.acknowledged}`,
  )
  checks.tell(
    `${counts.scrapes} scrapes of ${idlePartitions + 3} partitions were answered in ${seconds} s of twice the load that the broker could take.`,
  )
  const most = (list: readonly number[]): number => list.reduce((one, other) => Math.max(one, other), 0)
  const third = Math.floor(samples.length / 3)
  const [middle, last] = [most(samples.slice(third, 2 * third)), most(samples.slice(2 * third))]
  const isFlat = seconds < growthShownSecondsMin || last - middle <= growthMibMax
  checks.that(
    isFlat && last <= residentMibMax,
    'memory stays flat',
    `${middle.toFixed(0)} MiB at most in the middle third, ${last.toFixed(0)} MiB in the last`,
  )
  await client.close()
  checks.that((await broker.stop()) === 0, 'the broker stops in peace')
} finally {
  folder.remove()
}
process.exitCode = checks.close()
