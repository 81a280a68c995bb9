import { fileURLToPath } from 'node:url'
import type { KafkaTools } from '../../peers/kafka-tools/run.ts'
import type { Latencies } from '../../statistics.ts'
import { type WorkloadName, workloads } from '../workloads.ts'

const source = fileURLToPath(new URL('../../../java/KafkaStreamsBench.java', import.meta.url))

// As much as ours may take by default, and no pauses for want of room.
const jvmOptions = ['-Xmx2g', '-Xms1g', '-XX:+UseG1GC', '-Djava.awt.headless=true'] as const

/** java/KafkaStreamsBench.java, run from its source: what ours do, by Kafka Streams. */
export class KafkaStreams {
  readonly #tools: KafkaTools

  constructor(tools: KafkaTools) {
    this.#tools = tools
  }

  async fill(
    workload: WorkloadName,
    topics: readonly string[],
    baseMs: number,
    recordsEach: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { keys, isInTurn, valueChars } = workloads[workload]
    for (const [input, topic] of topics.entries()) {
      await this.#run('fill', [input, keys, isInTurn, valueChars, baseMs, recordsEach, topic], signal)
    }
  }

  run(
    asked: {
      readonly application: string
      readonly workload: WorkloadName
      readonly guarantee: string
      readonly records: number
      readonly warmUp: number
      readonly output: string
      readonly inputs: readonly string[]
    },
    signal: AbortSignal,
  ): Promise<{ readonly seconds: number; readonly records: number }> {
    const { application, workload, guarantee, records, warmUp, output, inputs } = asked
    return this.#run('run', [application, workload, guarantee, records, warmUp, output, ...inputs], signal)
  }

  restore(
    asked: {
      readonly application: string
      readonly records: number
      readonly keys: number
      readonly output: string
      readonly input: string
    },
    signal: AbortSignal,
  ): Promise<{ readonly seconds: number }> {
    const { application, records, keys, output, input } = asked
    return this.#run('restore', [application, records, keys, output, input], signal)
  }

  hop(
    asked: {
      readonly application: string
      readonly guarantee: string
      readonly recordsPerSecond: number
      readonly records: number
      readonly warmUp: number
      readonly output: string
      readonly input: string
    },
    signal: AbortSignal,
  ): Promise<Latencies> {
    const { application, guarantee, recordsPerSecond, records, warmUp, output, input } = asked
    const { keys, valueChars } = workloads.count
    const words = [application, guarantee, recordsPerSecond, records, warmUp, keys, valueChars, output, input]
    return this.#run('hop', words, signal)
  }

  async #run<Result>(
    what: string,
    words: readonly (string | number | boolean)[],
    signal: AbortSignal,
  ): Promise<Result> {
    const output = await this.#tools.java(source, [what, this.#tools.address, ...words.map(String)], signal, jvmOptions)
    const line = output.trim().split('\n').at(-1) ?? ''
    if (!line.startsWith('{')) throw new Error(`KafkaStreamsBench printed no result: ${line}`)
    return JSON.parse(line) as Result
  }
}
