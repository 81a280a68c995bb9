import { parseOffsetSpec, resolveOffset } from '../arguments/offset-spec.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure, usageError } from '../failure.ts'
import type { CliIo } from '../io.ts'
import { print } from '../output/print.ts'
import { grouped, table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { checkPartition, existingTopic, withClient } from '../session.ts'

export interface DeleteRecordsOptions extends BrokersOption, FormatOption {
  /** Of the offset grammar: what lies before it goes. */
  readonly before: string
  readonly partition?: number
  readonly dryRun?: boolean
}

interface DeletedRecords {
  readonly partition: number
  /** The first offset before and after. */
  readonly from: number
  readonly startOffset: number
}

/** `millrace topic delete-records`: partitions begin later from now on. */
export async function deleteRecords(io: CliIo, name: string, options: DeleteRecordsOptions): Promise<ExitCode> {
  const { from: point, until } = parseOffsetSpec(options.before, Date.now())
  if (until !== undefined) throw usageError('--before is one offset, not a range: what lies before it goes')
  return withClient(io, options, async (client) => {
    const topic = await existingTopic(client, name)
    checkPartition(topic, options.partition)
    const admin = client.admin()
    const partitions =
      options.partition === undefined ? topic.partitions.map(({ partition }) => partition) : [options.partition]
    const [first, next] = await Promise.all([
      admin.listOffsets(name, 'earliest', { partitions }),
      admin.listOffsets(name, 'latest', { partitions }),
    ])
    const before = new Map<number, number>()
    const starts = new Map<number, number>()
    for (const [index, partition] of partitions.entries()) {
      const bounds = { startOffset: first[index]?.offset ?? 0, endOffset: next[index]?.offset ?? 0 }
      starts.set(partition, bounds.startOffset)
      if (point.kind === 'offset' && point.offset > bounds.endOffset) {
        // Before any partition is touched.
        throw new CommandFailure(
          exitCodes.failed,
          `offset ${point.offset} is past the end of partition ${partition} of '${name}', which is ${bounds.endOffset}: nothing was deleted`,
        )
      }
      const offset = await resolveOffset(point, bounds, async (timestamp) => {
        return (await admin.listOffsets(name, { timestamp }, { partitions: [partition] }))[0]?.offset
      })
      before.set(partition, offset)
    }
    const begin = options.dryRun === true ? before : await admin.deleteRecords(name, before)
    const deleted: DeletedRecords[] = partitions.map((partition) => {
      const from = starts.get(partition) ?? 0
      return { partition, from, startOffset: Math.max(from, begin.get(partition) ?? from) }
    })
    await print(io, options, { topic: name, dryRun: options.dryRun === true, partitions: deleted }, () =>
      table(
        ['PARTITION', 'BEGAN AT', options.dryRun === true ? 'WOULD BEGIN AT' : 'BEGINS AT', 'OFFSETS GONE'],
        deleted.map(({ partition, from, startOffset }) => [
          String(partition),
          String(from),
          String(startOffset),
          grouped(startOffset - from),
        ]),
        [0, 1, 2, 3],
      ),
    )
    return exitCodes.ok
  })
}
