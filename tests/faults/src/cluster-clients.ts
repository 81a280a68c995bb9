// Three brokers, replication 3, min ISR 2, and clients of Kafka's protocol: kafkajs, then Apache Kafka's of Java. Each writes with an idempotent
// producer, writes transactions, reads, copies by transactions and reads in groups, while brokers are killed (-9), stopped and paused,
// and programs are killed, frozen and superseded. What all of them did and saw is judged as a history. With `--against millrace,kafka` the same
// is done on Apache Kafka 4.1: nothing may be wrong on our brokers that is not wrong there, with that client.
// node dist/cluster-clients.js [--clients kafkajs,java] [--against millrace,kafka] [--rounds N] [--pause-seconds N] [--seed N]
import { parseArgs } from 'node:util'
import { present } from '@millrace/base'
import { Checks } from './checks.ts'
import { type HistoryClient, installed as install } from './clients/installed.ts'
import { type ProductName, startProduct } from './clients/product.ts'
import { Trial, type TrialAnomaly } from './clients/trial.ts'
import { seededRandom } from './seeded-random.ts'
import { TemporaryFolder } from './temporary-folder.ts'

const { values: options } = parseArgs({
  options: {
    clients: { type: 'string', default: 'kafkajs,java' },
    /** `millrace`, `kafka`, or both. */
    against: { type: 'string', default: 'millrace' },
    /** How often brokers are disturbed. */
    rounds: { type: 'string', default: '40' },
    /** Longer than the session of a broker of ours, and of a member of a group; Apache Kafka's brokers are given up after 9 s. */
    'pause-seconds': { type: 'string', default: '14' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const shownMax = 10
const checks = new Checks()
const products = options.against.split(',') as ProductName[]
console.log(`seed ${options.seed}`)
const installed = await install()
const lines: string[] = []
const shown: string[] = []
for (const name of options.clients.split(',')) {
  const client = present(installed.clients[name], `there is no client ${name}`)
  // Apache Kafka first: what a client gets wrong there is its own.
  const itsOwn = products.includes('kafka') ? kindsOf(await run('kafka', client)) : new Set<string>()
  if (!products.includes('millrace')) continue
  const anomalies = await run('millrace', client)
  const ours = [...kindsOf(anomalies)].filter((kind) => !itsOwn.has(kind))
  checks.that(ours.length === 0, `${name}: nothing is wrong that is not its own`, ours.join(', '))
}
console.log(
  [
    '| client | brokers | disturbances | acknowledged | transactions committed | copied | read | anomalies |',
    '| - | - | - | - | - | - | - | - |',
    ...lines,
  ].join('\n'),
)
checks.tell(
  `Histories of ${options.clients.replace(',', ' and ')} while brokers were killed and paused: ${shown.join('; ')}.`,
)
process.exitCode = checks.close()

function kindsOf(anomalies: readonly TrialAnomaly[]): Set<string> {
  return new Set(anomalies.map(({ kind }) => kind))
}

/** Lets a client loose on a product, and prints what it came to. */
async function run(product: ProductName, client: HistoryClient): Promise<readonly TrialAnomaly[]> {
  const folder = new TemporaryFolder('clients')
  const cluster = await startProduct(product, folder.path)
  const random = seededRandom(Number(options.seed))
  const rounds = Number(options.rounds)
  const pauseMsMax = Number(options['pause-seconds']) * 1_000
  let isOver = false
  try {
    const trial = await Trial.start({ cluster, client, installed, rounds, pauseMsMax, random })
    await trial.disturb((what) => console.log(`${client.name} on ${cluster.product}: ${what}`))
    const { anomalies, counts } = await trial.judge()
    for (const { kind, message } of anomalies.slice(0, shownMax)) console.log(`  ${kind}: ${message}`)
    console.log(`what programs did not get through: ${JSON.stringify(trial.failures)}`)
    const { acknowledged, committed, copied, read, looks } = counts
    const found = anomalies.length === 0 ? 'none' : [...kindsOf(anomalies)].join(', ')
    const all = [client.name, cluster.product, rounds, acknowledged, committed, copied, read, found]
    lines.push(`| ${all.join(' | ')} |`)
    shown.push(`${client.name} on ${cluster.product}: ${anomalies.length} anomalies`)
    const hasWorked = acknowledged > 0 && committed > 0 && copied > 0 && read > 0 && looks > 0
    checks.that(hasWorked, `${client.name} on ${cluster.product} was at work`, JSON.stringify(counts))
    isOver = anomalies.length === 0 || product === 'kafka'
    return anomalies
  } finally {
    await cluster.stop()
    if (!isOver) folder.keep()
    folder.remove()
  }
}
