import type { RawConfig, UnknownOption } from '../config/index.ts'
import { warningsAbout } from './config-warnings.ts'
import type { Connector, PluginSet } from './plugin-set.ts'
import { optionsOf } from './validate-connector.ts'

/**
 * The options of a connector's config that nothing reads: neither the connector nor what every connector has, nor a transform, predicate or converter
 * that it names; each with the option that was probably meant.
 */
export function unknownOptions(set: PluginSet, connector: Connector, raw: RawConfig): readonly UnknownOption[] {
  return warningsAbout(set, connector, raw, optionsOf(set, connector, raw)).map(({ name, meant }) => ({ name, meant }))
}
