import type { BrokerSettings } from '@millrace/metadata'
import type { ClusterNode } from '../cluster/cluster-node.ts'
import type { LiveConfig } from '../config/live-config.ts'
import { GroupCoordinators } from '../coordinators/groups/group-coordinators.ts'
import { InternalTopics } from '../coordinators/internal-topics.ts'
import type { ProducerIds } from '../metadata/producer-ids.ts'
import type { PartitionTable } from '../partitions/partition-table.ts'
import type { TransactionCoordinators } from '../transaction/transaction-coordinators.ts'
import type { TransactionLinks } from '../transaction/transaction-links.ts'
import type { StartContext } from './make-services.ts'

/** What the coordinators of a broker work on. */
export interface CoordinatorParts {
  readonly node: ClusterNode
  readonly live: LiveConfig
  readonly partitions: PartitionTable
  readonly links: TransactionLinks
  readonly producerIds: ProducerIds
}

/** What a broker coordinates, and the topics that keep it. */
export interface Coordinators {
  readonly internalTopics: InternalTopics
  readonly groups: GroupCoordinators
  readonly transactions: TransactionCoordinators
}

/** Sets up what a broker coordinates, once it leads what keeps that. */
export function makeCoordinators(parts: CoordinatorParts, start: StartContext): Coordinators {
  const { ports, faults } = start
  const logger = start.logger.named('coordinators')
  const { node, live, partitions, links, producerIds } = parts
  const { random, clock, checksum, compression } = ports
  const { controller, client, quorum } = node
  const nodeId = live.started.nodeId
  const settings = (): BrokerSettings => live.settings
  const shared = { nodeId, image: quorum.image, partitions, clock, checksum, compression, logger, faults, settings }
  return {
    internalTopics: new InternalTopics({ controller, client, live, random, logger }),
    groups: new GroupCoordinators({ ...shared, verifyTransaction: links.verify, random }),
    transactions: links.coordinate({ ...shared, takeProducerId: () => producerIds.take() }),
  }
}
