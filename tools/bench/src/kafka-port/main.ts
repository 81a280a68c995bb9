// npm run bench:kafka-port [-- --quick]: the same clients of Kafka's protocol on a broker of ours and on Apache Kafka, in one run.
// Installs what is needed by itself, writes its part of docs/performance.md, and exits 1 naming each bar that is not met.
import { fileURLToPath } from 'node:url'
import { comparisonArguments } from '../peers/arguments.ts'
import { type ComparisonResult, type Figure, type RunOptions, compare } from '../peers/comparison.ts'
import { conclude } from '../peers/conclude.ts'
import { type Outcome, step } from '../peers/deadline.ts'
import { fillKafka } from '../peers/fill.ts'
import { installKafka, kafkaVersion } from '../peers/install/kafka.ts'
import { installNode24, listed, npmInstall, versions } from '../peers/install/npm.ts'
import { KafkaTools } from '../peers/kafka-tools/run.ts'
import { type KafkaTopics, startKafka } from '../peers/servers/kafka.ts'
import { ClientSides, JavaSides } from '../peers/sides.ts'
import type { Missing } from '../peers/table.ts'
import { runTool } from '../peers/tools.ts'
import { OurKafka } from './our-topics.ts'
import { type OnePort, consuming, producing, whose } from './plan.ts'

const { isQuick, only, rounds, scale } = comparisonArguments()
const root = fileURLToPath(new URL('../../../../', import.meta.url))
const say = (text: string) => console.error(`[${(performance.now() / 1000).toFixed(0).padStart(4)} s] ${text}`)
const missing: Missing[] = []
/** Topics that are not read. */
const nothing = { topic: '', records: 0 }
const installDeadlineMs = 10 * 60_000

const attempt: RunOptions['attempt'] = async (what, run) => {
  const outcome: Outcome<Figure> = await step(what, scale.deadlineMs, run)
  say('result' in outcome ? `${what}: ${outcome.result.value.toFixed(2)}` : outcome.failure)
  return outcome
}

const classPath = await install('Apache Kafka', installKafka)
const node = await install('Node 24', async (signal) => (await installNode24(signal)).program)
const folders = {
  kafkajs: await install('kafkajs', (signal) => npmInstall('kafkajs', versions.kafkajs, { signal })),
  platformatic: await install('@platformatic/kafka', (signal) =>
    npmInstall('platformatic', versions.platformatic, { signal }),
  ),
}
if (classPath === undefined) throw new Error('there is nothing to compare with: Apache Kafka could not be installed')

const stops: (() => Promise<void>)[] = []
try {
  say('start both brokers')
  const ours = await OurKafka.start()
  stops.push(() => ours.stop())
  const kafka = await startKafka(classPath, AbortSignal.timeout(scale.deadlineMs))
  stops.push(() => kafka.stop())
  const beganMs = performance.now()
  const runOptions: RunOptions = { rounds, attempt, hasTime: () => performance.now() - beganMs < scale.budgetMs }
  const tools = { ours: new KafkaTools(classPath, ours.address), kafka: new KafkaTools(classPath, kafka.address) }
  const ports = {
    ours: { java: new JavaSides(ours, tools.ours, whose.ours), ...clientsOn(ours, whose.ours) },
    kafka: { java: new JavaSides(kafka, tools.kafka, whose.kafka), ...clientsOn(kafka, whose.kafka) },
    flushing: { java: new JavaSides(kafka, tools.kafka, whose.flushing) },
  }

  const results: ComparisonResult[] = []
  const wanted = (work: string) => work.includes(only)
  for (const comparison of producing(ports, scale.share)) {
    if (wanted(comparison.work)) results.push(await compare(comparison, runOptions))
  }
  if (consuming(ports, nothing, nothing).some(({ work }) => wanted(work))) {
    const small = await fill(100, 4_000_000)
    const large = await fill(1024, 500_000)
    for (const comparison of consuming(ports, small, large)) {
      if (wanted(comparison.work)) results.push(await compare(comparison, runOptions))
    }
  }
  if (results.length === 0) throw new Error(`no comparison has "${only}" in its name`)
  conclude({
    root,
    part: 'kafka-port',
    about: `Apache Kafka ${kafkaVersion}; ${listed({ ...versions.kafkajs, ...versions.platformatic })}. ${rounds} rounds. Both brokers ran all the time; only one side worked.`,
    results,
    missing,
    isQuick,
    isWhole: only === '',
  })

  /** The same topic on both, and nothing of it left to be written while it is read. */
  async function fill(valueBytes: number, most: number) {
    const records = Math.ceil((most * scale.share) / 1000) * 1000
    const asked = { topic: `bench-read-${valueBytes}`, records, valueBytes }
    for (const [topics, tool] of [
      [ours, tools.ours],
      [kafka, tools.kafka],
    ] as const) {
      await fillKafka(topics, tool, asked, AbortSignal.timeout(scale.deadlineMs))
    }
    await runTool('sync', [])
    return asked
  }
} finally {
  for (const stop of stops.toReversed()) await stop()
}

function clientsOn(topics: KafkaTopics, who: string): Omit<OnePort, 'java'> {
  const sides = (client: 'kafkajs' | 'platformatic', name: string): ClientSides | undefined => {
    const folder = folders[client]
    if (folder === undefined || node === undefined) return undefined
    return ClientSides.onKafka({ client, name: `${name} on ${who}`, folder, execPath: node }, topics)
  }
  return { kafkajs: sides('kafkajs', 'kafkajs'), platformatic: sides('platformatic', '@platformatic/kafka') }
}

async function install(name: string, run: (signal: AbortSignal) => Promise<string>): Promise<string | undefined> {
  const outcome = await step(`installing ${name}`, installDeadlineMs, run)
  if ('result' in outcome) return outcome.result
  missing.push({ name, why: outcome.failure })
  say(outcome.failure)
  return undefined
}
