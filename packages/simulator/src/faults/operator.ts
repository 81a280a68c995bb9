import { isStreamError } from '@millrace/base'
import type { SeededRandom } from '@millrace/base/testing'
import type { Client, TopicPartition } from '@millrace/client/core'
import { logDirectories } from '../nodes/log-directories.ts'
import type { SimClient } from '../workload/sim-client.ts'
import type { Trace } from '../trace/trace.ts'
import { topic } from '../workload/topic.ts'

const replaceEveryMs = 1_000
const limits = { timeoutMs: 5_000 }

/** Whose the cluster is. */
export interface OperatorNodes {
  readonly brokers: readonly number[]
  /** Those that vote from the start. */
  readonly voters: readonly number[]
}

/** Whoever runs the cluster, and changes it while it is being broken. What is refused, or comes to nothing, is left. */
export class Operator {
  readonly #machine: SimClient
  readonly #trace: Trace
  readonly #nodes: OperatorNodes
  readonly #moved: readonly TopicPartition[]
  #isReplacing = false
  #client: Promise<Client> | undefined

  /** `moved` are the partitions that are given to other brokers now and then. */
  constructor(machine: SimClient, trace: Trace, nodes: OperatorNodes, moved: readonly TopicPartition[]) {
    this.#machine = machine
    this.#trace = trace
    this.#nodes = nodes
    this.#moved = moved
  }

  /** The machine on which whoever it is works. */
  get host(): string {
    return this.#machine.process.host
  }

  /** Has a broker lead a partition of the topic, if it is in sync. */
  haveLead(partition: number, nodeId: number): void {
    this.#do(`broker ${nodeId} is to lead ${topic}-${partition}`, async (client) => {
      const { partitions } = await client.admin().describeTopic(topic, limits)
      const others = partitions[partition]?.replicas.filter((replica) => replica !== nodeId) ?? []
      const replicas = [nodeId, ...others]
      await client.admin().alterPartitionReassignments([{ topic, partition, replicas }], limits)
      await client.admin().electLeaders('preferred', [{ topic, partitions: [partition] }], limits)
    })
  }

  /** Gives a partition other replicas. */
  reassign(random: SeededRandom): string {
    const { topic: name, partition } = random.pick(this.#moved)
    const count = random.pick([2, 3, 3])
    const replicas = random.chance(0.1) ? null : random.shuffle(this.#nodes.brokers).slice(0, count)
    const what = `${name}-${partition} is to have ${replicas === null ? 'what it had' : `the replicas ${replicas.join(', ')}`}`
    this.#do(what, (client) =>
      client.admin().alterPartitionReassignments([{ topic: name, partition, replicas }], limits),
    )
    return what
  }

  /** Has a broker keep its replica of a partition, if it has one, in one of its log directories. */
  moveLog(nodeId: number, random: SeededRandom): string {
    const { topic: name, partition } = random.pick(this.#moved)
    const path = random.pick(logDirectories)
    const what = `${name}-${partition} is to lie in ${path} of broker ${nodeId}`
    this.#do(what, async (client) => {
      const [result] = await client.admin().alterReplicaLogDirs(nodeId, [{ topic: name, partition, path }], limits)
      if (result?.error !== undefined) throw result.error
    })
    return what
  }

  /** Aborts what is open under a transactional id. */
  abortTransaction(id: string): string {
    const what = `the transaction of ${id} is to be aborted`
    this.#do(what, (client) => client.admin().abortTransaction(id, limits))
    return what
  }

  /** Has the first replicas lead. */
  electPreferred(): string {
    this.#do('preferred leaders', (client) => client.admin().electLeaders('preferred', 'all', limits))
    return 'the preferred leaders are to lead'
  }

  /** Changes a config of the topic, for which every leader asks the metadata. */
  alterConfigs(random: SeededRandom): string {
    const value = random.pick([60_000, 600_000, 86_400_000])
    const what = `segment.ms of the topic is to be ${value}`
    this.#do(what, (client) =>
      client.admin().alterConfigs({ type: 'topic', name: topic }, { set: { 'segment.ms': value } }, limits),
    )
    return what
  }

  /** Takes the vote of the last of those that voted from the start, or of one that came later; or gives one to somebody who has none. */
  changeVoters(random: SeededRandom): string {
    const [takes, draw] = [random.chance(0.5), random.integer(1_000)]
    const what = takes ? 'a voter is to vote no more' : 'one more is to vote'
    this.#do(what, async (client) => {
      const { voters, observers } = await client.admin().describeQuorum(limits)
      // The others stay, whichever calls are done late or twice: nodes are configured with their addresses.
      const staying = this.#nodes.voters.slice(0, -1)
      const candidates = takes ? voters.filter(({ nodeId }) => !staying.includes(nodeId)) : observers
      const chosen = candidates[draw % candidates.length]
      if (chosen === undefined) return
      const voter = { nodeId: chosen.nodeId, directoryId: chosen.directoryId }
      await (takes ? client.admin().removeVoter(voter, limits) : client.admin().addVoter(voter, limits))
    })
    return what
  }

  /** From now on, whenever a voter's disk was emptied, the vote goes to the one that came back in its place. */
  replaceLostVoters(): void {
    if (this.#isReplacing) return
    this.#isReplacing = true
    const again = (): void => {
      this.#do('a voter that lost its disk is to vote again', (client) => this.#replaceLostVoter(client))
      this.#machine.clock.setTimer(replaceEveryMs, again)
    }
    again()
  }

  async #replaceLostVoter(client: Client): Promise<void> {
    const { voters, observers } = await client.admin().describeQuorum(limits)
    for (const { nodeId, directoryId, silentMs } of observers) {
      if (!this.#nodes.voters.includes(nodeId) || silentMs > replaceEveryMs) continue
      const lost = voters.find((voter) => voter.nodeId === nodeId)
      if (lost === undefined) await client.admin().addVoter({ nodeId, directoryId }, limits)
      else if (lost.silentMs > silentMs) {
        await client.admin().removeVoter({ nodeId, directoryId: lost.directoryId }, limits)
      }
    }
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
