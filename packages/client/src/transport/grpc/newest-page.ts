import { present, type RpcChannel, uuidFromText } from '@millrace/base'
import { DataService } from '@millrace/contracts'
import type { CallLimits, NewestPage, NewestRequest, NewestRun } from '../transport.ts'
import { isolationTo } from './isolation-level.ts'

/** Reads what one call of DataService.FetchNewest sends. */
export async function readNewestPage(
  channel: RpcChannel,
  { topic, partition, beforeOffset, recordsMax, sizeBytesMax, isolation }: NewestRequest,
  { signal }: CallLimits,
): Promise<NewestPage> {
  const stream = channel.stream(DataService.fetchNewest, signal)
  const topicId = present(uuidFromText(topic.id), 'a topic id comes from a broker')
  const request = {
    topicId,
    partition,
    beforeOffset: beforeOffset ?? null,
    recordsMax,
    sizeBytesMax,
    isolationLevel: isolationTo(isolation),
  }
  // A stream that can't take it has failed, which its receiving side tells.
  stream.send(request).catch(() => undefined)
  stream.end()
  const runs: NewestRun[] = []
  let [highWatermark, lastStableOffset, logStartOffset] = [-1, -1, -1]
  for await (const frame of stream) {
    highWatermark = frame.highWatermark
    lastStableOffset = frame.lastStableOffset
    logStartOffset = frame.logStartOffset
    const { recordBatches: bytes, abortedTransactions: aborted } = frame
    if (bytes.length === 0) continue
    runs.push({ batches: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), aborted })
  }
  return { highWatermark, lastStableOffset, logStartOffset, runs }
}
