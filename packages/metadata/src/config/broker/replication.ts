import { int, long } from '../keys/numbers.ts'
import { boolean, text } from '../keys/texts.ts'

const noFetchRequests =
  'leaders send what they have as soon as they have it, and followers do not ask for it piece by piece'
const electedAtOnce =
  'leaders are elected as soon as a broker comes or a config allows it, and nobody has to look from time to time'
const noSocketBuffers = 'the system sizes the buffers of connections by itself'

/** Replication and leadership. */
export const replicationKeys = {
  'unclean.leader.election.enable': boolean({
    default: 'false',
    update: 'cluster-wide',
    documentation:
      'Whether a replica that is not in sync may lead as a last resort, at the price of acknowledged records.',
  }),
  'unclean.leader.election.interval.ms': long({
    default: '300000',
    least: 1,
    internal: true,
    noEquivalent: electedAtOnce,
    documentation: 'How often such elections are looked for.',
  }),
  'auto.leader.rebalance.enable': boolean({
    default: 'true',
    documentation: 'Whether leaderships are moved back to the preferred replicas from time to time.',
  }),
  'leader.imbalance.check.interval.seconds': long({
    default: '300',
    least: 1,
    documentation: 'How often that is looked at.',
  }),
  'controller.socket.timeout.ms': int({
    default: '30000',
    noEquivalent: 'broker.session.timeout.ms says how long a broker and its controller may be silent',
    documentation: 'How long the sockets between controller and brokers may be silent.',
  }),
  'replica.lag.time.max.ms': long({
    default: '30000',
    documentation: 'How long a follower may be behind before it leaves the in-sync replicas.',
  }),
  'replica.socket.timeout.ms': int({
    default: '30000',
    noEquivalent: noFetchRequests,
    documentation: "How long a follower's request to a leader may take.",
  }),
  'replica.socket.receive.buffer.bytes': int({
    default: '65536',
    noEquivalent: noSocketBuffers,
    documentation: "The receive buffer of a follower's connection.",
  }),
  'replica.fetch.max.bytes': int({
    default: '1048576',
    least: 0,
    noEquivalent: noFetchRequests,
    documentation: 'About how many bytes a follower fetches of each partition at a time.',
  }),
  'replica.fetch.wait.max.ms': int({
    default: '500',
    noEquivalent: noFetchRequests,
    documentation: "How long a leader may hold a follower's fetch that has too little to bring.",
  }),
  'replica.fetch.min.bytes': int({
    default: '1',
    noEquivalent: noFetchRequests,
    documentation: "How much a follower's fetch should bring at least.",
  }),
  'replica.fetch.response.max.bytes': int({
    default: '10485760',
    least: 0,
    documentation: 'About how many bytes may be on their way from one leader to a follower.',
  }),
  'replica.fetch.backoff.ms': int({
    default: '1000',
    least: 0,
    documentation: 'How long a follower waits at most before it tries again what failed; at first it waits less.',
  }),
  'replica.high.watermark.checkpoint.interval.ms': long({
    default: '5000',
    documentation: 'How often high watermarks are written down.',
  }),
  'replica.selector.class': text({
    default: null,
    documentation:
      'What chooses the replica that a consumer reads from: `org.apache.kafka.common.replica.RackAwareReplicaSelector` takes one in sync that is in the rack of the consumer, if there is one. Else it is the leader.',
  }),
} as const
