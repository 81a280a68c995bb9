import type { ClusterNode } from '../cluster/cluster-node.ts'
import type { LiveConfig } from '../config/live-config.ts'
import { GroupCoordinators } from '../coordinators/groups/group-coordinators.ts'
import { InternalTopics } from '../coordinators/internal-topics.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import type { VerifyTransaction } from '../partitions/transactions/verify-transaction.ts'
import type { StartContext } from './make-services.ts'

/** What the coordinators of a broker work on. */
export interface CoordinatorParts {
  readonly node: ClusterNode
  readonly live: LiveConfig
  readonly partitions: PartitionTable
  readonly verifyTransaction: VerifyTransaction
}

/** What a broker coordinates, and the topics that keep it. */
export interface Coordinators {
  readonly internalTopics: InternalTopics
  readonly groups: GroupCoordinators
}

/** Sets up what a broker coordinates, once it leads what keeps that. */
export function makeCoordinators(parts: CoordinatorParts, { ports, logger, faults }: StartContext): Coordinators {
  const { node, live, partitions, verifyTransaction } = parts
  const { random, clock, checksum, compression } = ports
  const { controller, client, quorum } = node
  return {
    internalTopics: new InternalTopics({ controller, client, live, random, logger }),
    groups: new GroupCoordinators({
      nodeId: live.started.nodeId,
      image: quorum.image,
      partitions,
      clock,
      checksum,
      compression,
      logger,
      faults,
      settings: () => live.settings,
      verifyTransaction,
    }),
  }
}
