import { readFile, stat } from 'node:fs/promises'
import { isStreamError } from '@millrace/base'
import { parseOffsetLines, type SeekFlags, seekTarget } from '../arguments/seek-target.ts'
import { topicPartitions } from '../arguments/topic-partitions.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import { type PlannedSeek, planOffsets, planSeek } from '../groups/plan-seek.ts'
import { type CliIo, note } from '../io.ts'
import { offsetFileSizeBytesMax } from '../limits.ts'
import { print } from '../output/print.ts'
import { table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'
import { hasMembers } from './groups.ts'

export interface SeekOptions extends BrokersOption, FormatOption, SeekFlags {
  readonly topic?: readonly string[]
  readonly dryRun?: boolean
}

/** `millrace group seek`: the group goes on elsewhere. */
export async function seekGroup(io: CliIo, group: string, options: SeekOptions): Promise<ExitCode> {
  const target = seekTarget(options, Date.now())
  const topics = (options.topic ?? []).map((text) => topicPartitions('--topic', text))
  if (target.kind === 'file' && topics.length > 0)
    throw usageError('--from-file names the topics itself: leave out --topic')
  const lines = target.kind === 'file' ? parseOffsetLines(await readOffsets(target.path), target.path) : []
  return withClient(io, options, async (client) => {
    const planned =
      target.kind === 'file' ? await planOffsets(client, group, lines) : await planSeek(client, group, topics, target)
    for (const { topic, partition, outOfRange, to } of planned) {
      if (outOfRange !== undefined)
        note(io, `millrace: offset ${outOfRange} is not in ${topic}-${partition}: ${to} is taken`)
    }
    if (options.dryRun !== true) {
      const offsets = planned.map(({ topic, partition, to }) => ({ topic, partition, offset: to }))
      try {
        await client.admin().alterGroupOffsets(group, offsets)
      } catch (error) {
        const isInUse = isStreamError(error, 'UNKNOWN_MEMBER_ID') || isStreamError(error, 'NON_EMPTY_GROUP')
        throw isInUse ? await hasMembers(client, group, error) : error
      }
    }
    const data = planned.map(({ from, outOfRange, ...to }) => ({
      ...to,
      from: from ?? null,
      outOfRange: outOfRange ?? null,
    }))
    await print(io, options, { group, dryRun: options.dryRun === true, partitions: data }, () =>
      seekText(planned, options.dryRun === true),
    )
    return exitCodes.ok
  })
}

function seekText(planned: readonly PlannedSeek[], isDryRun: boolean): string {
  return table(
    ['TOPIC', 'PARTITION', 'WAS AT', isDryRun ? 'WOULD GO TO' : 'GOES ON AT'],
    planned.map(({ topic, partition, from, to }) => [topic, String(partition), String(from ?? '-'), String(to)]),
    [1, 2, 3],
  )
}

async function readOffsets(path: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > offsetFileSizeBytesMax) {
      throw new CommandFailure(
        exitCodes.failed,
        `${path} has ${size} bytes: more than ${offsetFileSizeBytesMax} are not read`,
      )
    }
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof CommandFailure) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new CommandFailure(exitCodes.failed, `${path} can't be read: ${reason}`, { cause: error })
  }
}
