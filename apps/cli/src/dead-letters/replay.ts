import type { Client, ProducerRecord, RawBytes } from '@millrace/client'
import { exitCodes } from '../exit-codes.ts'
import { CommandFailure } from '../failure.ts'
import { replayBatchBytesMax, replayBatchMax, replaySilentMs } from '../limits.ts'
import { type DeadLetter, deadLetterOf, replayHeaders } from './dead-letter.ts'
import { type ReplayPlan, targetOf } from './plan-replay.ts'
import { isOf } from './read-dead-letters.ts'

/** What is replayed, and how that is watched. */
export interface ReplayOptions {
  readonly connector: string
  /** The topic of dead letters. */
  readonly topic: string
  readonly to: string | undefined
  readonly plan: ReplayPlan
  readonly signal: AbortSignal
  /** Told how many are done. */
  readonly onDone: (records: number) => void
}

/** The record for the topic that it goes to: with its key, and in the partition that it came from if it goes back there. */
function replayed(letter: DeadLetter, to: string | undefined, partitions: number): ProducerRecord<RawBytes, RawBytes> {
  const { key, value, timestamp } = letter.record
  const partition = to === undefined ? letter.origin?.partition : undefined
  return {
    key,
    value,
    timestamp,
    headers: replayHeaders(letter),
    ...(partition !== undefined && partition < partitions ? { partition } : {}),
  }
}

/**
 * Replays what was planned. Records, and how far the group is with them, are one transaction each time: whatever interrupts it, what was replayed is not
 * replayed again. Resolves to how many were.
 */
export async function replay(client: Client, options: ReplayOptions): Promise<number> {
  const { connector, topic, to, plan, signal, onDone } = options
  await using producer = client.transactional(plan.group)
  const left = new Map(plan.last)
  await using consumer = client.consumer({
    group: plan.group,
    autoCommit: false,
    offsetReset: 'earliest',
    isolation: 'read_committed',
    onAssigned: (assigned) => {
      const others = assigned.filter(({ partition }) => !left.has(partition)).map(({ partition }) => partition)
      if (others.length > 0) consumer.pause(topic, others)
    },
  })
  let pending: DeadLetter[] = []
  let bytes = 0
  let done = 0
  const send = async (): Promise<void> => {
    const letters = pending
    pending = []
    bytes = 0
    await producer.transaction(
      async (transaction) => {
        await Promise.all(
          letters.map(async (letter) => {
            const target = targetOf(letter, to)
            await transaction.send(target, replayed(letter, to, plan.targets.get(target)?.partitions ?? 0))
          }),
        )
      },
      { offsets: consumer, signal },
    )
    done += letters.length
    onDone(done)
  }
  // What was planned may be gone by now: retention takes it, or somebody else has replayed it.
  const silent = new AbortController()
  let timer = setTimeout(() => silent.abort(), replaySilentMs)
  try {
    const records = consumer.records(topic, { signal: AbortSignal.any([signal, silent.signal]) })
    for await (const record of records) {
      clearTimeout(timer)
      timer = setTimeout(() => silent.abort(), replaySilentMs)
      const until = left.get(record.partition)
      if (until === undefined || record.offset > until) continue
      const letter = deadLetterOf(record)
      if (isOf(connector, letter)) {
        pending.push(letter)
        bytes += (letter.record.key?.length ?? 0) + (letter.record.value?.length ?? 0)
      }
      if (record.offset === until) {
        left.delete(record.partition)
        consumer.pause(topic, [record.partition])
      }
      if (left.size === 0 || pending.length >= replayBatchMax || bytes >= replayBatchBytesMax) await send()
      if (left.size === 0) return done
    }
  } catch (error) {
    if (!silent.signal.aborted || signal.aborted) throw error
    const message = `${done} of ${plan.records} were replayed, and nothing came for ${replaySilentMs} ms: what is left is gone by now, or somebody else replays it`
    throw new CommandFailure(exitCodes.failed, message, { cause: error })
  } finally {
    clearTimeout(timer)
  }
  return done
}
