// npm run bench:cluster [-- --quick]: three brokers of Millrace and three of Apache Kafka on this machine, the same work in the same run.
// Installs Kafka by itself, writes its part of docs/performance.md, and exits 1 naming each bar that is not met.
import { fileURLToPath } from 'node:url'
import { comparisonArguments } from '../peers/arguments.ts'
import { type ComparisonResult, type Figure, type RunOptions, compare } from '../peers/comparison.ts'
import { conclude } from '../peers/conclude.ts'
import { type Outcome, step } from '../peers/deadline.ts'
import { installKafka, kafkaVersion } from '../peers/install/kafka.ts'
import { KafkaTools } from '../peers/kafka-tools/run.ts'
import { startKafka } from '../peers/servers/kafka.ts'
import { JavaSides, MillraceSides } from '../peers/sides.ts'
import type { Missing } from '../peers/table.ts'
import { BenchCluster } from './bench-cluster.ts'
import { clusterComparisons } from './plan.ts'

const { isQuick, only, rounds, scale } = comparisonArguments()
const root = fileURLToPath(new URL('../../../../', import.meta.url))
const say = (text: string) => console.error(`[${(performance.now() / 1000).toFixed(0).padStart(4)} s] ${text}`)

const attempt: RunOptions['attempt'] = async (what, run) => {
  const outcome: Outcome<Figure> = await step(what, scale.deadlineMs, run)
  say('result' in outcome ? `${what}: ${outcome.result.value.toFixed(2)}` : outcome.failure)
  return outcome
}

const installDeadlineMs = 10 * 60_000
const missing: Missing[] = []
const classPath = resultOf('Apache Kafka', await step('installing Apache Kafka', installDeadlineMs, installKafka))
const stops: (() => Promise<void>)[] = []
try {
  say('start three brokers of Millrace')
  const cluster = await BenchCluster.start(3)
  stops.push(() => cluster.stop())
  const java = classPath === undefined ? undefined : await startTheirs(classPath)
  const beganMs = performance.now()
  const runOptions: RunOptions = { rounds, attempt, hasTime: () => performance.now() - beganMs < scale.budgetMs }
  const results: ComparisonResult[] = []
  for (const comparison of clusterComparisons({ ours: new MillraceSides(cluster, 'fsync'), java }, scale.share)) {
    if (comparison.work.includes(only)) results.push(await compare(comparison, runOptions))
  }
  if (results.length === 0) throw new Error(`no comparison has "${only}" in its name`)
  conclude({
    root,
    part: 'cluster',
    about: `Apache Kafka ${kafkaVersion}. ${rounds} rounds. All six brokers ran all the time; only one side worked.`,
    results,
    missing,
    isQuick,
    isWhole: only === '',
  })
} finally {
  for (const stop of stops.toReversed()) await stop()
}

async function startTheirs(path: string): Promise<JavaSides | undefined> {
  say('start three brokers of Apache Kafka')
  const starting = await step('starting Apache Kafka', scale.deadlineMs, (signal) => startKafka(path, signal, 3))
  const kafka = resultOf('Apache Kafka', starting)
  if (kafka === undefined) return undefined
  stops.push(() => kafka.stop())
  return new JavaSides(kafka, new KafkaTools(path, kafka.address))
}

function resultOf<T>(name: string, outcome: Outcome<T>): T | undefined {
  if ('result' in outcome) return outcome.result
  missing.push({ name, why: outcome.failure })
  return undefined
}
