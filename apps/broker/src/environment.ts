import { closestName, StreamError } from '@millrace/base'
import { brokerConfigNames, brokerConfigTable } from '@millrace/metadata'

const prefix = 'MILLRACE_'

/** Variables of `millrace` and of its tests, which are no keys of a broker. */
const othersVariables: ReadonlySet<string> = new Set(['MILLRACE_BROKERS', 'MILLRACE_CONFIG', 'MILLRACE_CONTEXT'])

/** The environment variable that sets a broker's key: `log.retention.ms` is MILLRACE_LOG_RETENTION_MS. */
export function variableOf(key: string): string {
  return `${prefix}${key.toUpperCase().replaceAll('.', '_')}`
}

const keyByVariable: ReadonlyMap<string, string> = new Map(brokerConfigNames.map((name) => [variableOf(name), name]))

/** A value of the environment, and the variable that gives it. */
export interface EnvironmentEntry {
  readonly value: string
  readonly variable: string
}

export interface EnvironmentConfigs {
  readonly entries: ReadonlyMap<string, EnvironmentEntry>
  /** What was passed over, a sentence each. */
  readonly warnings: readonly string[]
}

/**
 * The broker's keys that the environment sets. A variable without a text sets nothing. Throws INVALID_CONFIG for a MILLRACE_ variable
 * that is no key but looks like one: a typing error must not go unseen. What looks like none is passed over with a warning, since others
 * set variables too: Kubernetes gives every container MILLRACE_SERVICE_HOST if there is a service of that name.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): EnvironmentConfigs {
  const entries = new Map<string, EnvironmentEntry>()
  const warnings: string[] = []
  for (const [variable, value] of Object.entries(env).toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    if (!variable.startsWith(prefix) || value === undefined || value === '' || othersVariables.has(variable)) continue
    const key = keyByVariable.get(variable)
    if (key === undefined) warnings.push(passedOver(variable))
    else entries.set(key, { value, variable })
  }
  return { entries, warnings }
}

/** The warning. Throws if it looks like a key. */
function passedOver(variable: string): string {
  const key = variable.slice(prefix.length).toLowerCase().replaceAll('_', '.')
  const removed: Readonly<Record<string, string>> = brokerConfigTable.removed
  const why = Object.hasOwn(removed, key) ? removed[key] : undefined
  const meant = closestName(key, brokerConfigNames)
  if (why === undefined && meant === undefined) {
    return `the environment variable ${variable} is no key of a broker and is passed over`
  }
  const hint = why ?? `did you mean ${variableOf(meant ?? '')} (${meant})?`
  throw new StreamError('INVALID_CONFIG', `the environment variable ${variable} is no key of a broker: ${hint}`, {
    context: { variable },
  })
}
