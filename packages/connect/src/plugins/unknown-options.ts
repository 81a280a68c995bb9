import { closestName } from '@millrace/base'
import type { RawConfig, UnknownOption } from '../config/index.ts'
import type { Connector, PluginSet } from './plugin-set.ts'
import { isTopicConfig } from '../tasks/topic-creation.ts'
import { validateConnector } from './validate-connector.ts'

/**
 * The options of a connector's config that nothing reads: neither the connector nor what every connector has, nor a transform, predicate or converter
 * that it names; each with the option that was probably meant.
 */
export function unknownOptions(set: PluginSet, connector: Connector, raw: RawConfig): readonly UnknownOption[] {
  const { configs } = validateConnector(set, { ...raw, 'connector.class': connector.name })
  const known = new Set(configs.map(({ definition }) => definition.name))
  return Object.keys(raw)
    .filter((name) => !known.has(name) && !(connector.kind === 'source' && isTopicConfig(name, raw)))
    .map((name) => ({ name, meant: closestName(name, known) }))
}
