import { isStreamError } from '@millrace/base'
import type { SeededRandom } from '@millrace/base/testing'
import type { Client } from '@millrace/client/core'
import type { SimClient } from '../workload/sim-client.ts'
import type { Trace } from '../trace/trace.ts'
import { partitions, topic } from '../workload/topic.ts'

/** Whoever runs the cluster, and changes it while it is being broken. What is refused, or comes to nothing, is left. */
export class Operator {
  readonly #machine: SimClient
  readonly #trace: Trace
  readonly #brokers: readonly number[]
  #client: Promise<Client> | undefined

  constructor(machine: SimClient, trace: Trace, brokers: readonly number[]) {
    this.#machine = machine
    this.#trace = trace
    this.#brokers = brokers
  }

  /** Gives a partition other replicas. */
  reassign(random: SeededRandom): string {
    const partition = random.integer(partitions)
    const count = random.pick([2, 3, 3])
    const replicas = random.chance(0.1) ? null : random.shuffle(this.#brokers).slice(0, count)
    const what = `${topic}-${partition} is to have ${replicas === null ? 'what it had' : `the replicas ${replicas.join(', ')}`}`
    this.#do(what, (client) =>
      client.admin().alterPartitionReassignments([{ topic, partition, replicas }], { timeoutMs: 5_000 }),
    )
    return what
  }

  /** Has the first replicas lead. */
  electPreferred(): string {
    this.#do('preferred leaders', (client) => client.admin().electLeaders('preferred', 'all', { timeoutMs: 5_000 }))
    return 'the preferred leaders are to lead'
  }

  /** Changes a config of the topic, for which every leader asks the metadata. */
  alterConfigs(random: SeededRandom): string {
    const value = random.pick([60_000, 600_000, 86_400_000])
    const what = `segment.ms of the topic is to be ${value}`
    this.#do(what, (client) =>
      client
        .admin()
        .alterConfigs({ type: 'topic', name: topic }, { set: { 'segment.ms': value } }, { timeoutMs: 5_000 }),
    )
    return what
  }

  #do(what: string, work: (client: Client) => Promise<unknown>): void {
    const told = (outcome: string): void =>
      this.#trace.add('operator', this.#machine.process.name, `${what}: ${outcome}`)
    this.#client ??= this.#machine.connect()
    void this.#client.then(work).then(
      () => told('done'),
      (error: unknown) => {
        if (!isStreamError(error)) throw error
        told(error.message)
      },
    )
  }
}
