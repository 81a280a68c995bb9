import path from 'node:path'
import { isStreamError, StreamError } from '@millrace/base'
import {
  type ConnectorToMake,
  parseConnector,
  type PluginSet,
  validateConnector,
  type WorkerAbilities,
} from '@millrace/connect'
import { readConfigText } from './read-file.ts'

/** The connectors of files, whose configs were checked. Throws INVALID_CONFIG that names the file at fault. */
export function readConnectors(
  files: readonly string[],
  folder: string,
  plugins: PluginSet,
  abilities: WorkerAbilities,
): readonly ConnectorToMake[] {
  return files.map((file) => {
    const text = readConfigText(path.resolve(folder, file))
    try {
      const connector = parseConnector(text)
      const { name, config } = connector
      const { configs, error_count: count } = validateConnector(plugins, { name, ...config }, undefined, abilities)
      if (count === 0) return connector
      const errors = configs.flatMap(({ value }) => value.errors).join('; ')
      throw new StreamError('INVALID_CONFIG', `the config of ${name} has ${count} error(s): ${errors}`)
    } catch (error) {
      if (!isStreamError(error)) throw error
      throw new StreamError('INVALID_CONFIG', `${file}: ${error.message}`, { cause: error, context: { file } })
    }
  })
}
