import type { ClusterImage } from '../image/cluster-image.ts'
import { brokerConfigTable } from './broker-config-table.ts'
import { type ConfigProblem, type ConfigTexts, usableConfigs } from './check-configs.ts'
import type { BrokerLayers } from './layers.ts'

/** The broker whose configs are looked at. */
export interface ConfigsContext {
  readonly nodeId: number
  /** What it was started with. */
  readonly staticBroker: ConfigTexts
}

/**
 * What sets a broker's keys, without what another release took while it ran and this one does not: a broker that would not start for it
 * could not be told to forget it.
 */
export function brokerLayers(image: ClusterImage, { nodeId, staticBroker }: ConfigsContext): BrokerLayers {
  const usable = (name: string): ConfigTexts => usableConfigs(brokerConfigTable, image.brokerConfigs(name)).usable
  return { dynamicBroker: usable(String(nodeId)), dynamicDefault: usable(''), staticBroker }
}

/** What {@link brokerLayers} leaves out, and why. */
export function unusableBrokerConfigs(image: ClusterImage, { nodeId }: ConfigsContext): readonly ConfigProblem[] {
  return [String(nodeId), ''].flatMap((name) => usableConfigs(brokerConfigTable, image.brokerConfigs(name)).problems)
}
