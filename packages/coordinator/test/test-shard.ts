import { present, StreamError } from '@millrace/base'
import { type CoordinatorRecord, decodeCoordinatorRecord, encodeCoordinatorRecord } from '@millrace/kafka-wire'
import type { GroupConfig } from '../src/groups/group-config.ts'
import { type GroupTick, GroupShard, type OffsetsOfGroups } from '../src/groups/group-shard.ts'
import type { HeartbeatRequest, HeartbeatResponse } from '../src/groups/heartbeat-request.ts'
import type { Membership } from '../src/groups/membership.ts'
import type { Outcome, ReplayedAt } from '../src/outcome.ts'
import { TestTopics } from './test-topics.ts'

/** Offsets of which only groups are known. */
export class TestOffsets implements OffsetsOfGroups {
  readonly groups = new Set<string>()
  readonly membership: Membership

  constructor(membership: Membership) {
    this.membership = membership
  }

  groupIds(): Iterable<string> {
    return this.groups
  }

  hasOffsets(groupId: string): boolean {
    return this.groups.has(groupId)
  }

  deleteGroup(): readonly CoordinatorRecord[] {
    return []
  }

  replay(): void {
    throw new Error('no record of an offset is expected here')
  }

  replayEndMarker(): void {
    throw new Error('no marker is expected here')
  }

  nextTickMs(): undefined {
    return undefined
  }

  tick(): Outcome<undefined> {
    return { records: [], response: undefined }
  }
}

/** Brokers' defaults. */
export const testConfig: GroupConfig = {
  sessionTimeoutMs: 45_000,
  sessionTimeoutMsMin: 6_000,
  sessionTimeoutMsMax: 1_800_000,
  heartbeatIntervalMs: 5_000,
  sizeMax: 1_000,
  assignors: ['uniform', 'range'],
  classic: {
    sessionTimeoutMsMin: 6_000,
    sessionTimeoutMsMax: 1_800_000,
    initialRebalanceDelayMs: 3_000,
    sizeMax: 1_000,
  },
  migration: { upgrades: true, downgrades: true },
}

/** A record, and where it stands. */
interface WrittenRecord {
  readonly record: CoordinatorRecord
  readonly at: ReplayedAt
}

/** A shard as a broker would run it: what it decides is written in Kafka's bytes, read again and replayed. */
export class TestShard {
  readonly topics = new TestTopics()
  config: GroupConfig = testConfig
  nowMs = 1_000_000
  shard: GroupShard<TestOffsets>
  /** All that was ever written. */
  readonly log: WrittenRecord[] = []

  constructor() {
    this.shard = this.#open()
  }

  /** Set to have what is decided refused by the log. */
  isFull = false

  /** Takes a decision, and makes it so; the answer. */
  run<Response>(decide: (shard: GroupShard<TestOffsets>, nowMs: number) => Outcome<Response>): Response {
    const { records, response } = decide(this.shard, this.nowMs)
    if (this.isFull && records.length > 0) throw new StreamError('NOT_ENOUGH_REPLICAS', 'nothing can be written')
    for (const record of records) this.#replay(throughBytes(record))
    return response
  }

  heartbeat(request: Partial<HeartbeatRequest> & { readonly memberId: string }): HeartbeatResponse {
    return this.run((shard, nowMs) =>
      shard.heartbeat({ groupId: 'g', memberEpoch: 0, clientId: 'c', clientHost: '/h', ...request }, nowMs),
    )
  }

  /** A member that joins, subscribed to topic `t` unless it says otherwise. */
  join(memberId: string, request: Partial<HeartbeatRequest> = {}): HeartbeatResponse {
    return this.heartbeat({ memberId, rebalanceTimeoutMs: 60_000, topics: ['t'], ...request })
  }

  /** Lets time pass, with a tick whenever one is due; what these came to. */
  pass(durationMs: number): readonly GroupTick[] {
    const endMs = this.nowMs + durationMs
    const ticks: GroupTick[] = []
    for (;;) {
      const nextMs = this.shard.nextTickMs()
      if (nextMs === undefined || nextMs > endMs) break
      this.nowMs = Math.max(this.nowMs, nextMs)
      ticks.push(this.run((shard, nowMs) => shard.tick(nowMs)))
    }
    this.nowMs = endMs
    return ticks
  }

  /** Another broker takes over. `isCompacted`: of each key only the last record is left. */
  reload(isCompacted = false): void {
    this.shard = this.#open()
    for (const { record, at } of isCompacted ? compacted(this.log) : this.log) this.shard.replay(record, at)
  }

  #open(): GroupShard<TestOffsets> {
    return new GroupShard({
      topics: this.topics,
      config: () => this.config,
      makeOffsets: (membership) => new TestOffsets(membership),
    })
  }

  #replay(record: CoordinatorRecord): void {
    const at = { offset: this.log.length, timestampMs: this.nowMs, producerId: -1, producerEpoch: -1 }
    this.log.push({ record, at })
    this.shard.replay(record, at)
  }
}

function throughBytes(record: CoordinatorRecord): CoordinatorRecord {
  const { key, value } = encodeCoordinatorRecord(record)
  return present(decodeCoordinatorRecord(key, value), 'what was written is known')
}

function compacted(log: readonly WrittenRecord[]): readonly WrittenRecord[] {
  const last = new Map<string, WrittenRecord>()
  for (const written of log) {
    const key = `${written.record.type}${JSON.stringify(written.record.key)}`
    last.delete(key)
    last.set(key, written)
  }
  return [...last.values()].filter(({ record }) => record.value !== undefined)
}
