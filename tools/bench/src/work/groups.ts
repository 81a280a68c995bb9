import { type Client, type Consumer, connect, isStreamError } from '@millrace/client'
import { assert } from '@millrace/base'

/** How long members take to come and to go, in groups that have nothing else to do. */
export interface JoinJob {
  readonly kind: 'join'
  readonly address: string
  readonly topic: string
  readonly partitions: number
  /** Groups, one after the other. */
  readonly groups: number
}

export interface JoinResult {
  /** From the first member's begin until it has all partitions. */
  readonly firstMs: readonly number[]
  /** From the second one's begin until it has its half. */
  readonly secondMs: readonly number[]
  /** From its close until the first has all again. */
  readonly leaveMs: readonly number[]
}

/** Many members of one group, of which one leaves in the end. */
export interface SessionsJob {
  readonly kind: 'sessions'
  readonly address: string
  readonly topic: string
  readonly partitions: number
  readonly members: number
}

export interface SessionsResult {
  /** From the first one's begin until each has its share. */
  readonly stableMs: number
  /** From the close of one until others have its share. */
  readonly leftMs: number
  /** Partitions that came or went, but those of the one that left. */
  readonly movedBesides: number
}

/** A member, and what it has. */
class Member {
  readonly owned = new Set<number>()
  /** Partitions that were given to it, or taken from it, since it began. */
  changes = 0
  readonly #consumer: Consumer
  readonly #reading: Promise<void>

  constructor(client: Client, group: string, topic: string, onChange: () => void) {
    this.#consumer = client.consumer({
      group,
      offsetReset: 'earliest',
      onAssigned: (partitions) => {
        for (const { partition } of partitions) this.owned.add(partition)
        this.changes += partitions.length
        onChange()
      },
      onRevoked: (partitions) => {
        for (const { partition } of partitions) this.owned.delete(partition)
        this.changes += partitions.length
        onChange()
      },
    })
    this.#reading = read(this.#consumer, topic)
  }

  async close(): Promise<void> {
    await this.#consumer.close()
    await this.#reading
  }
}

async function read(consumer: Consumer, topic: string): Promise<void> {
  try {
    for await (const { value } of consumer.records(topic)) assert(value === null, 'nobody writes to this topic')
  } catch (error) {
    if (!isStreamError(error, 'CLOSED')) throw error
  }
}

/** Members of one group, and a wait for what they have. */
class Members {
  readonly all: Member[] = []
  #onChange: () => void = () => undefined

  join(client: Client, group: string, topic: string): Member {
    const member = new Member(client, group, topic, () => this.#onChange())
    this.all.push(member)
    return member
  }

  /** Milliseconds until `holds`, which is asked at each change. */
  async until(holds: () => boolean): Promise<number> {
    const beganMs = performance.now()
    await new Promise<void>((resolve) => {
      this.#onChange = () => {
        if (holds()) resolve()
      }
      this.#onChange()
    })
    return performance.now() - beganMs
  }
}

/** Everything twice: what is counted comes after as many groups that warm up the broker and this process. */
export async function join({ address, topic, partitions, groups }: JoinJob): Promise<JoinResult> {
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  const result = { firstMs: [] as number[], secondMs: [] as number[], leaveMs: [] as number[] }
  for (let count = -groups; count < groups; count += 1) {
    const members = new Members()
    const group = `${topic}-${count + groups}`
    const first = members.join(client, group, topic)
    const firstMs = await members.until(() => first.owned.size === partitions)
    const second = members.join(client, group, topic)
    const secondMs = await members.until(() => second.owned.size === Math.floor(partitions / 2))
    const closed = second.close()
    const leaveMs = await members.until(() => first.owned.size === partitions)
    await closed
    await first.close()
    if (count < 0) continue
    result.firstMs.push(firstMs)
    result.secondMs.push(secondMs)
    result.leaveMs.push(leaveMs)
  }
  return result
}

export async function sessions(job: SessionsJob): Promise<SessionsResult> {
  const { address, topic, partitions, members: count } = job
  await using client = await connect({ brokers: [address], clientId: 'bench' })
  const members = new Members()
  for (let at = 0; at < count; at += 1) members.join(client, topic, topic)
  const share = partitions / count
  const ownedBy = (some: readonly Member[]) => some.reduce((sum, { owned }) => sum + owned.size, 0)
  const stableMs = await members.until(() => members.all.every(({ owned }) => owned.size === share))
  for (const member of members.all) member.changes = 0
  const [leaving, ...others] = members.all
  assert(leaving !== undefined, 'there are members')
  const closed = leaving.close()
  const leftMs = await members.until(() => ownedBy(others) === partitions)
  await closed
  const movedBesides = others.reduce((sum, { changes }) => sum + changes, 0) - share
  await Promise.all(others.map((member) => member.close()))
  return { stableMs, leftMs, movedBesides }
}
