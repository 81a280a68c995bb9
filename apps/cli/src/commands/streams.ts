import { isStreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import type { Application, ApplicationCopy } from '@millrace/streams/tools'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { forEachName } from '../for-each-name.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'
import { noSuchGroup } from './groups.ts'

type CommonOptions = BrokersOption & FormatOption

/** `millrace streams ls` */
export async function listStreams(io: CliIo, options: CommonOptions): Promise<ExitCode> {
  const { copyOf, listApplications } = await import('@millrace/streams/tools')
  return withClient(io, options, async (client) => {
    const asked = { timeoutMs: askTimeoutMs }
    const rows: { application: string; state: string; copies: number; tasks: number }[] = []
    for (const { id } of await listApplications(client, asked)) {
      const { state, members } = await client.admin().describeGroup(id, asked)
      const tasks = new Set(members.flatMap((member) => copyOf(member).active)).size
      rows.push({ application: id, state, copies: members.length, tasks })
    }
    await print(io, options, rows, () =>
      table(
        ['APPLICATION', 'STATE', 'COPIES', 'TASKS'],
        rows.map(({ application, state, copies, tasks }) => [application, state, String(copies), String(tasks)]),
        [2, 3],
      ),
    )
    return exitCodes.ok
  })
}

/** `millrace streams describe` */
export async function describeStreams(io: CliIo, ids: readonly string[], options: CommonOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { done, exitCode } = await forEachName(io, ids, (id) => existingApplication(client, id))
    const data = done.map(({ copies, ...rest }) => ({
      ...rest,
      copies: copies.map(({ address, ...copy }) => ({ ...copy, address: address ?? null })),
    }))
    await print(io, options, data, () => done.map(applicationText).join('\n'))
    return exitCode
  })
}

/** The application; an error that says what to do if there is none, or if the group is of something else. */
export async function existingApplication(client: Client, id: string): Promise<Application> {
  const { describeApplication, streamsProtocolType } = await import('@millrace/streams/tools')
  const asked = { timeoutMs: askTimeoutMs }
  try {
    const { protocolType, members } = await client.admin().describeGroup(id, asked)
    // One without members may have forgotten what they were.
    if (protocolType !== streamsProtocolType && members.length > 0) {
      throw new CommandFailure(
        exitCodes.failed,
        `group '${id}' is no application of Streams but of '${protocolType}': see \`millrace group describe ${id}\``,
      )
    }
    return await describeApplication(client, id, asked)
  } catch (error) {
    if (!isStreamError(error, 'GROUP_ID_NOT_FOUND')) throw error
    throw await noSuchGroup(client, id, error, 'see `millrace streams ls`')
  }
}

function applicationText({ id, state, copies, internalTopics }: Application): string {
  const parts = [`${id}: ${state}, ${copies.length} ${copies.length === 1 ? 'copy' : 'copies'}\n`]
  if (copies.length > 0) parts.push(copiesText(copies))
  if (internalTopics.length > 0) {
    parts.push(
      table(
        ['TOPIC', 'KIND', 'OF', 'PARTITIONS'],
        internalTopics.map(({ name, kind, of, partitions }) => [name, kind, of, String(partitions)]),
        [3],
      ),
    )
  }
  return parts.join('\n')
}

function copiesText(copies: readonly ApplicationCopy[]): string {
  return table(
    ['COPY', 'CLIENT', 'HOST', 'CONTROL', 'RUNS', 'STANDBYS'],
    copies.map(({ memberId, clientId, host, address, active, standby }) => [
      memberId,
      clientId,
      host === '' ? '-' : host,
      address ?? '-',
      active.length === 0 ? '-' : active.join(' '),
      standby.length === 0 ? '-' : standby.join(' '),
    ]),
  )
}
