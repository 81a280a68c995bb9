import { isStreamError } from '@millrace/base'
import type { ApplicationCopy } from '@millrace/streams/tools'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { groupStatus } from '../groups/group-lag.ts'
import { type CliIo, note } from '../io.ts'
import { askTimeoutMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { grouped, table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'
import { existingApplication } from './streams.ts'

/** What a task's stores lack. */
interface RestoreLag {
  readonly copy: string
  readonly taskId: string
  readonly standby: boolean
  /** Records of changelogs. */
  readonly lag: number
}

/** `millrace streams lag` */
export async function streamsLag(io: CliIo, id: string, options: BrokersOption & FormatOption): Promise<ExitCode> {
  return withClient(io, options, async (client) => {
    const { copies } = await existingApplication(client, id)
    const { partitions, lag } = await groupStatus(client, id)
    const restoring: RestoreLag[] = []
    for (const copy of copies) restoring.push(...(await restoreLags(io, copy)))
    const inputs = partitions.map(({ topic, partition, committedOffset, endOffset, lag: behind, memberId }) => ({
      topic,
      partition,
      committedOffset: committedOffset ?? null,
      endOffset: endOffset ?? null,
      lag: behind ?? null,
      copy: memberId ?? null,
    }))
    await print(io, options, { application: id, lag, inputs, restoring }, () => {
      const parts = [`${id}: lag ${grouped(lag)}\n`]
      if (inputs.length > 0) {
        parts.push(
          table(
            ['TOPIC', 'PARTITION', 'COMMITTED', 'END', 'LAG', 'COPY'],
            inputs.map((input) => [
              input.topic,
              String(input.partition),
              String(input.committedOffset ?? '-'),
              String(input.endOffset ?? '?'),
              input.lag === null ? '-' : grouped(input.lag),
              input.copy ?? '-',
            ]),
            [1, 2, 3, 4],
          ),
        )
      }
      if (restoring.length > 0) {
        parts.push(
          table(
            ['TASK', 'KIND', 'LACKS', 'COPY'],
            restoring.map((each) => [
              each.taskId,
              each.standby ? 'standby' : 'restoring',
              grouped(each.lag),
              each.copy,
            ]),
            [2],
          ),
        )
      }
      return parts.join('\n')
    })
    return exitCodes.ok
  })
}

/** As the copy itself says now, if it can be asked; else as it told its group last. */
async function restoreLags(io: CliIo, { memberId, address, lags, standby }: ApplicationCopy): Promise<RestoreLag[]> {
  if (address !== undefined) {
    const { askCopy } = await import('@millrace/streams/tools')
    try {
      const { tasks } = await askCopy(address, { timeoutMs: askTimeoutMs, signal: io.interrupted })
      return tasks
        .filter((task) => task.standby || !task.ready)
        .map((task) => ({ copy: memberId, taskId: task.taskId, standby: task.standby, lag: task.restoreLag }))
    } catch (error) {
      if (!isStreamError(error)) throw error
      note(io, `millrace: copy ${memberId} does not answer at ${address}: what it told its group last is shown`)
    }
  }
  return Object.entries(lags).map(([taskId, lag]) => ({
    copy: memberId,
    taskId,
    standby: standby.includes(taskId),
    lag,
  }))
}
