import { isStreamError, present } from '@millrace/base'
import {
  decodeConsumerAssignment,
  decodeConsumerSubscription,
  encodeConsumerAssignment,
  encodeConsumerSubscription,
} from '@millrace/kafka-wire'
import type { JoinAnswer } from '../src/groups/classic/messages.ts'
import type { TestClassic } from './test-classic.ts'

/** What a consumer of the classic protocol is made with. */
export interface ClassicConsumerOptions {
  readonly topics?: readonly string[]
  readonly instanceId?: string
  /** Whether it goes on with what it owns while the others join; else it lets go of all before. */
  readonly isCooperative?: boolean
}

/**
 * A consumer of the classic protocol as Kafka's are: it joins with what it owns, assigns if it leads, lets go of what it is not told to
 * keep, joins again if it is cooperative and had to, and begins anew when it is told to. It takes one step at a time.
 */
export class ClassicConsumer {
  readonly #world: TestClassic
  readonly #topics: readonly string[]
  readonly #instanceId: string | null
  readonly #isCooperative: boolean
  #newId: string
  #joins = 0
  memberId = ''
  generationId = -1
  /** What it works on, by `topic-partition`. */
  owned = new Set<string>()
  isRunning = true
  /** It has what it was told and nothing to do but to beat. */
  isIdle = false
  #joining: number | undefined
  #syncing: number | undefined

  constructor(world: TestClassic, newId: string, options: ClassicConsumerOptions = {}) {
    this.#world = world
    this.#newId = newId
    this.#topics = options.topics ?? ['t']
    this.#instanceId = options.instanceId ?? null
    this.#isCooperative = options.isCooperative ?? false
  }

  /** Takes an answer if there is one, and otherwise does what it would do next. */
  act(): void {
    if (!this.isRunning) return
    try {
      if (this.#joining !== undefined || this.#syncing !== undefined) this.#hear()
      else if (this.isIdle) this.#world.heartbeat(this.memberId, this.generationId, this.#instanceId)
      else this.#join()
    } catch (error) {
      this.#refused(error)
    }
  }

  /** `says`: it leaves, unless it is a static one, which just goes. */
  stop(says: boolean): void {
    if (says && this.#instanceId === null && this.memberId !== '') {
      this.owned.clear()
      try {
        this.#world.leave({ memberId: this.memberId })
      } catch (error) {
        // It may be out already.
        if (!isStreamError(error, 'UNKNOWN_MEMBER_ID')) throw error
      }
    }
    this.isRunning = false
  }

  /** A new process, as `newId`. */
  start(newId: string): void {
    if (this.isRunning) return
    this.isRunning = true
    this.#newId = newId
    this.#reset()
    this.#joining = undefined
    this.#syncing = undefined
  }

  /** The coordinator went: what was asked of it is not answered, and is asked again. */
  lose(): void {
    if (this.#joining === undefined && this.#syncing === undefined) return
    this.#joining = undefined
    this.#syncing = undefined
    this.isIdle = false
  }

  #join(): void {
    if (!this.#isCooperative) this.owned.clear()
    const metadata = encodeConsumerSubscription({
      topics: [...this.#topics],
      ownedPartitions: byTopic(this.owned),
      generationId: this.generationId,
    })
    const protocols = [{ name: this.#isCooperative ? 'cooperative-sticky' : 'range', metadata }]
    const request = { memberId: this.memberId, groupInstanceId: this.#instanceId, protocols }
    this.#joins += 1
    const newMemberId = `${this.#newId}.${this.#joins}`
    this.#joining = this.#world.join(request, { newMemberId, takesIdFirst: true })
  }

  #hear(): void {
    const joined = this.#joining === undefined ? undefined : this.#world.joined.get(this.#joining)
    if (joined !== undefined) {
      this.#joining = undefined
      if (joined.error !== undefined) return this.#refused(joined.error)
      this.memberId = joined.memberId
      this.generationId = joined.generationId
      const isToAssign = joined.leader === joined.memberId && !joined.skipAssignment
      const assignments = isToAssign ? this.#assign(joined) : {}
      this.#syncing = this.#world.sync(this.memberId, this.generationId, assignments, this.#instanceId)
    }
    const synced = this.#syncing === undefined ? undefined : this.#world.synced.get(this.#syncing)
    if (synced === undefined) return
    this.#syncing = undefined
    if (synced.error !== undefined) return this.#refused(synced.error)
    const { assignedPartitions } = decodeConsumerAssignment(Buffer.from(synced.assignment))
    const told = new Set(assignedPartitions.flatMap(({ topic, partitions }) => partitions.map((p) => `${topic}-${p}`)))
    const hadToLetGo = [...this.owned].some((each) => !told.has(each))
    this.owned = told
    // Who had to let go says so, and others get it then.
    this.isIdle = !(this.#isCooperative && hadToLetGo)
  }

  /** Deals the partitions out; of a cooperative group nobody gets what another member says that it owns. */
  #assign({ members }: JoinAnswer): Readonly<Record<string, Buffer>> {
    const wanted = members.map(({ memberId, metadata }) => ({
      memberId,
      ...decodeConsumerSubscription(Buffer.from(metadata)),
      partitions: [] as string[],
    }))
    const owners = new Map(
      wanted.flatMap(({ memberId, ownedPartitions }) =>
        ownedPartitions.flatMap(({ topic, partitions }) => partitions.map((p) => [`${topic}-${p}`, memberId] as const)),
      ),
    )
    let turn = 0
    for (const topic of new Set(wanted.flatMap(({ topics }) => topics))) {
      const takers = wanted.filter(({ topics }) => topics.includes(topic))
      for (let number = 0; number < (this.#world.world.topics.topic(topic)?.partitions ?? 0); number++) {
        const taker = present(takers[(turn += 1) % takers.length], 'somebody wants it')
        const owner = owners.get(`${topic}-${number}`)
        if (owner === undefined || owner === taker.memberId) taker.partitions.push(`${topic}-${number}`)
      }
    }
    return Object.fromEntries(
      wanted.map(({ memberId, partitions }) => [
        memberId,
        encodeConsumerAssignment({ assignedPartitions: byTopic(partitions) }),
      ]),
    )
  }

  #refused(error: unknown): void {
    if (!isStreamError(error)) throw error
    this.isIdle = false
    if (error.code === 'MEMBER_ID_REQUIRED') this.memberId = String(error.context['memberId'])
    else if (error.code === 'UNKNOWN_MEMBER_ID' || error.code === 'FENCED_INSTANCE_ID') this.#reset()
    else if (error.code === 'ILLEGAL_GENERATION') {
      this.owned.clear()
      this.generationId = -1
    } else if (error.code !== 'REBALANCE_IN_PROGRESS') throw error
  }

  #reset(): void {
    this.memberId = ''
    this.generationId = -1
    this.owned.clear()
    this.isIdle = false
  }
}

function byTopic(partitions: Iterable<string>): { readonly topic: string; readonly partitions: number[] }[] {
  const topics = new Map<string, number[]>()
  for (const each of partitions) {
    const end = each.lastIndexOf('-')
    const topic = each.slice(0, end)
    topics.set(topic, [...(topics.get(topic) ?? []), Number(each.slice(end + 1))])
  }
  return [...topics].map(([topic, numbers]) => ({ topic, partitions: numbers }))
}
