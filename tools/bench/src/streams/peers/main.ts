// npm run bench:peers -- streams [--quick]: the same topologies on the same records by Millrace and by Kafka Streams, in turn, in one run.
// Installs Kafka by itself, writes its part of docs/performance.md, and exits 1 naming each bar that is not met.
import { fileURLToPath } from 'node:url'
import { comparisonArguments } from '../../peers/arguments.ts'
import { type ComparisonResult, type Figure, type RunOptions, compare } from '../../peers/comparison.ts'
import { conclude } from '../../peers/conclude.ts'
import { type Outcome, step } from '../../peers/deadline.ts'
import { installKafka, kafkaVersion } from '../../peers/install/kafka.ts'
import { KafkaTools } from '../../peers/kafka-tools/run.ts'
import { startKafka } from '../../peers/servers/kafka.ts'
import type { Missing } from '../../peers/table.ts'
import { BenchBroker } from '../../processes.ts'
import { FilledBroker } from '../rows/measure.ts'
import { smokeStreamsScale, wholeStreamsScale } from '../scale.ts'
import { type Contender, ours, theirs } from './contenders.ts'
import { KafkaStreams } from './kafka-streams.ts'
import { streamsComparisons } from './plan.ts'

const { isQuick, only, rounds } = comparisonArguments(process.argv.slice(3))
const scale = isQuick ? smokeStreamsScale : wholeStreamsScale
const root = fileURLToPath(new URL('../../../../../', import.meta.url))
const installDeadlineMs = 10 * 60_000
/** Of one round of one side. */
const deadlineMs = 3 * 60_000
/** When it is up, the rounds that are done must do. */
const budgetMs = 50 * 60_000

const beganMs = performance.now()
const sinceMs = () => performance.now() - beganMs
const say = (text: string) => console.error(`[${(sinceMs() / 1000).toFixed(0).padStart(4)} s] ${text}`)
const attempt: RunOptions['attempt'] = async (what, run) => {
  const outcome: Outcome<Figure> = await step(what, deadlineMs, run)
  say('result' in outcome ? `${what}: ${outcome.result.value.toFixed(2)}` : outcome.failure)
  return outcome
}

const missing: Missing[] = []
const classPath = resultOf(await step('installing Apache Kafka', installDeadlineMs, installKafka))
const stops: (() => Promise<void>)[] = []
try {
  say('start Millrace')
  const broker = await BenchBroker.start()
  stops.push(() => broker.stop())
  const contenders = [ours(new FilledBroker(broker), scale), ...(await kafkaStreams())]
  const results: ComparisonResult[] = []
  const options: RunOptions = { rounds, attempt, hasTime: () => sinceMs() < budgetMs }
  for (const comparison of streamsComparisons(contenders, scale)) {
    if (comparison.work.includes(only)) results.push(await compare(comparison, options))
  }
  if (results.length === 0) throw new Error(`no comparison has "${only}" in its name`)
  const minutes = (sinceMs() / 60_000).toFixed(0)
  conclude({
    root,
    part: 'streams-peers',
    about: `Kafka Streams ${kafkaVersion} on Apache Kafka ${kafkaVersion}. ${rounds} rounds, ${minutes} minutes.`,
    results,
    missing,
    isQuick,
    isWhole: only === '',
  })
} finally {
  for (const stop of stops.toReversed()) await stop()
}

/** None if Kafka is not there; the table says why. */
async function kafkaStreams(): Promise<Contender[]> {
  if (classPath === undefined) return []
  say('start Apache Kafka')
  const kafka = resultOf(await step('starting Apache Kafka', deadlineMs, (signal) => startKafka(classPath, signal)))
  if (kafka === undefined) return []
  stops.push(() => kafka.stop())
  const tools = new KafkaTools(classPath, kafka.address)
  return [theirs(kafka, new KafkaStreams(tools), scale)]
}

function resultOf<T>(outcome: Outcome<T>): T | undefined {
  if ('result' in outcome) return outcome.result
  missing.push({ name: 'Kafka Streams', why: outcome.failure })
  return undefined
}
