import { counterMetric, gaugeMetric, type Metrics } from '@millrace/base'
import type { RaftStatus } from '@millrace/raft'
import type { SessionStatus } from '../controller/broker-sessions.ts'

const raft = (name: string, help: string) => gaugeMetric({ name: `kafka_server_raft_metrics_${name}`, help })
const controller = (name: string, help: string) =>
  gaugeMetric({ name: `kafka_controller_kafkacontroller_${name}`, help })
const ofBroker = (name: string, help: string) => gaugeMetric({ name, help, labels: ['broker'] })

export const quorumMetrics = {
  state: gaugeMetric({
    name: 'kafka_server_raft_metrics_current_state',
    help: 'Always 1; its label says what the node is to the metadata quorum: leader, candidate, pre-candidate, follower or observer.',
    labels: ['state'],
  }),
  leader: raft(
    'current_leader',
    'The node that leads the metadata quorum, as far as this one knows; -1 while none does.',
  ),
  epoch: raft('current_epoch', 'The term of the metadata quorum. It rises with each election.'),
  highWatermark: raft('high_watermark', 'The offset after the last metadata record that is committed.'),
  logEndOffset: raft('log_end_offset', 'The offset after the last metadata record in the log of this node.'),
  voters: raft('number_of_voters', 'Voters of the metadata quorum.'),
  observers: raft('number_of_observers', 'Nodes that follow the metadata quorum without a vote, by its leader.'),
  newControllers: counterMetric({
    name: 'kafka_controller_kafkacontroller_newactivecontrollerscount',
    help: 'Elections of a controller that this node has seen.',
  }),
  committedOffset: controller(
    'lastcommittedrecordoffset',
    'The offset of the last metadata record that is committed, as far as this node knows.',
  ),
  appliedOffset: controller(
    'lastappliedrecordoffset',
    'The offset of the last metadata record that is in the image of this node.',
  ),
  brokerAppliedOffset: gaugeMetric({
    name: 'kafka_server_broker_metadata_metrics_last_applied_record_offset',
    help: 'The offset of the last metadata record for which this broker has done all: made logs, become leader or follower.',
  }),
  sinceHeartbeat: ofBroker(
    'kafka_controller_kafkacontroller_timesincelastheartbeatreceivedms',
    'Milliseconds since the controller heard of a broker, by the controller; 0 for itself. At broker.session.timeout.ms it is fenced.',
  ),
  brokerLag: ofBroker(
    'millrace_broker_metadata_lag_records',
    'Committed metadata records that a broker had not applied when it was heard last, by the controller.',
  ),
  brokerLagMs: ofBroker(
    'millrace_broker_metadata_lag_ms',
    'Milliseconds for which a broker has not had all committed metadata, by the controller; 0 while it has.',
  ),
} as const

export interface QuorumMetricsOptions {
  readonly status: () => RaftStatus
  readonly leadersSeen: () => number
  /** The offset after the last record that the image holds; and after the last for which this node has done all. */
  readonly offsets: () => { readonly replayed: number; readonly applied: number }
  /** None where this node is not the active controller. */
  readonly sessions: () => readonly SessionStatus[]
}

/** Measures a node's part in the metadata quorum, and what a controller knows of the brokers. Returns what ends it. */
export function measureQuorum(metrics: Metrics, options: QuorumMetricsOptions): () => void {
  const { status, leadersSeen, offsets, sessions } = options
  const values = [
    [quorumMetrics.leader, () => status().leader?.nodeId ?? -1],
    [quorumMetrics.epoch, () => status().term],
    [quorumMetrics.highWatermark, () => status().commitOffset],
    [quorumMetrics.logEndOffset, () => status().lastOffset],
    [quorumMetrics.voters, () => status().voters.length],
    [quorumMetrics.observers, () => status().peers.filter(({ voter }) => !voter).length],
    [quorumMetrics.newControllers, leadersSeen],
    // As with Kafka the record itself, and not the offset after it.
    [quorumMetrics.committedOffset, () => status().commitOffset - 1],
    [quorumMetrics.appliedOffset, () => offsets().replayed - 1],
    [quorumMetrics.brokerAppliedOffset, () => offsets().applied - 1],
  ] as const
  const byBroker = [
    [quorumMetrics.sinceHeartbeat, ({ silentMs }: SessionStatus) => silentMs],
    [quorumMetrics.brokerLag, ({ lagRecords }: SessionStatus) => lagRecords],
    [quorumMetrics.brokerLagMs, ({ lagMs }: SessionStatus) => lagMs],
  ] as const
  const ends = [
    metrics.observe(quorumMetrics.state, (report) => report(1, { state: status().role })),
    ...values.map(([definition, value]) => metrics.observe(definition, (report) => report(value()))),
    ...byBroker.map(([definition, value]) =>
      metrics.observe(definition, (report) => {
        for (const session of sessions()) report(value(session), { broker: String(session.nodeId) })
      }),
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}
