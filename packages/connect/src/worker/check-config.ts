import type { Logger } from '@millrace/base'
import { connectorNameLengthMax, warningsLoggedMax } from '../limits.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import { validateConnector, type WorkerAbilities } from '../plugins/validate-connector.ts'
import { RestError } from '../rest/rest-error.ts'
import type { ConnectorConfig } from './config-store.ts'

/** The config with the connector's name in it. 400 with all that is wrong, if something is. */
export function checkedConfig(
  { plugins, exactlyOnceSources }: WorkerAbilities & { readonly plugins: PluginSet },
  name: string,
  given: ConnectorConfig,
): ConnectorConfig {
  if (name.trim() === '' || name.length > connectorNameLengthMax) {
    throw new RestError(400, `a connector's name has from 1 to ${connectorNameLengthMax} characters`)
  }
  const config = { ...given, name: given['name'] ?? name }
  if (config.name !== name) {
    throw new RestError(400, `the config is for a connector called ${config.name}, and the request for ${name}`)
  }
  const { error_count: count, configs } = validateConnector(plugins, config, undefined, { exactlyOnceSources })
  if (count === 0) return config
  const errors = configs.flatMap(({ value }) => value.errors).join('\n')
  throw new RestError(400, `The config of ${name} has ${count} error(s):\n${errors}`)
}

/** Says in the log what a config has that nothing reads. It is taken all the same, as by Kafka Connect. */
export function warnOfUnknown(plugins: PluginSet, config: ConnectorConfig, logger: Logger): void {
  const { warnings = [] } = validateConnector(plugins, config)
  if (warnings.length === 0) return
  const options = warnings.slice(0, warningsLoggedMax).map(({ name, message }) => `${name}: ${message}`)
  logger.warn({ options, count: warnings.length }, 'the config of a connector has options that nothing reads')
}
