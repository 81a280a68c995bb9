import { closestName } from '@millrace/base'
import {
  type ConfigInfo,
  configInfos,
  configSchema,
  option,
  type OptionShape,
  type RawConfig,
} from '../config/index.ts'
import { configError } from '../data/errors.ts'
import { type OverriddenClient, overriddenClients, overridePrefix, overrides } from '../tasks/client-overrides.ts'
import type { Connector, PluginSet } from './plugin-set.ts'

/** What connectors may say of the clients of their tasks, by Kafka Connect's names: all, nothing, or whom these are to be taken for. */
export type OverridePolicy = 'All' | 'None' | 'Principal'

/** All of them. */
export const overridePolicies: readonly OverridePolicy[] = ['All', 'None', 'Principal']

const ofPrincipal = new Set(['sasl.jaas.config', 'sasl.mechanism', 'security.protocol'])

/** Why an option of a client can't be given; undefined if it can. */
function whyNot(
  client: OverriddenClient,
  name: string,
  policy: OverridePolicy,
  connector: Connector,
  raw: RawConfig,
): string | undefined {
  const isAllowed = policy === 'All' || (policy === 'Principal' && ofPrincipal.has(name))
  if (!isAllowed) {
    return `The '${policy}' policy does not allow '${name}' to be overridden in the connector configuration.`
  }
  const known = Object.keys(overrides[client].shape)
  if (!known.includes(name)) {
    const meant = closestName(name, known)
    const hint =
      meant !== undefined
        ? `did you mean '${meant}'?`
        : known.length === 0
          ? 'take it out'
          : `it has ${known.join(', ')}`
    const none =
      known.length === 0 ? `nothing can be said of the ${client} client` : `the ${client} has no option ${name}`
    return `${none}: ${hint}`
  }
  if (client === 'consumer' && connector.kind === 'source') return 'a source has no consumer: take it out'
  const isOfDeadLetters = client === 'producer' && connector.kind === 'sink'
  const aside = raw['errors.deadletterqueue.topic.name']
  if (isOfDeadLetters && (typeof aside !== 'string' || aside.trim() === '')) {
    return 'a sink has a producer for dead letters alone, and errors.deadletterqueue.topic.name names no topic for them: take it out'
  }
  return undefined
}

const unknown = option.string({ default: null, importance: 'LOW', doc: 'There is no such option.' })

function namesIn(client: OverriddenClient, raw: RawConfig): readonly string[] {
  const prefix = overridePrefix(client)
  return Object.keys(raw).flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
}

/** What `config/validate` answers of what a config says of clients; of what it does not say, nothing. */
export function overrideInfos(set: PluginSet, connector: Connector, raw: RawConfig): readonly ConfigInfo[] {
  const { overridePolicy = 'All' } = set
  return overriddenClients.flatMap((client) => {
    const { shape }: { readonly shape: OptionShape } = overrides[client]
    const given = namesIn(client, raw).map((name) => [name, shape[name] ?? unknown] as const)
    if (given.length === 0) return []
    const place = {
      prefix: overridePrefix(client),
      group: `${client.slice(0, 1).toUpperCase()}${client.slice(1)} overrides`,
    }
    const checked = configSchema(Object.fromEntries(given))
      .check(raw, place.prefix)
      .map((one) => {
        const reason = whyNot(client, one.name.slice(place.prefix.length), overridePolicy, connector, raw)
        return reason === undefined ? one : { ...one, errors: [reason] }
      })
    return configInfos(checked, place)
  })
}

/** Throws INVALID_CONFIG if a config says something of clients that it may not, or can't: it may have been kept when it still could. */
export function checkOverrides(set: PluginSet, connector: Connector, raw: RawConfig): void {
  for (const client of overriddenClients) {
    for (const name of namesIn(client, raw)) {
      const reason = whyNot(client, name, set.overridePolicy ?? 'All', connector, raw)
      const key = `${overridePrefix(client)}${name}`
      if (reason !== undefined) throw configError(key, `${key}: ${reason}`)
    }
  }
}
