import { present, type RpcChannel, uuidFromText } from '@millrace/base'
import { DataService } from '@millrace/contracts'
import type { CallLimits, NewestPage, NewestRequest } from '../transport.ts'

/** Reads what one call of DataService.FetchNewest sends. */
export async function readNewestPage(
  channel: RpcChannel,
  { topic, partition, beforeOffset, recordsMax, sizeBytesMax }: NewestRequest,
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
    isolationLevel: 0,
  }
  // A stream that can't take it has failed, which its receiving side tells.
  stream.send(request).catch(() => undefined)
  stream.end()
  const runs: Buffer[] = []
  let [highWatermark, logStartOffset] = [-1, -1]
  for await (const frame of stream) {
    highWatermark = frame.highWatermark
    logStartOffset = frame.logStartOffset
    const { recordBatches: bytes } = frame
    if (bytes.length > 0) runs.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  }
  return { highWatermark, logStartOffset, runs }
}
