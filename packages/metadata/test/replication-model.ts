import { assert, present } from '@millrace/base'
import { incrementalAlterConfigs } from '../src/decisions/incremental-alter-configs.ts'
import { balanceLeaders } from '../src/decisions/leaders/balance-leaders.ts'
import { electLeaders } from '../src/decisions/leaders/elect-leaders.ts'
import { effectiveMinInsyncReplicas } from '../src/decisions/partitions/replication-settings.ts'
import { alterReassignments } from '../src/decisions/reassignment/alter-reassignments.ts'
import { decommissionBroker } from '../src/decisions/reassignment/decommission-broker.ts'
import { noLeader, type PartitionImage } from '../src/image/partition-image.ts'
import { directoryOf, TestCluster } from './cluster-of.ts'

export const modelNodeIds = [1, 2, 3, 4] as const

/** One thing that happens to the cluster of the model; what makes no sense at the time does nothing. */
export type ModelStep =
  | { readonly do: 'produce' | 'learn' | 'balance' | 'cancel' | 'elect' | 'elect unclean' }
  | {
      readonly do: 'stop' | 'wipe' | 'start' | 'beat' | 'shut down' | 'fence' | 'decommission'
      readonly nodeId: number
    }
  | { readonly do: 'copy'; readonly nodeId: number; readonly records: number }
  | { readonly do: 'alter isr'; readonly nodeIds: readonly number[] }
  | { readonly do: 'min isr'; readonly value: number }
  | { readonly do: 'reassign'; readonly nodeIds: readonly number[] }

/** What a leader believes: an ISR change counts for it when it has seen it in the metadata log, with all that stands before it. */
interface LeaderView {
  readonly leaderEpoch: number
  readonly isrMin: number
  isr: ReadonlySet<number>
}

/**
 * One partition with its logs, as simple as can be: a log is a list of numbers, a leader commits what all that it believes in sync have,
 * a follower copies its leader's log. It judges the decisions: whoever they let lead must have all that was ever committed.
 */
export class ReplicationModel {
  readonly cluster = new TestCluster(modelNodeIds)
  readonly #logs = new Map<number, number[]>(modelNodeIds.map((nodeId) => [nodeId, []]))
  /** Whose process runs. */
  readonly #running = new Set<number>(modelNodeIds)
  /** Whose disk was emptied and who has not registered with the new one yet; and how many disks each has had. */
  readonly #wiped = new Set<number>()
  readonly #disks = new Map<number, number>()
  #committed: readonly number[] = []
  #view: LeaderView | undefined
  #nextRecord = 0

  constructor(replicas: readonly number[], minInsyncReplicas: number) {
    this.cluster.topic([replicas], { 'min.insync.replicas': String(minInsyncReplicas) })
    this.#learn()
  }

  get partition(): PartitionImage {
    return this.cluster.partition()
  }

  /** Throws if the decisions lost something. */
  step(step: ModelStep): void {
    const before = this.partition
    this.#act(step)
    this.#check(before, step.do === 'elect unclean')
  }

  #act(step: ModelStep): void {
    const { cluster } = this
    const { image } = cluster
    switch (step.do) {
      case 'produce':
        return this.#produce()
      case 'learn':
        return this.#learn()
      case 'balance':
        cluster.take(balanceLeaders(image, { imbalancePercentageMax: 0 }, {}))
        return
      case 'elect':
      case 'elect unclean':
        cluster.take(electLeaders(image, { election: step.do === 'elect' ? 'preferred' : 'unclean' }, {}))
        return
      case 'cancel':
        return this.#reassign(null)
      case 'reassign':
        return this.#reassign(step.nodeIds)
      case 'stop':
        this.#running.delete(step.nodeId)
        return
      case 'wipe':
        this.#running.delete(step.nodeId)
        this.#wiped.add(step.nodeId)
        this.#logs.set(step.nodeId, [])
        return
      case 'start':
        return this.#start(step.nodeId)
      case 'beat':
        if (this.#running.has(step.nodeId)) cluster.beat(step.nodeId)
        return
      case 'shut down':
        if (this.#running.has(step.nodeId)) cluster.beat(step.nodeId, { wantsShutdown: true })
        return
      case 'fence':
        cluster.fence(step.nodeId)
        return
      case 'decommission':
        cluster.take(decommissionBroker(image, { nodeId: step.nodeId }, {}))
        return
      case 'copy':
        return this.#copy(step.nodeId, step.records)
      case 'alter isr':
        return this.#alterIsr(step.nodeIds)
      case 'min isr': {
        const ops = [{ name: 'min.insync.replicas', op: 'SET' as const, value: String(step.value) }]
        const request = { resources: [{ type: 'topic' as const, name: 't', ops }] }
        cluster.take(incrementalAlterConfigs(image, request, { nodeId: 1, staticBroker: {} }))
      }
    }
  }

  #logOf(nodeId: number): number[] {
    return present(this.#logs.get(nodeId), 'every broker has a log')
  }

  /** The leader, if its process runs and it knows that it leads. */
  #leader(): { nodeId: number; log: number[]; view: LeaderView } | undefined {
    const { leader, leaderEpoch } = this.partition
    const view = this.#view
    if (leader === noLeader || !this.#running.has(leader) || view?.leaderEpoch !== leaderEpoch) return undefined
    return { nodeId: leader, log: this.#logOf(leader), view }
  }

  #learn(): void {
    const { leaderEpoch, isr, replicas } = this.partition
    const isrMin = Number(this.cluster.image.topicConfigs('t')['min.insync.replicas'])
    this.#view = { leaderEpoch, isr: new Set(isr), isrMin: effectiveMinInsyncReplicas(isrMin, replicas.length) }
    this.#commit()
  }

  #produce(): void {
    this.#leader()?.log.push(this.#nextRecord++)
    this.#commit()
  }

  /** The high watermark: what all that may be in sync have, if they are enough. */
  #commit(): void {
    const leader = this.#leader()
    if (leader === undefined || leader.view.isr.size < leader.view.isrMin) return
    const { log, view } = leader
    const logs = [...view.isr].map((nodeId) => this.#logOf(nodeId))
    let end = 0
    while (end < log.length && logs.every((other) => other[end] === log[end])) end += 1
    if (end > this.#committed.length) this.#committed = log.slice(0, end)
  }

  /** A follower drops what its leader does not have, and copies some of what it has not. */
  #copy(nodeId: number, records: number): void {
    const leader = this.#leader()
    const isFollower = this.partition.replicas.includes(nodeId) && leader?.nodeId !== nodeId
    if (leader === undefined || !isFollower || !this.#running.has(nodeId) || this.#wiped.has(nodeId)) return
    const log = this.#logOf(nodeId)
    let common = 0
    while (common < log.length && log[common] === leader.log[common]) common += 1
    log.splice(common, log.length - common, ...leader.log.slice(common, common + records))
    this.#commit()
  }

  /** As a leader asks: who joins has all that it has committed, and has left none of its own behind. */
  #alterIsr(nodeIds: readonly number[]): void {
    const leader = this.#leader()
    if (leader === undefined) return
    const { isr, replicas } = this.partition
    const isCaughtUp = (nodeId: number): boolean => {
      const log = this.#logOf(nodeId)
      const isPrefix = log.every((record, index) => record === leader.log[index])
      return isPrefix && log.length >= this.#committed.length && !this.#wiped.has(nodeId)
    }
    const wanted = replicas.filter(
      (nodeId) =>
        nodeId === leader.nodeId || (nodeIds.includes(nodeId) && (isr.includes(nodeId) || isCaughtUp(nodeId))),
    )
    // Until the answer is known, both count: the maximal ISR (KIP-497).
    leader.view.isr = new Set([...leader.view.isr, ...wanted])
    this.cluster.alter(wanted)
  }

  #reassign(replicas: readonly number[] | null): void {
    const request = { partitions: [{ topic: 't', partition: 0, replicas }] }
    this.cluster.take(alterReassignments(this.cluster.image, request, {}))
  }

  #start(nodeId: number): void {
    if (this.#wiped.delete(nodeId)) this.#disks.set(nodeId, (this.#disks.get(nodeId) ?? 0) + 1)
    this.#running.add(nodeId)
    this.cluster.register(nodeId, { directories: [directoryOf(nodeId, this.#disks.get(nodeId) ?? 0)] })
  }

  #check(before: PartitionImage, isUncleanAllowed: boolean): void {
    const { cluster, partition } = this
    const { leader, isr, replicas, eligibleLeaderReplicas, leaderEpoch, partitionEpoch } = partition
    const isFenced = (nodeId: number): boolean => cluster.image.broker(nodeId)?.fenced !== false
    assert(leader === noLeader || isr.includes(leader), 'the leader is in sync')
    assert(
      isr.every((nodeId) => replicas.includes(nodeId) && !isFenced(nodeId)),
      'who is in sync is there',
    )
    assert(
      eligibleLeaderReplicas.every((nodeId) => replicas.includes(nodeId) && !isr.includes(nodeId)),
      'who is eligible is a replica, and not in sync',
    )
    assert(new Set(replicas).size === replicas.length, 'replicas are distinct')
    assert(partition.directories.length === replicas.length, 'each replica has a directory')
    assert(leaderEpoch >= before.leaderEpoch && partitionEpoch >= before.partitionEpoch, 'epochs never go back')
    assert(leader === before.leader || leaderEpoch > before.leaderEpoch, 'another leader leads in another epoch')
    const hasCommitted = (nodeId: number): boolean =>
      this.#wiped.has(nodeId) || this.#committed.every((record, index) => this.#logOf(nodeId)[index] === record)
    const isElected = leaderEpoch > before.leaderEpoch && leader !== noLeader
    if (isUncleanAllowed && isElected && !hasCommitted(leader)) {
      // That is what was asked for.
      this.#committed = [...this.#logOf(leader)]
    }
    assert(isr.every(hasCommitted), 'who is in sync has what is committed')
    assert(eligibleLeaderReplicas.every(hasCommitted), 'who is eligible to lead has what is committed')
  }
}
