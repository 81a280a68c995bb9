import type { BrokerSettings } from '../broker-config.ts'
import { type ConfigProblem, refuseIfAny } from '../check-configs.ts'

/** The numbers of threads that work and can be altered while a broker runs. */
const threadKeys = {
  'log.cleaner.threads': 'logCleanerThreads',
  'background.threads': 'backgroundThreads',
  'num.io.threads': 'numIoThreads',
} as const satisfies Record<string, keyof BrokerSettings>

/**
 * Throws INVALID_CONFIG if a running broker would get fewer than half or more than twice as many threads of a kind as it has, or none:
 * Kafka's rule, by which a slip of the keyboard neither stops a broker's work nor floods it.
 */
export function checkThreadChanges(before: BrokerSettings, after: BrokerSettings): void {
  const problems: ConfigProblem[] = []
  for (const [key, setting] of Object.entries(threadKeys)) {
    const [now, next] = [before[setting], after[setting]]
    const [least, greatest] = [Math.max(1, Math.ceil(now / 2)), Math.max(1, now * 2)]
    if (next === now || (next >= least && next <= greatest)) continue
    const problem = `${key} is ${now} and can't be made ${next} while the broker runs: from ${least} to ${greatest} at a time`
    problems.push({ key, problem })
  }
  refuseIfAny(problems)
}
