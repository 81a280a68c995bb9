import { type DeadLetterOptions, withDeadLetters } from '../dead-letters/dead-letter-topic.ts'
import { planReplay, replayError, type ReplayPlan } from '../dead-letters/plan-replay.ts'
import { replay } from '../dead-letters/replay.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { usageError } from '../failure.ts'
import { type CliIo, note } from '../io.ts'
import { print } from '../output/print.ts'
import { Progress, progressBar } from '../output/progress.ts'
import type { FormatOption } from '../program/shared-options.ts'

export interface ReplayDeadLettersOptions extends DeadLetterOptions, FormatOption {
  readonly toSourceTopic?: boolean
  readonly to?: string
  readonly limit: number
  readonly yes?: boolean
}

/** `millrace connect dlq replay` */
export async function replayDeadLetters(io: CliIo, name: string, options: ReplayDeadLettersOptions): Promise<ExitCode> {
  const { to, toSourceTopic = false, limit, yes = false } = options
  if (toSourceTopic === (to !== undefined)) {
    throw usageError('say where the records are to go: either --to-source-topic or --to TOPIC')
  }
  return withDeadLetters(io, name, options, async (client, topic) => {
    const request = { connector: name, to, limit, signal: io.interrupted }
    const plan = await planReplay(client, topic, request)
    let done = 0
    if (yes && plan.records > 0) {
      using _progress = new Progress(io, () => progressBar(done, plan.records, 'records'))
      const onDone = (records: number): void => {
        done = records
      }
      const parts = { connector: name, topic: topic.name, to, plan, signal: io.interrupted, onDone }
      await replay(client, parts).catch((error: unknown) => {
        throw replayError(name, error)
      })
    }
    await print(io, options, planData(topic.name, plan, done), () => planText(name, plan, yes))
    if (plan.isMore) note(io, 'millrace: there are more: --limit says how many at most')
    if (!yes && plan.records > 0) note(io, 'millrace: nothing was replayed: --yes does it')
    return exitCodes.ok
  })
}

function planData(topic: string, { group, targets, records, again, isMore }: ReplayPlan, done: number): object {
  return {
    topic,
    group,
    records,
    replayed: done,
    again,
    more: isMore,
    targets: [...targets].map(([name, { records: count }]) => ({ topic: name, records: count })),
  }
}

function planText(name: string, { targets, records, again }: ReplayPlan, isDone: boolean): string {
  if (records === 0) return `there is nothing to replay of ${name}\n`
  const told = isDone ? 'replayed' : 'would replay'
  const lines = [...targets].map(([topic, { records: count }]) => `${told} ${count} records to '${topic}'\n`)
  return `${lines.join('')}${again === 0 ? '' : `${again} of them were replayed before\n`}`
}
