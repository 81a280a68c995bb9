import type { QuorumDescription } from '@millrace/client'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CliIo } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { grouped, table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'

type QuorumOptions = BrokersOption & FormatOption

/** `millrace cluster quorum` */
export async function clusterQuorum(io: CliIo, options: QuorumOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const quorum = await client.admin().describeQuorum({ timeoutMs: askTimeoutMs })
    await print(io, options, quorum, () => quorumText(quorum))
    return exitCodes.ok
  })
}

function quorumText({ leaderId, leaderEpoch, highWatermark, voters, observers }: QuorumDescription): string {
  const rows = [
    ...voters.map((voter) => ({ ...voter, role: voter.nodeId === leaderId ? 'leader' : 'voter' })),
    ...observers.map((observer) => ({ ...observer, role: 'observer' })),
  ].map(({ nodeId, role, host, port, directoryId, logEndOffset, silentMs }) => [
    String(nodeId),
    role,
    host === '' ? '-' : `${host}:${port}`,
    String(logEndOffset),
    grouped(Math.max(0, highWatermark - logEndOffset)),
    `${grouped(silentMs)} ms ago`,
    directoryId,
  ])
  return [
    `leader ${leaderId} in term ${leaderEpoch}, committed up to offset ${highWatermark}\n\n`,
    table(['NODE', 'ROLE', 'ADDRESS', 'LOG END', 'LAG', 'HEARD OF', 'DIRECTORY'], rows, [0, 3, 4, 5]),
  ].join('')
}

/** `millrace cluster add-voter` */
export async function addVoter(io: CliIo, nodeId: number, options: QuorumOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    await client.admin().addVoter({ nodeId })
    await print(io, options, { nodeId, voter: true }, () => `node ${nodeId} is a voter of the metadata quorum now\n`)
    return exitCodes.ok
  })
}

/** `millrace cluster remove-voter` */
export async function removeVoter(io: CliIo, nodeId: number, options: QuorumOptions): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    await client.admin().removeVoter({ nodeId })
    await print(io, options, { nodeId, voter: false }, () => `node ${nodeId} votes no more in the metadata quorum\n`)
    return exitCodes.ok
  })
}
