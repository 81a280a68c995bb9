import { int } from '../keys/numbers.ts'
import { boolean, throttledReplicas } from '../keys/texts.ts'

/** How many brokers have a record, and who leads. */
export const replicationKeys = {
  'follower.replication.throttled.replicas': throttledReplicas({
    default: '',
    documentation: 'Followers whose replication is held to the throttle rate: `partition:broker,...`, or `*` for all.',
  }),
  'leader.replication.throttled.replicas': throttledReplicas({
    default: '',
    documentation: 'Leaders whose replication is held to the throttle rate: `partition:broker,...`, or `*` for all.',
  }),
  'min.insync.replicas': int({
    default: '1',
    least: 1,
    brokerSynonyms: [{ name: 'min.insync.replicas' }],
    documentation:
      'How many replicas, the leader among them, must have a batch on disk before it counts as written with acks=all. ' +
      "At most the topic's replication factor.",
  }),
  'unclean.leader.election.enable': boolean({
    default: 'false',
    brokerSynonyms: [{ name: 'unclean.leader.election.enable' }],
    documentation:
      'Whether a replica that is not in sync may lead as a last resort, at the price of acknowledged records.',
  }),
} as const
