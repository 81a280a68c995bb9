import { StreamError } from '@millrace/base'
import type { BrokerSettings } from '@millrace/metadata'
import type { RaftLimits } from '@millrace/raft'
import { raftTickMs } from '../limits.ts'
import { parseVoters, type VoterAddress } from '../quorum/voters.ts'

/** A node's part in its cluster, as it is configured. */
export interface QuorumConfig {
  /** `controller.quorum.voters`, by number; none if this node begins as a cluster by itself. */
  readonly voters: readonly VoterAddress[]
  /** `controller.quorum.bootstrap.servers` */
  readonly bootstrapServers: readonly string[]
  /** Whether it holds partitions. */
  readonly isBroker: boolean
  /** Whether it may vote in the metadata quorum. */
  readonly isController: boolean
}

/** Reads a node's part in its cluster. Throws INVALID_CONFIG for voters, roles and addresses that contradict each other. */
export function quorumConfig(settings: BrokerSettings, nodeId: number): QuorumConfig {
  const { controllerQuorumVoters, controllerQuorumBootstrapServers, processRoles } = settings
  const voters = parseVoters(controllerQuorumVoters)
  const roles = processRoles === null || processRoles.length === 0 ? ['broker', 'controller'] : processRoles
  const isVoter =
    voters.length === 0
      ? controllerQuorumBootstrapServers.length === 0
      : voters.some((voter) => voter.nodeId === nodeId)
  if (isVoter && !roles.includes('controller')) {
    throw invalid(
      voters.length === 0
        ? 'process.roles is broker, and neither controller.quorum.voters nor controller.quorum.bootstrap.servers names a controller: name one'
        : `process.roles is broker, but node ${nodeId} is among controller.quorum.voters: leave it out there, or add controller`,
    )
  }
  return {
    voters,
    bootstrapServers: controllerQuorumBootstrapServers,
    isBroker: roles.includes('broker'),
    isController: roles.includes('controller'),
  }
}

/** How long raft waits for what. */
export function raftLimits(settings: BrokerSettings): Partial<RaftLimits> {
  const { controllerQuorumFetchTimeoutMs, controllerQuorumElectionTimeoutMs } = settings
  // Raft draws by lot between a time and twice that; Kafka's keys name the longest.
  return {
    electionTicks: ticksOf(controllerQuorumFetchTimeoutMs / 2, 4),
    campaignTicks: ticksOf(controllerQuorumElectionTimeoutMs / 2, 2),
  }
}

function ticksOf(timeMs: number, least: number): number {
  return Math.max(least, Math.ceil(timeMs / raftTickMs))
}

function invalid(text: string): StreamError {
  return new StreamError('INVALID_CONFIG', text, { context: { key: 'process.roles' } })
}
