import path from 'node:path'
import { isStreamError } from '@millrace/base'
import type { ConnectorStatus, ConnectorToMake, PluginSet } from '@millrace/connect'
import { readConnectorFile } from '../connect/connector-file.ts'
import { pluginsOf } from '../connect/plugins-of.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { printable } from '../output/printable.ts'
import type { BrokersOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'
import { logText } from './connect-logs.ts'

export interface RunConnectorOptions extends BrokersOption {
  readonly file: string
  readonly plugin?: readonly string[]
  readonly offsetsTopic: string
}

/** The connector that the config is for. Throws a usage error with all that is wrong; what nothing reads is told. */
async function checkedConnector(io: CliIo, file: string, { config }: ConnectorToMake, plugins: PluginSet) {
  const { connectorOf, validateConnector } = await import('@millrace/connect')
  try {
    const connector = connectorOf(plugins, config)
    const { configs, warnings = [] } = validateConnector(plugins, config)
    for (const { name, message } of warnings) note(io, printable(`millrace: ${file}: ${name}: ${message}`))
    const errors = configs.flatMap(({ value }) => value.errors.map((error) => `${value.name}: ${error}`))
    if (errors.length > 0) throw usageError(errors.map((error) => `${file}: ${error}`).join('\n'))
    return connector
  } catch (error) {
    if (isStreamError(error, 'INVALID_CONFIG')) throw usageError(`${file}: ${error.message}`)
    throw error
  }
}

/** Why a connector came to an end by itself: nothing if it has done all that there was to do. */
function failureIn({ name, tasks }: ConnectorStatus): CommandFailure | undefined {
  const failed = tasks.find(({ state }) => state === 'FAILED')
  if (failed === undefined) return undefined
  const [why = ''] = (failed.trace ?? '').split('\n')
  return new CommandFailure(exitCodes.failed, `task ${failed.id} of ${name} failed: ${printable(why)}`)
}

/** `millrace connect run` */
export async function runConnector(io: CliIo, options: RunConnectorOptions): Promise<ExitCode> {
  const described = await readConnectorFile(options.file)
  const { name, config } = described
  const plugins = await pluginsOf(options.plugin ?? [])
  const connector = await checkedConnector(io, options.file, described, plugins)
  const { secretsFrom, startConnector } = await import('@millrace/connect')
  const { createLogger } = await import('@millrace/node-io')
  const logger = createLogger({ to: { write: (line) => note(io, logText(line.trimEnd())) } })
  // Whoever runs it could read these anyway, and the config is their own.
  const secrets = secretsFrom({ env: { variables: io.env, allowed: /.*/s }, folders: [path.parse(process.cwd()).root] })
  return withClient(io, options, async (client) => {
    const starting = { signal: io.interrupted, offsetsTopic: options.offsetsTopic, secrets, logger }
    const used = { chain: plugins, converters: plugins.converters }
    const running = await startConnector(connector, { client, name, config, plugins: used, ...starting }).catch(
      (error: unknown) => {
        if (io.interrupted.aborted) return undefined
        throw isStreamError(error, 'INVALID_CONFIG') ? usageError(`${options.file}: ${error.message}`) : error
      },
    )
    if (running === undefined) return exitCodes.ok
    const count = running.status().tasks.length
    note(io, `${name} runs, with ${count} ${count === 1 ? 'task' : 'tasks'}: Ctrl-C ends it`)
    let stop = (): void => {}
    const interrupted = new Promise<void>((resolve) => {
      stop = resolve
      io.interrupted.addEventListener('abort', stop, { once: true })
      if (io.interrupted.aborted) resolve()
    })
    await Promise.race([running.ended, interrupted])
    io.interrupted.removeEventListener('abort', stop)
    const failure = failureIn(running.status())
    await running.stop()
    if (failure !== undefined) throw failure
    note(io, io.interrupted.aborted ? `${name} has ended` : `${name} has done all that there was to do`)
    return exitCodes.ok
  })
}
