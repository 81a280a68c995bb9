import type { BrokerSettings } from '../broker-config.ts'
import type { ConfigProblem } from '../check-configs.ts'

/** Those of the broker, by Kafka's names. */
const assignors = ['uniform', 'range', 'sticky']

/** What is wrong with the keys of groups taken together: they contradict each other, or name assignors that are not there. */
export function groupProblems(settings: BrokerSettings): ConfigProblem[] {
  const {
    groupConsumerSessionTimeoutMs: sessionMs,
    groupConsumerMinSessionTimeoutMs: sessionMsMin,
    groupConsumerMaxSessionTimeoutMs: sessionMsMax,
    groupConsumerHeartbeatIntervalMs: heartbeatMs,
    groupConsumerMinHeartbeatIntervalMs: heartbeatMsMin,
    groupConsumerMaxHeartbeatIntervalMs: heartbeatMsMax,
    groupMinSessionTimeoutMs: askedMsMin,
    groupMaxSessionTimeoutMs: askedMsMax,
    groupConsumerAssignors: chosen,
    groupCoordinatorRebalanceProtocols: protocols,
  } = settings
  const rules: readonly (readonly [holds: boolean, key: string, problem: string])[] = [
    [
      sessionMs >= sessionMsMin && sessionMs <= sessionMsMax,
      'group.consumer.session.timeout.ms',
      `is ${sessionMs} but must be from group.consumer.min.session.timeout.ms=${sessionMsMin} to ` +
        `group.consumer.max.session.timeout.ms=${sessionMsMax}`,
    ],
    [
      heartbeatMs >= heartbeatMsMin && heartbeatMs <= heartbeatMsMax,
      'group.consumer.heartbeat.interval.ms',
      `is ${heartbeatMs} but must be from group.consumer.min.heartbeat.interval.ms=${heartbeatMsMin} to ` +
        `group.consumer.max.heartbeat.interval.ms=${heartbeatMsMax}`,
    ],
    [
      heartbeatMs < sessionMs,
      'group.consumer.heartbeat.interval.ms',
      `is ${heartbeatMs} but must be less than group.consumer.session.timeout.ms=${sessionMs}`,
    ],
    [
      askedMsMin <= askedMsMax,
      'group.min.session.timeout.ms',
      `is ${askedMsMin} but must be no more than group.max.session.timeout.ms=${askedMsMax}`,
    ],
    [
      chosen.length > 0 && chosen.every((name) => assignors.includes(name)),
      'group.consumer.assignors',
      `is '${chosen.join(',')}' but must be a list of one or more of ${assignors.join(', ')}`,
    ],
    [
      protocols.includes('classic') && !protocols.includes('share'),
      'group.coordinator.rebalance.protocols',
      `is '${protocols.join(',')}' but must have classic, and can't have share: there are no share groups yet`,
    ],
  ]
  return rules.flatMap(([holds, key, problem]) => (holds ? [] : [{ key, problem: `${key} ${problem}` }]))
}
