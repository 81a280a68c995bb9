import { isStreamError } from '@millrace/base'
import type { Client } from '@millrace/client'
import { seekTarget, type SeekFlags } from '../arguments/seek-target.ts'
import { topicPartitions } from '../arguments/topic-partitions.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import type { SeekTo } from '../groups/plan-seek.ts'
import { type CliIo, note } from '../io.ts'
import { print } from '../output/print.ts'
import { table } from '../output/render.ts'
import type { BrokersOption, FormatOption } from '../program/shared-options.ts'
import { withClient } from '../session.ts'
import { planReset, type ResetPlan } from '../streams/plan-reset.ts'
import { hasMembers } from './groups.ts'

export interface ResetOptions extends BrokersOption, FormatOption, Omit<SeekFlags, 'fromFile'> {
  readonly yes?: boolean
  readonly input?: readonly string[]
  readonly keepTopic?: readonly string[]
  readonly state?: string
}

/** `millrace streams reset` */
export async function resetStreams(io: CliIo, id: string, options: ResetOptions): Promise<ExitCode> {
  const target = targetOf(options)
  const inputs = (options.input ?? []).map((text) => topicPartitions('--input', text))
  return withClient(io, options, async (client) => {
    const plan = await planReset(client, id, {
      inputs,
      target,
      kept: options.keepTopic ?? [],
      stateDir: options.state,
    })
    for (const { topic, partition, outOfRange, to } of plan.inputs) {
      if (outOfRange !== undefined)
        note(io, `millrace: offset ${outOfRange} is not in ${topic}-${partition}: ${to} is taken`)
    }
    if (options.yes === true) await carryOut(client, id, plan)
    await print(io, options, planData(id, plan, options.yes === true), () => planText(plan, options.yes === true))
    if (options.yes !== true) note(io, 'millrace: nothing was changed: --yes does it')
    return exitCodes.ok
  })
}

function targetOf(options: ResetOptions): SeekTo {
  const { toEarliest, toLatest, toDatetime, byDuration, shiftBy, toOffset } = options
  const isNone = [toEarliest, toLatest, toDatetime, byDuration, shiftBy, toOffset].every((flag) => flag === undefined)
  const target = seekTarget(isNone ? { toEarliest: true } : options, Date.now())
  if (target.kind === 'file') throw new CommandFailure(exitCodes.usage, 'reset takes no --from-file')
  return target
}

/** State last: if anything before fails, a copy that starts again finds offsets and topics that say less than it knows, not more. */
async function carryOut(client: Client, id: string, { inputs, forgotten, topics, state }: ResetPlan): Promise<void> {
  const admin = client.admin()
  try {
    // First, as it is refused if a copy runs by now.
    if (inputs.length > 0) {
      await admin.alterGroupOffsets(
        id,
        inputs.map(({ topic, partition, to }) => ({ topic, partition, offset: to })),
      )
    }
    if (forgotten.length > 0) await admin.deleteGroupOffsets(id, forgotten)
  } catch (error) {
    const isInUse = isStreamError(error, 'UNKNOWN_MEMBER_ID') || isStreamError(error, 'NON_EMPTY_GROUP')
    throw isInUse ? await hasMembers(client, id, error) : error
  }
  for (const { name } of topics) await admin.deleteTopic(name)
  if (state === undefined) return
  const { deleteState } = await import('@millrace/streams/tools')
  await deleteState(state.stateDir, id)
}

function planData(application: string, { inputs, topics, state }: ResetPlan, isDone: boolean): object {
  return {
    application,
    done: isDone,
    inputs: inputs.map(({ topic, partition, from, to }) => ({ topic, partition, from: from ?? null, to })),
    deletedTopics: topics.map(({ name }) => name),
    deletedState: state === undefined ? null : { folder: state.folder, tasks: state.taskIds },
  }
}

function planText({ inputs, topics, state }: ResetPlan, isDone: boolean): string {
  const parts: string[] = []
  if (inputs.length > 0) {
    parts.push(
      table(
        ['INPUT', 'PARTITION', 'WAS AT', isDone ? 'GOES ON AT' : 'WOULD GO TO'],
        inputs.map(({ topic, partition, from, to }) => [topic, String(partition), String(from ?? '-'), String(to)]),
        [1, 2, 3],
      ),
    )
  }
  if (topics.length > 0) {
    parts.push(
      table(
        [isDone ? 'DELETED TOPIC' : 'WOULD DELETE TOPIC', 'KIND', 'OF'],
        topics.map(({ name, kind, of }) => [name, kind, of]),
      ),
    )
  }
  if (state !== undefined) {
    const tasks = state.taskIds.length === 0 ? 'no state' : `the state of tasks ${state.taskIds.join(' ')}`
    parts.push(`${isDone ? 'deleted' : 'would delete'} ${tasks} in ${state.folder}\n`)
  }
  return parts.length === 0 ? 'there is nothing to reset\n' : parts.join('\n')
}
