import { isStreamError, type Logger } from '@millrace/base'
import type { Operations } from '@millrace/node-io'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { devHttpPortDistance, devPortsTriedMax } from '../limits.ts'

export interface DevOperations extends Operations, AsyncDisposable {}

/** Health and metrics of a broker in this process, on a port that follows from the broker's, or the next one that is free. */
export async function devOperations(
  io: CliIo,
  options: { readonly port: number },
  logger: Logger,
): Promise<DevOperations> {
  const { startOperations } = await import('@millrace/node-io')
  // Who takes any port for the broker does so because there are several.
  const first = options.port === 0 || options.port > 65_000 ? 0 : options.port + devHttpPortDistance
  for (let port = first; ; port += 1) {
    try {
      const operations = await startOperations({ host: '127.0.0.1', port, logger })
      return { ...operations, [Symbol.asyncDispose]: () => operations.close() }
    } catch (error) {
      if (!isStreamError(error, 'ADDRESS_IN_USE') || port === 0) throw error
      if (port + 1 >= first + devPortsTriedMax) {
        throw new CommandFailure(exitCodes.failed, `the ports for metrics, from ${first} to ${port}, are all taken`, {
          cause: error,
        })
      }
      note(io, `Port ${port} (metrics) is taken, trying ${port + 1}.`)
    }
  }
}
