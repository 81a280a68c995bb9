import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connect } from '@millrace/client'
import { BrokerProcess } from './broker-process.ts'
import { flights, partitionCount } from './flight.ts'
import { flightsFile, readFlights } from './parquet.ts'
import { Acknowledged, publish } from './publish.ts'
import { allIsWell, verify } from './verify.ts'

const usage = `Usage: npm start -- [--rows N] [--kill-every MS] [--data DIR]

  --rows N         how many flights to publish (default: all 3,000,000)
  --kill-every MS  kill the broker with -9 and start it again, over and over, while publishing
  --data DIR       keep the broker's data here (default: a temporary folder, removed at the end)
`

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '3000000' },
    'kill-every': { type: 'string' },
    data: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const rows = Number(values.rows)
const killEveryMs = values['kill-every'] === undefined ? undefined : Number(values['kill-every'])
if (values.help) console.log(usage)
else if (!isCount(rows) || (killEveryMs !== undefined && !isCount(killEveryMs))) {
  console.error(usage)
  process.exitCode = 2
} else process.exitCode = await run(rows, killEveryMs, values.data)

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0
}

async function run(rowCount: number, killEvery: number | undefined, data: string | undefined): Promise<number> {
  const file = flightsFile()
  const dataDirectory = data ?? (await mkdtemp(path.join(tmpdir(), 'millrace-flights-')))
  const broker = await BrokerProcess.start(dataDirectory)
  console.log(`broker at ${broker.address}, data in ${dataDirectory}`)
  try {
    const client = await connect({ brokers: [broker.address], clientId: 'flights' })
    await client.admin().createTopic(flights, { partitions: partitionCount })

    const acknowledged = new Acknowledged(rowCount)
    const published = new AbortController()
    const killing =
      killEvery === undefined ? Promise.resolve(0) : killAgainAndAgain(broker, killEvery, published.signal)
    const publishMs = await timed(() => publish(client, readFlights(file, rowCount), acknowledged))
    published.abort()
    const kills = await killing
    console.log(
      `published ${rate(acknowledged.count, publishMs)}, reading the parquet file included; the broker was killed ${kills} times`,
    )

    let findings: Awaited<ReturnType<typeof verify>> | undefined
    const readMs = await timed(async () => {
      findings = await verify(client, acknowledged)
    })
    await client.close()
    if (findings === undefined) throw new Error('nothing was verified')
    const { lost, doubled, reordered, misplaced, read, busiest } = findings
    console.log(`read back ${rate(read, readMs)}`)
    console.log(
      `of the acknowledged: ${lost} lost, ${doubled} doubled, ${reordered} out of order, ${misplaced} misplaced`,
    )
    console.log(
      `busiest airports: ${busiest
        .slice(0, 5)
        .map(([origin, count]) => `${origin} ${count.toLocaleString('en-US')}`)
        .join(', ')}`,
    )
    return allIsWell(findings) && acknowledged.count === rowCount ? 0 : 1
  } finally {
    await broker.stop()
    if (data === undefined) await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** Returns how often it killed the broker. */
async function killAgainAndAgain(broker: BrokerProcess, everyMs: number, until: AbortSignal): Promise<number> {
  let kills = 0
  while (!until.aborted) {
    await delay(everyMs)
    if (until.aborted) break
    await broker.killAndRestart()
    kills += 1
  }
  return kills
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

function rate(count: number, ms: number): string {
  return `${count.toLocaleString('en-US')} flights in ${(ms / 1_000).toFixed(1)} s (${Math.round((count / ms) * 1_000).toLocaleString('en-US')}/s)`
}
