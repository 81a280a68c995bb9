// npm run bench:peers [-- --quick]: the same work by Millrace and by what people use today, in one table with ratios of one run.
// Installs the peers by itself, writes its part of docs/performance.md, and exits 1 naming each bar that is not met.
import { fileURLToPath } from 'node:url'
import { present } from '@millrace/base'
import { comparisonArguments } from './arguments.ts'
import { BenchBroker } from '../processes.ts'
import {
  type Comparison,
  type ComparisonResult,
  type Figure,
  type RunOptions,
  type Side,
  compare,
} from './comparison.ts'
import { conclude } from './conclude.ts'
import { coordinatedComparisons } from './coordinated-plan.ts'
import { type Outcome, step } from './deadline.ts'
import { fillKafka, fillNats, fillOurs } from './fill.ts'
import { type Packages, listed, versions } from './install/npm.ts'
import { kafkaVersion } from './install/kafka.ts'
import { installPeers } from './install/peers.ts'
import { KafkaTools } from './kafka-tools/run.ts'
import {
  type Contenders,
  type Reading,
  consumeComparisons,
  latencyComparison,
  names,
  produceComparisons,
} from './plan.ts'
import { type KafkaServer, startKafka } from './servers/kafka.ts'
import { startNats } from './servers/nats.ts'
import type { Server } from './servers/server.ts'
import { ClientSides, JavaSides, MillraceSides } from './sides.ts'
import type { Missing } from './table.ts'
import { runTool } from './tools.ts'

const { isQuick, only, rounds, scale } = comparisonArguments()
const root = fileURLToPath(new URL('../../../../', import.meta.url))

let beganMs = performance.now()
const sinceMs = () => performance.now() - beganMs
const say = (text: string) => console.error(`[${(sinceMs() / 1000).toFixed(0).padStart(4)} s] ${text}`)

/** Peers that are not in the table, with the reason. */
const missing: Missing[] = [
  {
    name: '@confluentinc/kafka-javascript',
    why: 'does not install without a binary from outside npm, or building its own librdkafka',
  },
]

function resultOf<T>(name: string, outcome: Outcome<T>): T | undefined {
  if ('result' in outcome) return outcome.result
  missing.push({ name, why: outcome.failure })
  return undefined
}

/** One figure, with its deadline and a line that says how it goes. */
const attempt: RunOptions['attempt'] = async (what, run) => {
  const outcome: Outcome<Figure> = await step(what, scale.deadlineMs, run)
  say('result' in outcome ? `${what}: ${outcome.result.value.toFixed(2)}` : outcome.failure)
  return outcome
}
const runOptions: RunOptions = { rounds, attempt, hasTime: () => sinceMs() < scale.budgetMs }

const installed = await installPeers(say)
// What installing takes is no part of the benchmark's own time.
beganMs = performance.now()

const node = resultOf('every JavaScript client', installed.node)
const classPath = resultOf('Apache Kafka', installed.kafka)
const servers: { stop(): Promise<void> }[] = []
try {
  const broker = await started('Millrace', BenchBroker.start())
  const unflushedBroker = await started('Millrace, flush=os', BenchBroker.start(['flush=os']))
  const kafka = await startPeer('Apache Kafka', classPath, (path, signal) => startKafka(path, signal))
  const program = resultOf('nats-server', installed.natsServer)
  const nats = await startPeer('nats-server', program, startNats)
  const tools = kafka === undefined ? undefined : new KafkaTools(present(classPath, 'Kafka runs'), kafka.address)

  const onKafka = (name: 'kafkajs' | 'platformatic' | 'rdkafka'): ClientSides | undefined => {
    const folder = resultOf(names[name], installed[name])
    if (folder === undefined || node === undefined || kafka === undefined) return undefined
    return ClientSides.onKafka({ client: name, name: names[name], folder, execPath: node }, kafka)
  }
  const natsFolder = resultOf(names.nats, installed.natsClient)
  const natsParts =
    natsFolder === undefined || node === undefined
      ? undefined
      : ({ client: 'nats', name: names.nats, folder: natsFolder, execPath: node } as const)
  const contenders: Contenders = {
    ours: new MillraceSides(broker, 'fsync'),
    unflushed: new MillraceSides(unflushedBroker, 'os'),
    java: kafka === undefined || tools === undefined ? undefined : new JavaSides(kafka, tools),
    platformatic: onKafka('platformatic'),
    kafkajs: onKafka('kafkajs'),
    rdkafka: onKafka('rdkafka'),
    nats: nats === undefined || natsParts === undefined ? undefined : ClientSides.onNats(natsParts, nats.address),
  }

  const wanted = ({ work }: Pick<Comparison, 'work'>) => work.includes(only)
  const results: ComparisonResult[] = []
  const run = async (comparison: Comparison) => {
    if (wanted(comparison)) results.push(await compare(comparison, runOptions))
  }
  await run(startComparison(kafka !== undefined))
  await run(latencyComparison(contenders, scale.share))
  for (const comparison of produceComparisons(contenders, scale.share)) await run(comparison)
  for (const comparison of coordinatedComparisons(contenders, scale.share)) await run(comparison)
  if (wanted({ work: 'consume 100 B' }) || wanted({ work: 'consume 1 KiB' })) {
    const reading = await fillAll()
    for (const comparison of consumeComparisons(contenders, reading, scale.share)) await run(comparison)
  }
  if (only === '') results.push(await memoryResult(broker, kafka, nats))
  if (results.length === 0) throw new Error(`no comparison has "${only}" in its name`)
  const all: Packages = {
    ...versions.node,
    ...versions.platformatic,
    ...versions.kafkajs,
    ...versions.rdkafka,
    ...versions.nats,
  }
  conclude({
    root,
    part: 'peers',
    about: `Apache Kafka ${kafkaVersion}; ${listed(all)}. ${rounds} rounds, ${(sinceMs() / 60_000).toFixed(0)} minutes.`,
    results,
    missing,
    isQuick,
    isWhole: only === '',
  })

  /** Topics to read from; and nothing of them left to be written while they are read. */
  async function fillAll(): Promise<Reading> {
    const count = (records: number) => Math.ceil((records * scale.share) / 1000) * 1000
    const sizes = {
      smallRecords: count(4_000_000),
      largeRecords: count(500_000),
      natsSmallRecords: count(300_000),
      natsLargeRecords: count(100_000),
    }
    const fill = async (valueBytes: number, records: number, natsRecords: number) => {
      const topic = `bench-read-${valueBytes}`
      const filled = async (who: string, run: (signal: AbortSignal) => Promise<string>) => {
        const outcome = await step(`filling a topic of ${who}`, scale.deadlineMs, run)
        if ('failure' in outcome) say(outcome.failure)
        return 'result' in outcome ? outcome.result : undefined
      }
      const asked = { topic, records, valueBytes }
      const ours = await filled('Millrace', (signal) => fillOurs(broker, asked, signal))
      return {
        ours: present(ours, 'Millrace can be written to'),
        kafka:
          kafka === undefined || tools === undefined
            ? undefined
            : await filled('Kafka', (signal) => fillKafka(kafka, tools, asked, signal)),
        nats:
          nats === undefined || natsParts === undefined
            ? undefined
            : await filled('NATS', (signal) =>
                fillNats(
                  nats.address,
                  natsParts.folder,
                  natsParts.execPath,
                  { ...asked, records: natsRecords },
                  signal,
                ),
              ),
      }
    }
    const small = await fill(100, sizes.smallRecords, sizes.natsSmallRecords)
    const large = await fill(1024, sizes.largeRecords, sizes.natsLargeRecords)
    await runTool('sync', [])
    return { small, large, ...sizes }
  }
} finally {
  for (const server of servers.toReversed()) await server.stop()
}

/** Notes what must be stopped in the end. */
async function started<S extends { stop(): Promise<void> }>(name: string, starting: Promise<S>): Promise<S> {
  say(`start ${name}`)
  const server = await starting
  servers.push(server)
  return server
}

/** A peer's server; undefined, with the reason in the table, if it was not installed or does not start. */
async function startPeer<Part, S extends Server>(
  name: string,
  part: Part | undefined,
  start: (part: Part, signal: AbortSignal) => Promise<S>,
): Promise<S | undefined> {
  if (part === undefined) return undefined
  say(`start ${name}`)
  const server = resultOf(name, await step(`starting ${name}`, scale.deadlineMs, (signal) => start(part, signal)))
  if (server !== undefined) servers.push(server)
  return server
}

/** From the start of an empty broker until it listens; Kafka's folder must be formatted before. */
function startComparison(hasKafka: boolean): Comparison {
  const ours: Side = {
    name: 'Millrace',
    setting: '',
    run: async () => {
      const startedMs = performance.now()
      const broker = await BenchBroker.start()
      const value = performance.now() - startedMs
      await broker.stop()
      return { value }
    },
  }
  const theirs: Side = {
    name: 'Kafka',
    setting: '',
    run: async (_, signal) => {
      const kafka = await startKafka(present(classPath, 'Kafka was installed'), signal)
      await kafka.stop()
      return { value: kafka.listenMs, remark: `after ${(kafka.formatMs / 1000).toFixed(1)} s of formatting` }
    },
  }
  return {
    work: 'start of an empty broker until it listens',
    unit: 'ms',
    better: 'less',
    sides: hasKafka ? [ours, theirs] : [ours],
    bars: [],
  }
}

/** What the servers hold after all of it. */
async function memoryResult(
  broker: BenchBroker,
  kafka: KafkaServer | undefined,
  nats: Server | undefined,
): Promise<ComparisonResult> {
  const side = (name: string, residentMb: () => number): Side => ({
    name,
    setting: '',
    run: () => Promise.resolve({ value: residentMb() }),
  })
  return compare(
    {
      work: 'resident memory of the broker after these loads',
      unit: 'MB',
      better: 'less',
      bars: [],
      roundsMax: 1,
      sides: [
        side('Millrace', () => broker.usage().residentBytes / 1e6),
        ...(kafka === undefined ? [] : [side('Kafka', () => kafka.residentMb())]),
        ...(nats === undefined ? [] : [side('NATS JetStream', () => nats.residentMb())]),
      ],
    },
    runOptions,
  )
}
