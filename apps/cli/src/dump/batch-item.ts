import { isStreamError } from '@millrace/base'
import { exactBatchFields, type RecordBatch } from '@millrace/records'
import { type BatchItem, whole } from './items.ts'

/** What the header of a batch says. */
export function batchItem(header: RecordBatch, position: number, sizeBytes: number, crcIsValid: boolean): BatchItem {
  const exact = exactBatchFields(header)
  return {
    type: 'batch',
    position,
    sizeBytes,
    baseOffset: whole(exact.baseOffset),
    lastOffset: whole(exact.lastOffset),
    recordCount: header.recordCount,
    compression: compressionOf(header),
    timestampType: header.timestampType,
    baseTimestamp: whole(exact.baseTimestamp),
    maxTimestamp: whole(exact.maxTimestamp),
    leaderEpoch: header.partitionLeaderEpoch,
    producerId: whole(exact.producerId),
    producerEpoch: header.producerEpoch,
    baseSequence: header.baseSequence,
    isTransactional: header.isTransactional,
    isControl: header.isControl,
    deleteHorizonMs: header.hasDeleteHorizon ? whole(exact.baseTimestamp) : null,
    crc: header.crc.toString(16).padStart(8, '0'),
    crcIsValid,
  }
}

function compressionOf(header: RecordBatch): string {
  try {
    return header.compression
  } catch (error) {
    if (!isStreamError(error, 'CORRUPT_MESSAGE')) throw error
    return `unknown (${header.attributes & 7})`
  }
}
