import { checkKnown, optionNames } from '@millrace/base'
import type { DescribeConfigsOptions } from './config-types.ts'
import type { ReassignOptions } from './cluster-types.ts'
import type { Admin, AdminCallOptions, CreatePartitionsOptions, CreateTopicOptions } from './types.ts'

const ofCall = optionNames<AdminCallOptions>({ timeoutMs: true, signal: true })

/** What calls have besides how long they may take, and who may give them up. */
const known: Readonly<Partial<Record<keyof Admin, readonly string[]>>> = {
  createTopic: optionNames<CreateTopicOptions>({
    partitions: true,
    replicationFactor: true,
    configs: true,
    validateOnly: true,
  }),
  listTopics: ['internal'],
  describeTopics: ['internal'],
  describeConfigs: optionNames<DescribeConfigsOptions>({ keys: true, synonyms: true, documentation: true }),
  alterConfigs: ['validateOnly'],
  createPartitions: optionNames<CreatePartitionsOptions>({ validateOnly: true }),
  describeLogDirs: ['topics', 'nodeIds'],
  alterPartitionReassignments: optionNames<ReassignOptions>({ keepReplicationFactor: true, validateOnly: true }),
  listPartitionReassignments: ['topics'],
  decommissionBroker: ['validateOnly'],
  listOffsets: ['partitions', 'isolation'],
}

/** Throws INVALID_REQUEST for an option that the call does not have, and would ignore: `retention.ms` where `configs` should hold it. */
export function checkCallOptions(call: keyof Admin, options: object): void {
  checkKnown(call, options, [...(known[call] ?? []), ...ofCall], 'INVALID_REQUEST')
}
