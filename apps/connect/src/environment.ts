import { closestName, StreamError } from '@millrace/base'
import type { GivenConfigs } from './given-configs.ts'
import { workerConfig } from './worker-config.ts'

const prefix = 'MILLRACE_CONNECT_'
const keys = Object.keys(workerConfig.shape)

/** The environment variable that sets a worker's key: `listener.port` is MILLRACE_CONNECT_LISTENER_PORT. */
export function variableOf(key: string): string {
  return `${prefix}${key.toUpperCase().replaceAll('.', '_')}`
}

const keyByVariable: ReadonlyMap<string, string> = new Map(keys.map((key) => [variableOf(key), key]))

/**
 * The worker's keys that the environment sets. A variable without a text sets nothing. Throws INVALID_CONFIG for a MILLRACE_CONNECT_ variable
 * that is no key but looks like one; what looks like none is passed over with a warning, since others set variables too: Kubernetes gives every
 * container MILLRACE_CONNECT_SERVICE_HOST if there is a service `millrace-connect`.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): GivenConfigs {
  const entries = new Map<string, { readonly value: string; readonly at: string }>()
  const warnings: string[] = []
  for (const [variable, value] of Object.entries(env).toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    if (!variable.startsWith(prefix) || value === undefined || value === '') continue
    const key = keyByVariable.get(variable)
    if (key === undefined) warnings.push(passedOver(variable))
    else entries.set(key, { value, at: variable })
  }
  return { entries, warnings }
}

/** The warning. Throws if it looks like a key. */
function passedOver(variable: string): string {
  const meant = closestName(variable.slice(prefix.length), keys)
  const what = `the environment variable ${variable} is no key of a worker`
  if (meant === undefined) return `${what} and is passed over`
  throw new StreamError('INVALID_CONFIG', `${what}: did you mean ${variableOf(meant)} (${meant})?`, {
    context: { variable },
  })
}
