import { StreamError } from '@millrace/base'

/*
 * Records that brokers write in between, in batches with the control bit (KIP-98; KIP-595, 630, 853 for the metadata quorum):
 *
 *   key   = version:int16 (0)  type:int16
 *   value = version:int16  what the type says
 */

/** Control record types by their number. */
export const controlRecordTypes = [
  'ABORT',
  'COMMIT',
  'LEADER_CHANGE',
  'SNAPSHOT_HEADER',
  'SNAPSHOT_FOOTER',
  'KRAFT_VERSION',
  'KRAFT_VOTERS',
] as const
/** The kinds of control records, in Kafka's order. */
export type ControlRecordType = (typeof controlRecordTypes)[number]

const keySizeBytes = 4

/** The key of a control record of that kind (version 0). */
export function encodeControlKey(type: ControlRecordType): Buffer {
  const key = Buffer.alloc(keySizeBytes)
  key.writeInt16BE(controlRecordTypes.indexOf(type), 2)
  return key
}

/** The type that a control record's key names; undefined for one that a later version knows. Throws INVALID_RECORD. */
export function decodeControlKey(key: Uint8Array | null): ControlRecordType | undefined {
  const bytes = asBuffer(key)
  if (bytes.length < keySizeBytes) throw invalid(`its key has ${bytes.length} bytes`)
  const version = bytes.readInt16BE(0)
  if (version < 0) throw invalid(`its key has version ${version}`)
  return controlRecordTypes[bytes.readInt16BE(2)]
}

const markerSizeBytes = 6

/** The value of a COMMIT or ABORT record: which coordinator decided, so that a fenced one is found out. */
export function encodeEndTransactionMarker(coordinatorEpoch: number): Buffer {
  const value = Buffer.alloc(markerSizeBytes)
  value.writeInt32BE(coordinatorEpoch, 2)
  return value
}

/** The coordinator epoch of a COMMIT or ABORT record. Later versions may only add fields. Throws INVALID_RECORD. */
export function decodeEndTransactionMarker(value: Uint8Array | null): number {
  const bytes = asBuffer(value)
  if (bytes.length < markerSizeBytes) throw invalid(`its value has ${bytes.length} bytes`)
  const version = bytes.readInt16BE(0)
  if (version < 0) throw invalid(`its value has version ${version}`)
  return bytes.readInt32BE(2)
}

function asBuffer(bytes: Uint8Array | null): Buffer {
  if (bytes === null) throw invalid('its key or value is null')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function invalid(message: string): StreamError {
  return new StreamError('INVALID_RECORD', `invalid control record: ${message}`)
}
