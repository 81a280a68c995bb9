import type { QuorumDescription, TopicDescription } from '@millrace/client'
import { voterSilentMsMax } from '../limits.ts'

/** A partition that would suffer, and how. */
export interface BlockedPartition {
  readonly topic: string
  readonly partition: number
  /** How many replicas would be in sync, and how many must be for writes with acks=all. */
  readonly inSyncAfter: number
  readonly minInSync: number
}

/** What speaks against stopping a broker; all empty if nothing does. */
export interface StopBlockers {
  readonly partitions: readonly BlockedPartition[]
  /** Why the metadata quorum would not survive it. */
  readonly quorum: string | undefined
}

/** What would stand still while the broker is away: partitions below their min.insync.replicas, and a quorum without its majority. */
export function stopBlockers(
  nodeId: number,
  topics: readonly TopicDescription[],
  quorum: QuorumDescription,
): StopBlockers {
  return {
    partitions: topics.flatMap((topic) => blockedPartitions(nodeId, topic)),
    quorum: quorumBlocker(nodeId, quorum),
  }
}

function blockedPartitions(nodeId: number, { name, partitions, configs }: TopicDescription): BlockedPartition[] {
  const minInSync = Number(configs.find((config) => config.name === 'min.insync.replicas')?.value ?? 1)
  return partitions
    .filter(({ isr }) => isr.includes(nodeId))
    .map(({ partition, isr }) => ({ topic: name, partition, inSyncAfter: isr.length - 1, minInSync }))
    .filter(({ inSyncAfter }) => inSyncAfter < Math.max(1, minInSync))
}

function quorumBlocker(nodeId: number, { voters }: QuorumDescription): string | undefined {
  if (voters.every((voter) => voter.nodeId !== nodeId)) return undefined
  const others = voters.filter((voter) => voter.nodeId !== nodeId && voter.silentMs <= voterSilentMsMax)
  const needed = Math.floor(voters.length / 2) + 1
  if (others.length >= needed) return undefined
  return `of the ${voters.length} voters of the metadata quorum ${others.length} would be left, and ${needed} are needed`
}
