import type { BrokerSettings } from '../broker-config.ts'
import { type ConfigProblem, refuseIfAny } from '../check-configs.ts'
import { connectionOverrides } from './connection-overrides.ts'
import { groupProblems } from './group-rules.ts'

const mebibyte = 1024 * 1024

/** Throws INVALID_CONFIG if a broker's keys contradict each other. Kafka's rules, for the keys that work. */
export function checkBrokerRules(settings: BrokerSettings): void {
  const problems: ConfigProblem[] = []
  const refuse = (key: string, problem: string): void => void problems.push({ key, problem })
  const { maxConnectionsPerIp, maxConnectionsPerIpOverrides } = settings
  if (maxConnectionsPerIp === 0 && maxConnectionsPerIpOverrides === '') {
    refuse(
      'max.connections.per.ip',
      'max.connections.per.ip is 0, so that nobody could connect: it may be 0 only if max.connections.per.ip.overrides names some addresses',
    )
  }
  const { wrong } = connectionOverrides(maxConnectionsPerIpOverrides)
  for (const item of wrong) {
    const key = 'max.connections.per.ip.overrides'
    refuse(key, `${key} has '${item}', which is no host:number, such as 10.0.0.7:100`)
  }
  const { queuedMaxRequestBytes, socketRequestMaxBytes } = settings
  if (queuedMaxRequestBytes > 0 && queuedMaxRequestBytes < socketRequestMaxBytes) {
    refuse(
      'queued.max.request.bytes',
      `queued.max.request.bytes is ${queuedMaxRequestBytes} but must be at least socket.request.max.bytes=${socketRequestMaxBytes}, ` +
        'so that one request fits, or -1',
    )
  }
  const { logCleanerDedupeBufferSize, logCleanerThreads } = settings
  if (logCleanerThreads > 0 && logCleanerDedupeBufferSize / logCleanerThreads <= mebibyte) {
    refuse(
      'log.cleaner.dedupe.buffer.size',
      `log.cleaner.dedupe.buffer.size is ${logCleanerDedupeBufferSize} but must be more than 1 MiB for each of log.cleaner.threads=${logCleanerThreads}`,
    )
  }
  refuseIfAny([...problems, ...groupProblems(settings)])
}
