import type { OffsetPoint, OffsetRange } from '../arguments/offset-spec.ts'
import { parseOffsetSpec } from '../arguments/offset-spec.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { usageError } from '../failure.ts'
import { type CliIo, isTerminal } from '../io.ts'
import { Output } from '../output/output.ts'
import { Progress, progressBar } from '../output/progress.ts'
import { recordPrinter } from '../output/record-printer.ts'
import { existingTopic, withClient } from '../session.ts'
import type { ConsumeOptions } from './consume.ts'

/** `millrace topic consume --group`: as a member of a group, which goes on behind what was printed. */
export async function consumeInGroup(
  io: CliIo,
  name: string,
  group: string,
  options: ConsumeOptions,
): Promise<ExitCode> {
  const offsetReset = resetOf(parseOffsetSpec(options.offset, Date.now()))
  const output = new Output(io.stdout)
  const print = await recordPrinter(output, options.format, options.f)
  return withClient(io, options, async (client) => {
    await existingTopic(client, name)
    const signal = AbortSignal.any([io.interrupted, output.closed])
    const count = options.count ?? Number.POSITIVE_INFINITY
    let done = 0
    using _progress = isTerminal(io.stdout) ? undefined : new Progress(io, () => progressBar(done, count, 'records'))
    await using consumer = client.consumer({ group, offsetReset, isolation: options.isolation })
    try {
      for await (const batch of consumer.batches(name, { signal })) {
        for (const record of batch.records) {
          if (print(record)) await output.flush()
          done += 1
          if (done < count) continue
          await output.flush()
          await consumer.commit([{ topic: name, partition: record.partition, offset: record.offset + 1 }])
          return exitCodes.ok
        }
        // What was committed must have been seen.
        await output.flush()
      }
    } catch (error) {
      // Ctrl-C, or a reader such as `head` that has seen enough.
      if (!signal.aborted) throw error
    }
    await output.flush()
    return exitCodes.ok
  })
}

/** Where to begin in partitions in which the group has committed nothing. */
function resetOf({ from, until }: OffsetRange): 'earliest' | 'latest' | { durationMs: number } {
  const reset = until === undefined ? simpleReset(from) : undefined
  if (reset !== undefined) return reset
  throw usageError(
    'with --group, --offset says only where to begin where the group has committed nothing: start, end or @-1h',
  )
}

function simpleReset(point: OffsetPoint): 'earliest' | 'latest' | { durationMs: number } | undefined {
  if (point.kind === 'start') return 'earliest'
  if (point.kind === 'end') return 'latest'
  return point.kind === 'time' ? { durationMs: Math.max(0, Date.now() - point.timestampMs) } : undefined
}
