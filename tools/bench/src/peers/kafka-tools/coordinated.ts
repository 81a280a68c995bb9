import { fileURLToPath } from 'node:url'
import type { Latencies } from '../../statistics.ts'
import type { JoinResult } from '../../work/groups.ts'
import type { TransactResult } from '../../work/transact.ts'
import type { KafkaTools } from './run.ts'

const source = fileURLToPath(new URL('../../../java/KafkaCoordinated.java', import.meta.url))

/** What each producer of {@link KafkaCoordinated.transact} does. */
export interface Transactions {
  readonly producers: number
  readonly units: number
  readonly unitRecords: number
  readonly valueBytes: number
  readonly batchBytes: number
}

/** How members of a group speak with their coordinator: as always, or by KIP-848. */
export type GroupProtocol = 'classic' | 'consumer'

/** java/KafkaCoordinated.java, run from its source: groups and transactions by Kafka's Java client. */
export class KafkaCoordinated {
  readonly #tools: KafkaTools

  constructor(tools: KafkaTools) {
    this.#tools = tools
  }

  transact(topic: string, asked: Transactions, signal: AbortSignal): Promise<TransactResult> {
    const { producers, units, unitRecords, valueBytes, batchBytes } = asked
    const numbers = [producers, units, unitRecords, valueBytes, batchBytes]
    return this.#run('transact', [topic, ...numbers.map(String)], signal)
  }

  copy(from: string, to: string, records: number, signal: AbortSignal): Promise<{ readonly latency: Latencies }> {
    return this.#run('copy', [from, to, String(records)], signal)
  }

  join(
    topic: string,
    partitions: number,
    groups: number,
    protocol: GroupProtocol,
    signal: AbortSignal,
  ): Promise<JoinResult> {
    return this.#run('join', [topic, String(partitions), String(groups), protocol], signal)
  }

  async #run<Result>(what: string, arguments_: readonly string[], signal: AbortSignal): Promise<Result> {
    const { address } = this.#tools
    const output = await this.#tools.java(source, [what, address, ...arguments_], signal)
    const line = output.trim().split('\n').at(-1) ?? ''
    if (!line.startsWith('{')) throw new Error(`KafkaCoordinated printed no result: ${line}`)
    return JSON.parse(line) as Result
  }
}
