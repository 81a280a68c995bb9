import { setTimeout as delay } from 'node:timers/promises'
import { type Client, connect } from '@millrace/client'
import { type Bar, type Row, type Unit, atMost } from '../bars.ts'
import { BenchCluster } from '../cluster/bench-cluster.ts'
import { type Latencies, latencies, summarize } from '../statistics.ts'
import type { ClusterScale, Scale } from './scale.ts'

const brokers = 3
const idleCorePercentMax = 2
const createdMsMax = 5_000
const latencyOfFewMax = 2
const readyAgainMsMax = 10_000

/** What one cluster came to. */
interface Round {
  readonly idleCorePercent: number
  readonly few: Latencies
  readonly many: Latencies
  readonly createdMs: number
  readonly writtenMs: number
  readonly readyAgainMs: number
}

/** What partitions cost a cluster of three brokers, and what doing nothing does. Each has three replicas, of which two must have a write. */
export async function clusterRows({ cluster: scale }: Scale): Promise<Row[]> {
  const rounds: Round[] = []
  for (let round = 0; round < scale.rounds; round += 1) rounds.push(await oneCluster(scale))
  const row = (name: string, unit: Unit, of: (round: Round) => number, limit: number, more: Partial<Row> = {}): Row => {
    const figure = summarize(rounds.map(of))
    return { name: `three brokers: ${name}`, unit, figure, bars: [atMost(figure, unit, limit)], ...more }
  }
  const { fewPartitions, manyPartitions, killedPartitions } = scale
  const many = manyPartitions.toLocaleString('en-US')
  const written = summarize(rounds.map(({ writtenMs }) => writtenMs)).median
  const p50 = (of: (round: Round) => Latencies) => summarize(rounds.map((round) => of(round).p50Ms)).median
  const p99: Bar = {
    what: 'p99',
    value: summarize(rounds.map((round) => round.many.p99Ms / round.few.p99Ms)).median,
    unit: 'x',
    limit: latencyOfFewMax,
    sense: 'most',
  }
  const slower = row(
    `acknowledgement of one record at a time, ${many} partitions against ${fewPartitions}`,
    'x',
    (round) => round.many.p50Ms / round.few.p50Ms,
    latencyOfFewMax,
    {
      remark: `p50 ${p50((round) => round.many).toFixed(2)} and ${p50((round) => round.few).toFixed(2)} ms; p99 ${p99.value.toFixed(2)}x`,
    },
  )
  return [
    row('CPU of each that has nothing to do, of one core', '%', (round) => round.idleCorePercent, idleCorePercentMax),
    row(`${many} partitions are created`, 'ms', ({ createdMs }) => createdMs, createdMsMax, {
      remark: `a record was acknowledged in each ${(written / 1000).toFixed(1)} s after that`,
    }),
    { ...slower, bars: [...slower.bars, p99] },
    row(
      `all killed that have ${killedPartitions} partitions, until all are ready`,
      'ms',
      ({ readyAgainMs }) => readyAgainMs,
      readyAgainMsMax,
    ),
  ]
}

async function oneCluster(scale: ClusterScale): Promise<Round> {
  const { fewPartitions, manyPartitions, killedPartitions, records } = scale
  const cluster = await BenchCluster.start(brokers)
  try {
    await using client = await connect({ brokers: [cluster.address], clientId: 'bench' })
    const idleCorePercent = await idle(cluster, scale.idleMs)
    await create(client, 'few', fewPartitions)
    const few = await oneAtATime(client, 'few', fewPartitions, records)
    await create(client, 'killed', killedPartitions)
    await writeToAll(client, 'killed', killedPartitions)
    const readyAgainMs = await timed(() => cluster.killAndStartAgain())
    const createdMs = await timed(() => create(client, 'many', manyPartitions))
    const writtenMs = await timed(() => writeToAll(client, 'many', manyPartitions))
    const many = await oneAtATime(client, 'many', manyPartitions, records)
    return { idleCorePercent, few, many, createdMs, writtenMs, readyAgainMs }
  } finally {
    await cluster.stop()
  }
}

/** Of one core, by each broker. */
async function idle(cluster: BenchCluster, idleMs: number): Promise<number> {
  // What the start has left to do is no part of it.
  await delay(idleMs / 5)
  const before = cluster.cpuSeconds()
  const elapsedMs = await timed(() => delay(idleMs))
  return ((cluster.cpuSeconds() - before) * 100_000) / elapsedMs / brokers
}

async function create(client: Client, topic: string, partitions: number): Promise<void> {
  const configs = { 'min.insync.replicas': '2' }
  await client.admin().createTopic(topic, { partitions, replicationFactor: brokers, configs })
}

async function writeToAll(client: Client, topic: string, partitions: number): Promise<void> {
  await using producer = client.producer({ lingerMs: 0 })
  const send = (partition: number) => producer.send(topic, { value: 'first', partition })
  await Promise.all(Array.from({ length: partitions }, (_, partition) => send(partition)))
}

/** To one partition after the other, each once the one before is acknowledged. */
async function oneAtATime(client: Client, topic: string, partitions: number, records: number): Promise<Latencies> {
  await using producer = client.producer({ lingerMs: 0 })
  const samples: number[] = []
  for (let at = 0; at < records; at += 1) {
    const send = () => producer.send(topic, { value: 'one', partition: at % partitions })
    samples.push(await timed(send))
  }
  return latencies(samples)
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now()
  await run()
  return performance.now() - beganMs
}
