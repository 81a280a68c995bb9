import type { Client, PartitionReassignment, PartitionResult } from '@millrace/client'
import { throttleMove } from '../cluster/move-throttle.ts'
import { planMove } from '../cluster/plan-move.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { messageOf, usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { askAgainMs } from '../limits.ts'
import { print } from '../output/print.ts'
import { Progress, progressBar } from '../output/progress.ts'
import { pause } from '../pause.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { existingTopic, withClient } from '../session.ts'

export interface MoveOptions extends BrokersOption, FormatOption {
  readonly to?: readonly number[]
  readonly partition?: number
  readonly cancel?: boolean
  /** Bytes a second. */
  readonly throttle?: number
  readonly wait: boolean
}

/** `millrace topic move`: gives partitions other replicas, and waits until they are there. */
export async function moveTopic(io: CliIo, name: string, options: MoveOptions): Promise<ExitCode> {
  const { to, cancel = false, throttle, wait } = options
  if ((to === undefined) === !cancel) throw usageError('say where to move the topic with --to, or --cancel')
  if (throttle !== undefined && !wait)
    throw usageError('--throttle ends with the move, and so it needs to be waited for')
  return withClient(io, options, async (client) => {
    const topic = await existingTopic(client, name)
    const plan = cancel
      ? await cancellations(client, name, options.partition)
      : planMove(topic, to ?? [], options.partition)
    await using _throttle = throttle === undefined ? undefined : await throttleMove(io, client, name, throttle)
    const results = await client.admin().alterPartitionReassignments(plan)
    const refused = results.filter(({ error }) => error !== undefined)
    for (const result of refused) tellRefused(io, result)
    const begun = plan.length - refused.length
    const moved = wait && !cancel ? await moving(io, client, name, begun) : 0
    const isDone = cancel || !wait || moved === begun
    await print(io, options, { name, cancelled: cancel, partitions: plan.length, refused: refused.length, moved }, () =>
      movedText(name, options, begun, moved),
    )
    if (refused.length === 0 && isDone) return exitCodes.ok
    return exitCodes.failed
  })
}

function tellRefused(io: CliIo, { topic, partition, error }: PartitionResult): void {
  if (error !== undefined) note(io, `millrace: ${topic}-${partition}: ${messageOf(error)}`)
}

function movedText(name: string, { cancel = false, wait }: MoveOptions, begun: number, moved: number): string {
  const count = `${begun} partition${begun === 1 ? '' : 's'} of topic '${name}'`
  if (cancel) return `the move of ${count} is cancelled\n`
  if (!wait) return `${count} are on the move: \`millrace topic describe ${name}\` shows how far they are\n`
  return moved === begun ? `moved ${count}\n` : `moved ${moved} of ${count}; the others are still on the move\n`
}

async function cancellations(
  client: Client,
  name: string,
  partition: number | undefined,
): Promise<PartitionReassignment[]> {
  const topics = [{ topic: name, ...(partition === undefined ? {} : { partitions: [partition] }) }]
  const ongoing = await client.admin().listPartitionReassignments({ topics })
  if (ongoing.length === 0) throw usageError(`nothing of topic '${name}' is on the move`)
  return ongoing.map(({ topic, partition: each }) => ({ topic, partition: each, replicas: null }))
}

/** Waits until nothing of the topic moves any more, or Ctrl-C; how many partitions are there. */
async function moving(io: CliIo, client: Client, name: string, count: number): Promise<number> {
  let left = count
  using _progress = new Progress(io, () => progressBar(count - left, count, 'partitions'))
  for (;;) {
    left = (await client.admin().listPartitionReassignments({ topics: [{ topic: name }] })).length
    if (left === 0 || io.interrupted.aborted) return Math.max(0, count - left)
    await pause(askAgainMs, io.interrupted)
  }
}
