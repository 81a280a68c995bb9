import { isStreamError, type StreamError } from '@millrace/base'
import type { CopyDescription } from '@millrace/streams/tools'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'
import { existingApplication } from './streams.ts'

export interface GraphOptions extends BrokersOption, FormatOption {
  readonly as: 'text' | 'mermaid'
  readonly copy?: string
}

/** `millrace streams graph` */
export async function streamsGraph(io: CliIo, id: string, options: GraphOptions): Promise<ExitCode> {
  const { topology, mermaid } =
    options.copy === undefined ? await anyCopy(io, id, options) : await asked(io, options.copy)
  await print(io, options, { application: id, topology, mermaid }, () =>
    options.as === 'mermaid' ? mermaid : topology,
  )
  return exitCodes.ok
}

/** What the first copy says that answers. */
async function anyCopy(io: CliIo, id: string, options: GraphOptions): Promise<CopyDescription> {
  const { copies } = await withClient(io, options, (client) => existingApplication(client, id))
  const addresses = copies.flatMap(({ address }) => (address === undefined ? [] : [address]))
  let failure: StreamError | undefined
  for (const address of addresses) {
    try {
      return await asked(io, address)
    } catch (error) {
      if (!isStreamError(error)) throw error
      failure = error
    }
  }
  if (failure !== undefined) throw failure
  const reason =
    copies.length === 0
      ? `application '${id}' has no copy that runs: start one`
      : `no copy of '${id}' has a control service: run one with \`control\``
  throw new CommandFailure(exitCodes.failed, `${reason}, as only copies know their topology`)
}

async function asked(io: CliIo, address: string): Promise<CopyDescription> {
  const { askCopy } = await import('@millrace/streams/tools')
  return askCopy(address, { timeoutMs: askTimeoutMs, signal: io.interrupted })
}
