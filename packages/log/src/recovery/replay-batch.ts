import type { RecordBatch } from '@millrace/records'
import type { LogPorts } from '../ports.ts'
import { endMarkerOf } from '../producer-state/end-marker.ts'
import type { ProducerState } from '../producer-state/producer-state.ts'
import type { Segment } from '../segment.ts'

/**
 * Brings the producers' state up to date with a batch that is in the log, and the segment's aborted transactions if they are in memory: else
 * they are on disk.
 */
export function replayBatch(state: ProducerState, batch: RecordBatch, segment: Segment, ports: LogPorts): void {
  if (batch.producerId < 0) return
  const nowMs = ports.clock.monotonicMs()
  if (!batch.isControl) {
    state.append(batch, batch.baseOffset, nowMs)
    return
  }
  const marker = endMarkerOf(batch, ports.compression)
  if (marker === undefined) return
  const { aborted } = state.appendMarker(batch.producerId, marker, batch.baseOffset, nowMs)
  const index = segment.aborted
  if (aborted !== undefined && index !== undefined && (index.last?.lastOffset ?? -1) < aborted.lastOffset) {
    index.append(aborted)
  }
}
