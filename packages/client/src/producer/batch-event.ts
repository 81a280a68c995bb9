import type { ProducerBatchEvent } from '../events/types.ts'
import type { ProduceBatch } from './produce-batch.ts'

/** What every event about a batch says of it. */
export function batchEvent(batch: ProduceBatch, clientId: string, nowMs: number): ProducerBatchEvent {
  const { topic, partition, recordCount, estimatedSizeBytes: sizeBytes, createdMs } = batch
  return { clientId, topic, partition, recordCount, sizeBytes, ageMs: nowMs - createdMs }
}
