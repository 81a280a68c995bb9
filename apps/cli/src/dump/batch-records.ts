import type { Compression } from '@millrace/base'
import {
  decodeControlKey,
  decodeEndTransactionMarker,
  type ExactBatchFields,
  exactBatchFields,
  type Record as BatchRecord,
  type RecordBatch,
} from '@millrace/records'
import { bytesField } from '../output/show-record.ts'
import { type RecordItem, type Whole, whole } from './items.ts'

/** The records of a batch, unpacked. Throws CORRUPT_MESSAGE, INVALID_RECORD or RECORD_LIST_TOO_LARGE where they can't be read. */
export function* recordItems(batch: RecordBatch, compression: Compression): Generator<RecordItem> {
  const exact = exactBatchFields(batch)
  for (const record of batch.records(compression)) {
    const { key, value } = record
    yield {
      type: 'record',
      offset: whole(BigInt.asIntN(64, exact.baseOffset + BigInt(record.offsetDelta))),
      timestamp: timestampOf(record, batch, exact),
      ...(batch.isControl ? controlFields(key, value) : {}),
      key: bytesField(key),
      value: bytesField(value),
      headers: record.headers.map((header) => ({ key: header.key, value: bytesField(header.value) })),
    }
  }
}

/** Null where the delta is beyond what a number holds. */
function timestampOf(record: BatchRecord, batch: RecordBatch, exact: ExactBatchFields): Whole | null {
  if (batch.timestampType === 'LogAppendTime') return whole(exact.maxTimestamp)
  if (Number.isNaN(record.timestampDelta)) return null
  return whole(BigInt.asIntN(64, exact.baseTimestamp + BigInt(record.timestampDelta)))
}

function controlFields(key: Buffer | null, value: Buffer | null): Pick<RecordItem, 'control' | 'coordinatorEpoch'> {
  const control = decodeControlKey(key)
  if (control === undefined) return { control: 'unknown' }
  const isMarker = control === 'ABORT' || control === 'COMMIT'
  return isMarker ? { control, coordinatorEpoch: decodeEndTransactionMarker(value) } : { control }
}
