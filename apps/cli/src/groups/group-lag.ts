import type { Client, GroupDescription, GroupOffset } from '@millrace/client'
import { isStreamError } from '@millrace/base'
import { askTimeoutMs } from '../limits.ts'

/** Where a group is in a partition, and who has it. */
export interface GroupPartition {
  readonly topic: string
  readonly partition: number
  /** undefined where nothing was committed. */
  readonly committedOffset: number | undefined
  readonly endOffset: number | undefined
  /** Records behind the committed offset; undefined where that or the end is not known. */
  readonly lag: number | undefined
  readonly metadata: string
  readonly memberId: string | undefined
  readonly clientId: string | undefined
}

/** A group with its partitions: those that it has committed in, and those that its members have. */
export interface GroupStatus {
  readonly description: GroupDescription
  readonly partitions: readonly GroupPartition[]
  /** The sum of what is known. */
  readonly lag: number
}

/** Looks at a group. GROUP_ID_NOT_FOUND if there is none of that name. */
export async function groupStatus(client: Client, group: string): Promise<GroupStatus> {
  const admin = client.admin()
  const asked = { timeoutMs: askTimeoutMs }
  const [description, offsets] = await Promise.all([
    admin.describeGroup(group, asked),
    admin.listGroupOffsets(group, asked),
  ])
  const owners = new Map(
    description.members.flatMap((member) =>
      member.assigned.map(({ topic, partition }) => [keyOf(topic, partition), member] as const),
    ),
  )
  const committed = new Map(offsets.map((offset) => [keyOf(offset.topic, offset.partition), offset]))
  const ends = await endsOf(client, new Set([...committed.keys(), ...owners.keys()].map(topicOf)))
  const partitions = [...new Set([...committed.keys(), ...owners.keys()])].map((key): GroupPartition => {
    const offset: GroupOffset | undefined = committed.get(key)
    const owner = owners.get(key)
    const endOffset = ends.get(key)
    return {
      topic: topicOf(key),
      partition: Number(key.slice(key.lastIndexOf('/') + 1)),
      committedOffset: offset?.offset,
      endOffset,
      lag: offset === undefined || endOffset === undefined ? undefined : Math.max(0, endOffset - offset.offset),
      metadata: offset?.metadata ?? '',
      memberId: owner?.memberId,
      clientId: owner?.clientId,
    }
  })
  partitions.sort((one, other) =>
    one.topic === other.topic ? one.partition - other.partition : one.topic < other.topic ? -1 : 1,
  )
  return { description, partitions, lag: partitions.reduce((sum, { lag = 0 }) => sum + lag, 0) }
}

/** Where the partitions of these topics end; those that can't be asked are left out. */
async function endsOf(client: Client, topics: ReadonlySet<string>): Promise<Map<string, number>> {
  const ends = new Map<string, number>()
  for (const topic of topics) {
    try {
      for (const { partition, offset } of await client
        .admin()
        .listOffsets(topic, 'latest', { timeoutMs: askTimeoutMs })) {
        if (offset !== undefined) ends.set(keyOf(topic, partition), offset)
      }
    } catch (error) {
      // It is gone, or has no leader: the others are shown all the same.
      if (!isStreamError(error)) throw error
    }
  }
  return ends
}

function keyOf(topic: string, partition: number): string {
  return `${topic}/${partition}`
}

function topicOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'))
}
