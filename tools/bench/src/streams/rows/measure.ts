import { connect } from '@millrace/client'
import type { BenchBroker } from '../../processes.ts'
import { freshTopic, withTopic } from '../../rows/measure.ts'
import { streamsWork } from '../processes.ts'
import { type WorkloadName, workloads } from '../workloads.ts'

/** A broker, and the inputs of workloads that lie in it. */
export class FilledBroker {
  readonly broker: BenchBroker
  readonly #inputs = new Map<string, readonly string[]>()

  constructor(broker: BenchBroker) {
    this.broker = broker
  }

  get address(): string {
    return this.broker.address
  }

  /** The inputs of a workload with so many records in all of them together; filled when they are asked for first. */
  async inputs(workload: WorkloadName, records: number): Promise<readonly string[]> {
    const name = `${workload} ${records}`
    const known = this.#inputs.get(name)
    if (known !== undefined) return known
    const { address } = this
    const topics = Array.from({ length: workloads[workload].inputs }, freshTopic)
    await using client = await connect({ brokers: [address], clientId: 'bench-admin' })
    for (const topic of topics) await client.admin().createTopic(topic, { partitions: 1 })
    const each = Math.floor(records / topics.length)
    // A topic refuses records from more than an hour ahead: the last is from now.
    const baseMs = Date.now() - each
    await streamsWork({ kind: 'fill', address, workload, topics, baseMs, records: each })
    this.#inputs.set(name, topics)
    return topics
  }

  /** Takes them away. */
  async drop(workload: WorkloadName, records: number): Promise<void> {
    const name = `${workload} ${records}`
    await using client = await connect({ brokers: [this.address], clientId: 'bench-admin' })
    for (const topic of this.#inputs.get(name) ?? []) await client.admin().deleteTopic(topic)
    this.#inputs.delete(name)
  }

  withTopic<T>(use: (topic: string) => Promise<T>): Promise<T> {
    return withTopic(this.broker, use)
  }
}

let applications = 0

/** A name that this process has not used yet: nothing is committed under it. */
export function freshApplication(): string {
  return `bench-streams-${(applications += 1)}`
}
