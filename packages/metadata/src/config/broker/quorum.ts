import { int, long } from '../keys/numbers.ts'
import { list, text } from '../keys/texts.ts'

/** The controllers and their log. */
export const quorumKeys = {
  'controller.quorum.voters': list({
    default: '',
    form: /^\d+@[^@:\s]+:\d{1,5}$/,
    expected: 'a list of id@host:port',
    documentation:
      'The voters of the metadata quorum that a new cluster begins with: `id@host:port,...`, the same on all its nodes; none for a node that is a cluster by itself. Later changes stand in the metadata.',
  }),
  'controller.quorum.bootstrap.servers': list({
    default: '',
    form: /^[^@\s]*:\d{1,5}$/,
    expected: 'a list of host:port',
    documentation:
      'Addresses of nodes by which the metadata quorum is found, besides its voters: for a new node that is not among these.',
  }),
  'controller.quorum.election.timeout.ms': int({
    default: '1000',
    least: 0,
    documentation: 'How long a candidate waits for votes, at the latest, before it asks again.',
  }),
  'controller.quorum.fetch.timeout.ms': int({
    default: '2000',
    least: 0,
    documentation:
      'How long without news of the leader, at the latest, before a voter stands for election. One whose process is gone is replaced at once.',
  }),
  'controller.quorum.election.backoff.max.ms': int({
    default: '1000',
    least: 0,
    noEquivalent: 'those who stand for election wait by lot, within controller.quorum.election.timeout.ms',
    documentation: 'The longest pause before another election.',
  }),
  'controller.quorum.append.linger.ms': int({
    default: '25',
    least: 0,
    noEquivalent: 'records are written at once, and one sync serves all that came meanwhile',
    documentation: 'How long the leader gathers records before it writes them.',
  }),
  'controller.quorum.request.timeout.ms': int({
    default: '2000',
    least: 0,
    documentation: 'How long a node waits for the answer of another one to who it is.',
  }),
  'controller.quorum.retry.backoff.ms': int({
    default: '20',
    least: 0,
    documentation: 'How long a node that looks for its cluster waits at first before it asks again.',
  }),
  'controller.performance.sample.period.ms': long({
    default: '60000',
    least: 100,
    internal: true,
    noEquivalent: 'slow events of the controller are not summed up',
    documentation: "How often the controller's slow events are summed up.",
  }),
  'controller.performance.always.log.threshold.ms': long({
    default: '2000',
    least: 0,
    internal: true,
    noEquivalent: 'slow events of the controller are not summed up',
    documentation: 'From which duration on each slow event of the controller is logged.',
  }),
  'initial.broker.registration.timeout.ms': int({
    default: '60000',
    documentation: 'How long a broker tries to register before it gives up.',
  }),
  'broker.heartbeat.interval.ms': int({
    default: '500',
    documentation: 'How often a broker tells the controller that it lives.',
  }),
  'broker.session.timeout.ms': int({
    default: '2000',
    documentation: 'How long without that before the controller takes a broker for gone.',
  }),
  'metadata.log.dir': text({
    default: null,
    documentation: 'The folder of the metadata log, if it is not the first of the data folders.',
  }),
  'metadata.log.segment.bytes': int({
    default: '1073741824',
    least: 8_388_608,
    documentation: 'The size at which a segment of the metadata log is closed.',
  }),
  'internal.metadata.log.segment.bytes': int({
    default: null,
    internal: true,
    documentation: 'The same in tests, where segments may be smaller.',
  }),
  'metadata.log.segment.ms': long({
    default: '604800000',
    documentation: 'The age at which a segment of the metadata log is closed.',
  }),
  'metadata.max.retention.bytes': long({
    default: '104857600',
    noEquivalent: 'the metadata log keeps what follows on the last snapshot but one, and no more',
    documentation: 'How large metadata log and snapshots may grow together.',
  }),
  'metadata.max.retention.ms': long({
    default: '604800000',
    noEquivalent: 'the metadata log keeps what follows on the last snapshot but one, and no more',
    documentation: 'How old segments of the metadata log and snapshots may grow.',
  }),
  'metadata.log.max.record.bytes.between.snapshots': long({
    default: '20971520',
    least: 1,
    documentation: 'After how many bytes of new metadata a snapshot is made.',
  }),
  'metadata.log.max.snapshot.interval.ms': long({
    default: '3600000',
    least: 0,
    documentation: 'How long after changes of metadata a snapshot is made at the latest.',
  }),
  'metadata.max.idle.interval.ms': int({
    default: '500',
    least: 0,
    noEquivalent: 'nothing is written to an idle metadata log: heartbeats tell that its leader lives',
    documentation: 'How often the controller writes something to an idle metadata log.',
  }),
  'internal.metadata.max.batch.size.in.bytes': int({
    default: '8388608',
    internal: true,
    noEquivalent: 'what is decided together is one batch, however large',
    documentation: 'In tests, the largest batch of the metadata log.',
  }),
  'internal.metadata.max.fetch.size.in.bytes': int({
    default: '8388608',
    internal: true,
    noEquivalent: 'the leader sends what is new by itself',
    documentation: 'In tests, the most that is fetched of the metadata log at once.',
  }),
  'internal.metadata.delete.delay.millis': long({
    default: '60000',
    internal: true,
    noEquivalent: 'what a snapshot took the place of is removed at once',
    documentation: 'In tests, how long removed files of the metadata log stay.',
  }),
} as const
