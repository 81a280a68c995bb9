import { withKafkaTopic } from '../../peers/sides.ts'
import { freshTopic } from '../../rows/measure.ts'
import type { KafkaTopics } from '../../peers/servers/kafka.ts'
import type { Figure } from '../../peers/comparison.ts'
import { hopOnce } from '../rows/hop.ts'
import { type FilledBroker, freshApplication } from '../rows/measure.ts'
import { restoreOnce } from '../rows/restore.ts'
import { processOnce } from '../rows/throughput.ts'
import type { StreamsScale } from '../scale.ts'
import { type WorkloadName, workloads } from '../workloads.ts'
import type { KafkaStreams } from './kafka-streams.ts'

export type Guarantee = 'exactly_once' | 'at_least_once'

/** Who does the work. */
export interface Contender {
  readonly name: string
  /** What acknowledged records are. */
  readonly setting: string
  /** Records a second of a workload. */
  throughput(workload: WorkloadName, guarantee: Guarantee, signal: AbortSignal): Promise<Figure>
  /** Records a second of a changelog that come back. */
  restore(records: number, keys: number, signal: AbortSignal): Promise<Figure>
  /** p99 of one stateful hop, in milliseconds. */
  hop(guarantee: Guarantee, signal: AbortSignal): Promise<Figure>
}

/** Of what is processed, so much is not timed; the same in both. */
const warmShare = 0.25
const hopWarmShare = 0.4

export function ours(target: FilledBroker, scale: StreamsScale): Contender {
  return {
    name: 'Millrace',
    setting: 'on disk',
    async throughput(workload, guarantee, signal) {
      const { records, seconds } = await processOnce(target, { workload, guarantee }, scale, { signal })
      return { value: records / seconds }
    },
    restore: async (records, keys, signal) => ({ value: await restoreOnce(target, records, keys, { signal }) }),
    async hop(guarantee, signal) {
      const latency = await hopOnce(target, guarantee, scale, { signal })
      return { value: latency.p99Ms, latency }
    },
  }
}

export function theirs(kafka: KafkaTopics, program: KafkaStreams, scale: StreamsScale): Contender {
  const filled = new Map<WorkloadName, readonly string[]>()
  const inputsOf = async (workload: WorkloadName, signal: AbortSignal): Promise<readonly string[]> => {
    const known = filled.get(workload)
    if (known !== undefined) return known
    const topics = Array.from({ length: workloads[workload].inputs }, freshTopic)
    for (const topic of topics) await kafka.createTopic(topic)
    await program.fill(workload, topics, Date.now(), Math.floor(scale.records[workload] / topics.length), signal)
    filled.set(workload, topics)
    return topics
  }
  const withTopic = <T>(use: (topic: string) => Promise<T>): Promise<T> => withKafkaTopic(kafka, false, use)
  return {
    name: 'Kafka Streams',
    setting: 'in the page cache',
    async throughput(workload, guarantee, signal) {
      const records = scale.records[workload]
      const inputs = await inputsOf(workload, signal)
      return withTopic(async (output) => {
        const warmUp = Math.floor(records * warmShare)
        const asked = { application: freshApplication(), workload, guarantee, records, warmUp, output, inputs }
        const result = await program.run(asked, signal)
        return { value: result.records / result.seconds }
      })
    },
    restore: (records, keys, signal) =>
      withTopic((input) =>
        withTopic(async (output) => {
          const { seconds } = await program.restore(
            { application: freshApplication(), records, keys, input, output },
            signal,
          )
          return { value: records / seconds }
        }),
      ),
    hop: (guarantee, signal) =>
      withTopic((input) =>
        withTopic(async (output) => {
          const warmUp = Math.floor(scale.hop.records * hopWarmShare)
          const asked = { application: freshApplication(), guarantee, ...scale.hop, warmUp, input, output }
          const latency = await program.hop(asked, signal)
          return { value: latency.p99Ms, latency }
        }),
      ),
  }
}
