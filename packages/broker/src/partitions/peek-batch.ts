import { isStreamError } from '@millrace/base'
import { peekBatchSize, RecordBatch } from '@millrace/records'

/** What a client sent, as far as its header can be read; undefined if it is no batch, of which whoever appends it will speak. */
export function peekBatch(
  bytes: Buffer,
): Pick<RecordBatch, 'compression' | 'isTransactional' | 'producerId' | 'producerEpoch'> | undefined {
  try {
    const sizeBytes = peekBatchSize(bytes, 0)
    if (sizeBytes === undefined || sizeBytes > bytes.length) return undefined
    const { compression, isTransactional, producerId, producerEpoch } = new RecordBatch(bytes)
    return { compression, isTransactional, producerId, producerEpoch }
  } catch (error) {
    if (isStreamError(error)) return undefined
    throw error
  }
}
