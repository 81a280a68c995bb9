import type { BrokerSettings } from './broker-config.ts'
import { camelCase, type SettingsOf } from './camel-case.ts'
import {
  checkConfigs,
  type ConfigProblem,
  type ConfigTexts,
  refuseIfAny,
  usableConfigs,
  valueOf,
} from './check-configs.ts'
import type { ConfigKey } from './config-key.ts'
import { groupConfigNames, groupConfigs, groupConfigTable } from './group-config-table.ts'
import { type BrokerLayers, type ConfigEntry, type ConfigSynonym, textsOf } from './layers.ts'

/** What is set for a group itself; what is left out is as the broker's keys say. */
export type GroupOverrides = Partial<SettingsOf<typeof groupConfigTable>>

/** What the texts that are set for a group come to. Those that another release took, and this one does not, don't count. */
export function groupOverrides(texts: ConfigTexts): GroupOverrides {
  const { usable } = usableConfigs(groupConfigs, texts)
  const values: Record<string, unknown> = {}
  for (const name of groupConfigNames) {
    const text = Object.hasOwn(usable, name) ? usable[name] : undefined
    if (text !== undefined) values[camelCase(name)] = valueOf(groupConfigTable[name], text)
  }
  // The table gives both the type and the names and values of this object.
  return values
}

/**
 * Checks the configs of a group, one by one and against what the broker allows. Throws INVALID_CONFIG that names every key that is unknown
 * (with the one that was perhaps meant), malformed, out of bounds, or does not work in this release.
 */
export function checkGroupConfigs(texts: ConfigTexts, settings: BrokerSettings): void {
  checkConfigs(groupConfigs, texts)
  const own = groupOverrides(texts)
  const sessionMs = own.consumerSessionTimeoutMs ?? settings.groupConsumerSessionTimeoutMs
  const heartbeatMs = own.consumerHeartbeatIntervalMs ?? settings.groupConsumerHeartbeatIntervalMs
  const problems: (ConfigProblem | undefined)[] = [
    outside('consumer.session.timeout.ms', own.consumerSessionTimeoutMs, {
      'group.consumer.min.session.timeout.ms': settings.groupConsumerMinSessionTimeoutMs,
      'group.consumer.max.session.timeout.ms': settings.groupConsumerMaxSessionTimeoutMs,
    }),
    outside('consumer.heartbeat.interval.ms', own.consumerHeartbeatIntervalMs, {
      'group.consumer.min.heartbeat.interval.ms': settings.groupConsumerMinHeartbeatIntervalMs,
      'group.consumer.max.heartbeat.interval.ms': settings.groupConsumerMaxHeartbeatIntervalMs,
    }),
    heartbeatMs < sessionMs
      ? undefined
      : {
          key: 'consumer.heartbeat.interval.ms',
          problem: `consumer.heartbeat.interval.ms is ${heartbeatMs} but must be less than consumer.session.timeout.ms=${sessionMs}`,
        },
  ]
  refuseIfAny(problems.filter((problem) => problem !== undefined))
}

function outside(
  key: string,
  value: number | undefined,
  bounds: Readonly<Record<string, number>>,
): ConfigProblem | undefined {
  const [least, greatest] = Object.values(bounds)
  if (value === undefined || (value >= (least ?? value) && value <= (greatest ?? value))) return undefined
  const named = Object.entries(bounds).map(([name, bound]) => `${name}=${bound}`)
  return { key, problem: `${key} is ${value} but must be from ${named.join(' to ')}` }
}

/** Every key of a group with its value: its own before what the broker's layers say for all groups. */
export function groupConfigEntries(texts: ConfigTexts, broker: BrokerLayers): readonly ConfigEntry[] {
  const { usable } = usableConfigs(groupConfigs, texts)
  return groupConfigNames.map((name) => {
    const { type, documentation, sensitive, brokerSynonyms, default: value }: ConfigKey = groupConfigTable[name]
    const own = Object.hasOwn(usable, name) ? usable[name] : undefined
    const ofBroker = textsOf(
      brokerSynonyms.map((synonym) => synonym.name),
      broker,
    )
    const synonyms: ConfigSynonym[] = [
      ...(own === undefined ? [] : [{ name, value: own, source: 'DYNAMIC_GROUP_CONFIG' as const }]),
      ...ofBroker,
      ...(value === null ? [] : [{ name, value, source: 'DEFAULT_CONFIG' as const }]),
    ]
    const [first] = synonyms
    const source = first?.source ?? 'DEFAULT_CONFIG'
    return { name, value: first?.value ?? null, source, type, readOnly: false, sensitive, synonyms, documentation }
  })
}
