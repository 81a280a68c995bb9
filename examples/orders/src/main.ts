import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { connect } from '@millrace/client'
import { Auditor, type Findings } from './auditor.ts'
import { startDevCluster } from './dev-cluster.ts'
import { createTopics, shopsMax } from './events.ts'
import { Fleet } from './fleet.ts'
import { services } from './services/index.ts'

const usage = `Usage: npm start -- [--orders N] [--per-second N] [--copies N] [--kills N] [--brokers HOST:PORT,...] [--state DIR]

  --orders N       orders in the outbox of each copy of the order service (default: 500)
  --per-second N   how many of them each places in a second; 0 for as many as it can (default: 20)
  --copies N       copies of each service, up to ${shopsMax} (default: 3)
  --kills N        kill a copy with -9 so often, whichever, spread over the way of the orders (default: 0)
  --brokers LIST   use this cluster (default: start \`millrace dev --brokers 3\`)
  --state DIR      where analytics and the mail gateway keep what they have (default: a temporary folder, removed at the end)
`

interface Settings {
  readonly orders: number
  readonly perSecond: number
  readonly copies: number
  readonly kills: number
  readonly brokers: readonly string[] | undefined
  readonly state: string | undefined
}

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '500' },
    'per-second': { type: 'string', default: '20' },
    copies: { type: 'string', default: '3' },
    kills: { type: 'string', default: '0' },
    brokers: { type: 'string' },
    state: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const settings: Settings = {
  orders: Number(values.orders),
  perSecond: Number(values['per-second']),
  copies: Number(values.copies),
  kills: Number(values.kills),
  brokers: values.brokers?.split(','),
  state: values.state,
}
if (values.help) console.log(usage)
else if (!isSensible(settings)) {
  console.error(usage)
  process.exitCode = 2
} else process.exitCode = await main(settings)

function isSensible({ orders, perSecond, copies, kills }: Settings): boolean {
  const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least
  return isWhole(orders, 1) && isWhole(perSecond, 0) && isWhole(copies, 1) && copies <= shopsMax && isWhole(kills, 0)
}

async function main({ orders, perSecond, copies, kills, brokers, state }: Settings): Promise<number> {
  const cluster = brokers === undefined ? await startDevCluster() : { brokers, stop: async () => {} }
  const folder = state ?? (await mkdtemp(path.join(tmpdir(), 'millrace-orders-')))
  const fleet = new Fleet({ brokers: cluster.brokers, state: folder, ordersPerShop: orders, perSecond })
  const given = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => given.abort())
  try {
    await using client = await connect({ brokers: cluster.brokers, clientId: 'auditor' })
    await createTopics(client)
    const names = Object.keys(services)
    for (const service of names) for (let number = 1; number <= copies; number++) fleet.start(service, number)
    console.log(`${copies} copies each of ${names.join(', ')}. In another terminal, one more, and who has what:

  npm run copy -- billing ${copies + 1} --brokers ${cluster.brokers.join(',')} --state ${folder}
  npx millrace group watch billing --brokers ${cluster.brokers.join(',')}
`)
    const auditor = new Auditor({ client, state: folder, shops: copies, ordersPerShop: orders })
    let killed = 0
    let killing = Promise.resolve()
    let toldMs = 0
    await auditor.watch(given.signal, ([placed = 0, paid = 0, shipped = 0]) => {
      while (killed < Math.floor(((placed + paid + shipped) / (3 * auditor.orderCount + 1)) * (kills + 1))) {
        killed += 1
        killing = killing.then(() => killOne(fleet))
      }
      if (performance.now() - toldMs < 1_000) return
      toldMs = performance.now()
      console.log(`of ${auditor.orderCount} orders ${placed} are placed, ${paid} paid, ${shipped} shipped`)
    })
    await killing
    await fleet.stop()
    const findings = await auditor.judge()
    tell(findings, auditor.orderCount, killed)
    return findings.wrong.length === 0 ? 0 : 1
  } catch (error) {
    if (!given.signal.aborted) throw error
    console.log('stopped')
    return 130
  } finally {
    await fleet.stop()
    await cluster.stop()
    if (state === undefined) await rm(folder, { recursive: true, force: true })
  }
}

function tell({ wrong, mails, mailsAgain }: Findings, orderCount: number, kills: number): void {
  for (const text of wrong) console.log(text)
  const verdict =
    wrong.length === 0 ? 'each was placed, paid and shipped once, in order' : 'something went wrong, see above'
  console.log(
    `${orderCount} orders, ${kills} copies killed: ${verdict}; ${mails} mails, ${mailsAgain} of them handed over again`,
  )
}

/** Kills any of the copies that run. */
async function killOne(fleet: Fleet): Promise<void> {
  const name = fleet.names[Math.floor(Math.random() * fleet.names.length)]
  if (name === undefined) return
  console.log(`kill -9 ${name}`)
  await fleet.kill(name)
}
