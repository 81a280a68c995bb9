import { isStreamError, present, uuidToText } from '@millrace/base'
import { SeededRandom } from '@millrace/base/testing'
import { AdminService, GroupService, millrace } from '@millrace/contracts'
import { ClusterFixture } from '../cluster-fixture.ts'
import { GroupClient } from './group-client.ts'

const { CommitOffsetsRequest, FetchOffsetsRequest, FindGroupCoordinatorsRequest } = millrace.group.v1

const sessionTimeoutMs = 6_000
const partitions = 6
const membersMax = 4

/** A member as a process: it goes on through streams that break, and does what it is asked to in its own time. */
class WalkingMember {
  readonly memberId: string
  client: GroupClient | undefined
  /** What it works on: what it took and did not let go of. */
  holds: ReadonlySet<string> = new Set()
  /** When a coordinator heard it last, as far as it can know. */
  heardMs: number
  private done = 0
  private resume: GroupClient['resume'] = { memberEpoch: 0, owned: [] }

  constructor(memberId: string, nowMs: number) {
    this.memberId = memberId
    this.heardMs = nowMs
  }

  connect(cluster: ClusterFixture, nodeId: number, topics: ReadonlyMap<string, string>): void {
    const begin = { ...this.resume, sessionTimeoutMs }
    this.client = GroupClient.subscribed(cluster.connect(nodeId), this.memberId, topics, begin, true)
    this.done = 0
  }

  /** Does what the next assignment that came asks for. */
  work(): void {
    const { client } = this
    const assignment = client?.assignments[this.done]
    if (client === undefined || assignment === undefined) return
    this.done += 1
    const owned = assignment.partitions ?? []
    this.holds = new Set(owned.flatMap(({ partitions: numbers = [] }) => numbers.map((number) => `t-${number}`)))
    this.resume = { memberEpoch: assignment.memberEpoch ?? 0, owned: [...owned] }
    client.say({ owned: { memberEpoch: assignment.memberEpoch ?? 0, partitions: owned } })
  }

  get memberEpoch(): number {
    return this.resume.memberEpoch
  }

  /** Its stream is gone; if it was put out of the group it lets go of all and begins anew. */
  lose(code: string): void {
    this.client = undefined
    if (code !== 'UNKNOWN_MEMBER_ID' && code !== 'FENCED_MEMBER_EPOCH') return
    this.holds = new Set()
    this.resume = { memberEpoch: 0, owned: [] }
  }
}

/** What a walk came to, so that a tame one is noticed. */
export interface WalkSummary {
  commits: number
  moves: number
  deaths: number
  breaks: number
}

/**
 * Members of one group that join, leave, die, lose their streams, are slow, and commit, while coordinators stop and start. Throws as soon as
 * two members that are in the group work on the same partition, or a committed offset goes back.
 */
export class GroupWalk {
  readonly summary: WalkSummary = { commits: 0, moves: 0, deaths: 0, breaks: 0 }
  private readonly random: SeededRandom
  private readonly cluster = new ClusterFixture([1, 2, 3], { 'offsets.topic.num.partitions': 1 })
  private readonly members: WalkingMember[] = []
  private readonly topics = new Map<string, string>()
  private readonly up = new Set([1, 2, 3])
  /** The last offset of each partition that a commit was acknowledged of, and that one was tried of. */
  private readonly acknowledged = new Map<string, number>()
  private tried = 0
  private topicId: Uint8Array = new Uint8Array()
  private joined = 0

  constructor(seed: number) {
    this.random = new SeededRandom(seed)
  }

  async run(steps: number): Promise<void> {
    const { cluster } = this
    await cluster.start(1, 2, 3)
    await cluster.createTopic(1, 't', { partitions, replicationFactor: 3 })
    const describe = new millrace.admin.v1.DescribeTopicsRequest({ names: ['t'] })
    this.topicId = present((await cluster.ask(1, AdminService.describeTopics, describe)).topics[0], 'it').topicId
    this.topics.set(uuidToText(this.topicId), 't')
    await this.find()
    for (let step = 0; step < steps; step++) await this.step()
    await this.settle()
  }

  private async step(): Promise<void> {
    const chance = this.random.integer(100)
    if (chance < 14 && this.members.length < membersMax) this.join()
    else if (chance < 20) this.leave()
    else if (chance < 24) this.die()
    else if (chance < 30) this.breakStream()
    else if (chance < 50) await this.commit()
    else if (chance < 54) await this.moveCoordinator()
    await this.pass(this.random.integer(300))
    for (const member of this.members) if (this.random.integer(2) === 0) member.work()
    this.check()
  }

  /** A while, in which who lives says so, and who lost its stream looks for its coordinator. */
  private async pass(ms: number): Promise<void> {
    const { clock } = this.cluster
    await clock.advance(ms)
    for (const member of this.members) {
      const { client } = member
      if (client?.end !== undefined) member.lose(client.end)
      else if (client !== undefined) {
        client.heartbeat()
        member.heardMs = clock.monotonicMs()
      }
    }
    if (this.members.some(({ client }) => client === undefined)) {
      const coordinator = await this.find()
      for (const member of this.members) {
        if (member.client === undefined && coordinator > 0) member.connect(this.cluster, coordinator, this.topics)
      }
    }
    this.check()
  }

  private check(): void {
    const nowMs = this.cluster.clock.monotonicMs()
    const owners = new Map<string, string>()
    for (const { memberId, holds, heardMs } of this.members) {
      // Who was not heard for so long may be out of its group without knowing: its commits are refused.
      if (nowMs - heardMs >= sessionTimeoutMs) continue
      for (const partition of holds) {
        const other = owners.get(partition)
        if (other !== undefined) throw new Error(`${partition} is worked on by ${other} and ${memberId}`)
        owners.set(partition, memberId)
      }
    }
  }

  private join(): void {
    this.joined += 1
    this.members.push(new WalkingMember(`m${this.joined}`, this.cluster.clock.monotonicMs()))
  }

  private anybody(): WalkingMember | undefined {
    return this.members[this.random.integer(Math.max(1, this.members.length))]
  }

  private leave(): void {
    const member = this.anybody()
    if (member?.client === undefined) return
    member.client.leave()
    this.members.splice(this.members.indexOf(member), 1)
  }

  /** Its process is gone, and what it held with it. */
  private die(): void {
    const member = this.anybody()
    if (member?.client === undefined) return
    member.client.kill()
    this.members.splice(this.members.indexOf(member), 1)
    this.summary.deaths += 1
  }

  private breakStream(): void {
    const member = this.anybody()
    if (member?.client === undefined) return
    member.client.kill()
    member.client = undefined
    this.summary.breaks += 1
  }

  private async commit(): Promise<void> {
    const member = this.anybody()
    const [partition] = member?.holds ?? []
    const coordinator = await this.find()
    if (member === undefined || partition === undefined || coordinator < 0) return
    this.tried += 1
    const offset = this.tried
    const { memberId, memberEpoch } = member
    const offsets = [{ topicId: this.topicId, partition: Number(partition.at(-1)), offset, leaderEpoch: -1 }]
    const request = new CommitOffsetsRequest({ groupId: 'g', memberId, memberEpoch, offsets })
    try {
      const { results } = await this.cluster.ask(coordinator, GroupService.commitOffsets, request)
      if (results[0]?.error) return
      this.acknowledged.set(partition, offset)
      this.summary.commits += 1
    } catch (error) {
      if (!isStreamError(error)) throw error
    }
  }

  /** One broker at a time is down. */
  private async moveCoordinator(): Promise<void> {
    const down = [1, 2, 3].find((nodeId) => !this.up.has(nodeId))
    if (down !== undefined) {
      this.up.add(down)
      await this.cluster.start(down)
      return
    }
    const coordinator = await this.find()
    if (coordinator < 0) return
    this.up.delete(coordinator)
    await this.cluster.stop(coordinator)
    this.summary.moves += 1
  }

  /** The group's coordinator; -1 if it can't be told now. */
  private async find(): Promise<number> {
    const request = new FindGroupCoordinatorsRequest({ groupIds: ['g'] })
    const [nodeId = 1] = this.up
    const { coordinators } = await this.cluster.ask(nodeId, GroupService.findGroupCoordinators, request)
    const [found] = coordinators
    return found?.error ? -1 : (found?.nodeId ?? -1)
  }

  /** With nothing more going wrong all comes to rest: everything is owned, and offsets are where they were committed. */
  private async settle(): Promise<void> {
    if (this.members.length === 0) this.join()
    for (let round = 0; round < 60; round++) {
      await this.pass(200)
      for (const member of this.members) member.work()
      this.check()
    }
    const held = this.members.flatMap(({ holds }) => [...holds]).toSorted()
    const all = Array.from({ length: partitions }, (_, partition) => `t-${partition}`)
    if (held.join(' ') !== all.join(' ')) throw new Error(`in the end members own ${held.join(' ')}`)
    const fetch = new FetchOffsetsRequest({ groupId: 'g', memberEpoch: -1 })
    const { offsets } = await this.cluster.ask(await this.find(), GroupService.fetchOffsets, fetch)
    for (const [partition, acknowledged] of this.acknowledged) {
      const found = offsets.find((each) => `t-${each.partition}` === partition)?.offset ?? -1
      if (found < acknowledged) throw new Error(`${partition} was committed up to ${acknowledged} and is at ${found}`)
    }
  }
}
