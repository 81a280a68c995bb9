import { readFile } from 'node:fs/promises'
import type { ConnectorToMake } from '@millrace/connect'
import { isStreamError } from '@millrace/base'
import { usageError } from '../failure.ts'

/** The connector that a file of JSON describes, as `POST /connectors` takes it. Throws a usage error that names the file. */
export async function readConnectorFile(file: string): Promise<ConnectorToMake> {
  const { parseConnector } = await import('@millrace/connect')
  try {
    const { name, config, target } = parseConnector(await readFile(file, 'utf8'))
    return { name, config: { ...config, name: config['name'] ?? name }, target }
  } catch (error) {
    if (isStreamError(error)) throw usageError(`${file}: ${error.message}`)
    const { code, message } = error as NodeJS.ErrnoException
    throw usageError(code === 'ENOENT' ? `there is no file '${file}'` : `can't read '${file}': ${message}`)
  }
}
