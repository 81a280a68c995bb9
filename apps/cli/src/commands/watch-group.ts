import { isStreamError } from '@millrace/base'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { type GroupStatus, groupStatus } from '../groups/group-lag.ts'
import type { CliIo } from '../io.ts'
import { watchGroupEveryMs } from '../limits.ts'
import { Output } from '../output/output.ts'
import { grouped, render } from '../output/render.ts'
import { pause } from '../pause.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'
import { noSuchGroup } from './groups.ts'

/** `millrace group watch`: a line whenever something has changed, until Ctrl-C. */
export async function watchGroup(io: CliIo, group: string, options: BrokersOption & FormatOption): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const output = new Output(io.stdout)
    const over = AbortSignal.any([io.interrupted, output.closed])
    let last = ''
    while (!over.aborted) {
      let status: GroupStatus | undefined
      try {
        status = await groupStatus(client, group)
      } catch (error) {
        if (!isStreamError(error)) throw error
        if (isStreamError(error, 'GROUP_ID_NOT_FOUND') && last === '') throw await noSuchGroup(client, group, error)
      }
      const line = status === undefined ? 'the group is not there, or its coordinator does not answer' : lineOf(status)
      if (line !== last && !over.aborted) {
        last = line
        const time = new Date().toISOString()
        const data = { time, group, ...(status === undefined ? { state: 'unknown' } : dataOf(status)) }
        await output.write(await render(options.format, data, () => `${time.slice(11, 23)}  ${line}\n`))
      }
      await pause(watchGroupEveryMs, over)
    }
    return exitCodes.ok
  })
}

function dataOf({ description, partitions, lag }: GroupStatus): object {
  const { state, groupEpoch, members } = description
  const owned = members.map(({ memberId, clientId, assigned }) => ({ memberId, clientId, partitions: assigned.length }))
  return { state, groupEpoch, lag, partitions: partitions.length, members: owned }
}

/** The state and who has how many partitions, then the lag. */
function lineOf({ description, partitions, lag }: GroupStatus): string {
  const { state, groupEpoch, members } = description
  const owned = members.map(({ clientId, assigned }) => `${clientId} ${assigned.length}`).sort()
  const who = owned.length === 0 ? '' : `  (${owned.join(', ')})`
  return `${state}  epoch ${groupEpoch}  members ${members.length}${who}  partitions ${partitions.length}  lag ${grouped(lag)}`
}
