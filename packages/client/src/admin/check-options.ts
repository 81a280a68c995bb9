import { checkKnown, optionNames } from '../util/check-options.ts'
import type { DescribeConfigsOptions } from './config-types.ts'
import type { AdminCallOptions, CreateTopicOptions } from './types.ts'

const ofCall = { timeoutMs: true, signal: true } as const

const known = {
  createTopic: optionNames<CreateTopicOptions & AdminCallOptions>({
    partitions: true,
    replicationFactor: true,
    configs: true,
    validateOnly: true,
    ...ofCall,
  }),
  describeConfigs: optionNames<DescribeConfigsOptions & AdminCallOptions>({
    keys: true,
    synonyms: true,
    documentation: true,
    ...ofCall,
  }),
  alterConfigs: ['validateOnly', ...Object.keys(ofCall)],
  createPartitions: ['validateOnly', ...Object.keys(ofCall)],
  alterPartitionReassignments: ['keepReplicationFactor', 'validateOnly', ...Object.keys(ofCall)],
  listPartitionReassignments: ['topics', ...Object.keys(ofCall)],
  electLeaders: Object.keys(ofCall),
  decommissionBroker: ['validateOnly', ...Object.keys(ofCall)],
  listOffsets: ['partitions', ...Object.keys(ofCall)],
} as const

/** Throws INVALID_REQUEST for an option that the call does not have, and would ignore: `retention.ms` where `configs` should hold it. */
export function checkCallOptions(call: keyof typeof known, options: object): void {
  checkKnown(call, options, known[call], 'INVALID_REQUEST')
}
