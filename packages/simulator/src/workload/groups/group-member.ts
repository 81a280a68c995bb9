import { type Events, isStreamError } from '@millrace/base'
import type { ConsumedBatch, Consumer, GroupEvent } from '@millrace/client/core'
import type { SimCluster } from '../../nodes/cluster.ts'
import { Restartable } from '../restartable.ts'
import type { SimClient } from '../sim-client.ts'
import type { MemberDeed } from './deeds.ts'
import { type Commits, consumerOptions, type GroupPlan } from './member-settings.ts'

const pauseAfterFailureMs = 200
/** How often it leaves its loop, and its group, and comes back at once. */
const leaveShare = 0.004
/** How often an application that commits all that it was given does so. */
const commitShare = 0.1
/** How often it thinks over what it was given, and for how long at most. */
const thinking = [
  { share: 0.002, msMax: 8_000 },
  { share: 0.02, msMax: 200 },
  { share: 0.2, msMax: 10 },
]

/** What of a partition is given at once. */
interface Given {
  readonly partition: number
  readonly firstOffset: number
  readonly nextOffset: number
}

/** An application that reads a topic as a member of a group. */
export class GroupMember extends Restartable {
  readonly #plan: GroupPlan
  readonly #topic: string
  readonly #counts: { assigned: number; lost: number }
  #isCalm = false

  constructor(
    cluster: SimCluster,
    host: string,
    plan: GroupPlan,
    topic: string,
    counts: { assigned: number; lost: number },
  ) {
    super(cluster, host)
    this.#plan = plan
    this.#topic = topic
    this.#counts = counts
  }

  /** It thinks no more, and does not leave by itself. */
  calm(): void {
    this.#isCalm = true
  }

  protected async run(life: SimClient, leaving: AbortSignal): Promise<void> {
    const { random } = life
    const commits = random.pick<Commits>(['automatic', 'automatic', 'batch', 'all'])
    const client = await life.connected()
    while (!leaving.aborted) {
      const consumer = client.consumer(consumerOptions(this.#plan, this.host, commits, random))
      try {
        if (commits === 'batch') await this.#takeBatches(life, consumer, leaving)
        else await this.#takeRecords(life, consumer, commits, leaving)
      } catch (error) {
        if (!isStreamError(error)) throw error
        this.cluster.trace.add('member', life.process.name, `begins anew: ${error.message}`)
        if (!leaving.aborted) await life.pause(pauseAfterFailureMs)
      }
      await consumer.close()
    }
    await client.close()
  }

  protected events(process: string): Events {
    const { group } = this.#plan
    const telling = (kind: 'assigned' | 'released', counted?: 'assigned' | 'lost') => (event: GroupEvent) => {
      const { memberId, partitions } = event
      if (counted !== undefined) this.#counts[counted] += 1
      this.#tell({ kind, group, process, memberId, partitions })
    }
    const listeners = new Map([
      ['millrace:consumer.group.assigned', telling('assigned', 'assigned')],
      ['millrace:consumer.group.revoked', telling('released')],
      ['millrace:consumer.group.lost', telling('released', 'lost')],
    ])
    return {
      channel: (name) => {
        const listener = listeners.get(name)
        return {
          name,
          hasSubscribers: listener !== undefined,
          // By its name it is known what it tells of.
          publish: (event) => listener?.(event as unknown as GroupEvent),
        }
      },
    }
  }

  protected gone(process: string): void {
    this.#tell({ kind: 'gone', group: this.#plan.group, process })
  }

  async #takeRecords(life: SimClient, consumer: Consumer, commits: Commits, signal: AbortSignal): Promise<void> {
    for await (const { partition, offset } of consumer.records(this.#topic, { signal })) {
      await this.#handle(life, { partition, firstOffset: offset, nextOffset: offset + 1 })
      if (commits === 'all' && life.random.chance(commitShare)) await consumer.commit()
      if (this.#leaves(life)) return
    }
  }

  async #takeBatches(life: SimClient, consumer: Consumer, signal: AbortSignal): Promise<void> {
    for await (const batch of consumer.batches(this.#topic, { signal })) {
      const { partition, firstOffset, lastOffset } = batch
      await this.#handle(life, { partition, firstOffset, nextOffset: lastOffset + 1 })
      await commitUnlessTaken(batch)
      if (this.#leaves(life)) return
    }
  }

  async #handle(life: SimClient, given: Given): Promise<void> {
    const about = { group: this.#plan.group, process: life.process.name, topic: this.#topic, ...given }
    this.#tell({ kind: 'delivered', ...about })
    await this.#think(life)
    this.#tell({ kind: 'finished', ...about })
  }

  async #think(life: SimClient): Promise<void> {
    const { random } = life
    const draw = random.number()
    const thought = thinking.find(({ share }) => draw < share)
    if (thought !== undefined && !this.#isCalm) await life.pause(random.number() * thought.msMax)
  }

  #leaves(life: SimClient): boolean {
    return life.random.chance(leaveShare) && !this.#isCalm
  }

  #tell(deed: MemberDeed): void {
    this.cluster.trace.add('member', deed.process, told(deed))
    this.cluster.watch.tell((invariant, cluster) => invariant.memberDid?.(deed, cluster))
  }
}

function told(deed: MemberDeed): string {
  switch (deed.kind) {
    case 'gone':
      return 'is gone'
    case 'delivered':
      return `is given ${deed.topic}-${deed.partition} from ${deed.firstOffset} to ${deed.nextOffset}`
    case 'finished':
      return `has finished ${deed.topic}-${deed.partition} before ${deed.nextOffset}`
    default:
      return `${deed.kind} ${deed.partitions.map(({ topic, partition }) => `${topic}-${partition}`).join(' ')}`
  }
}

/** Of a partition that was taken away nothing is lost if it is not committed: whoever has it reads that again. */
async function commitUnlessTaken(batch: ConsumedBatch<unknown, unknown, unknown>): Promise<void> {
  try {
    await batch.commit()
  } catch (error) {
    if (!isStreamError(error, 'STALE_MEMBER_EPOCH')) throw error
  }
}
