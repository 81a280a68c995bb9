import { type CompressionCodec, compressionCodecs } from '@millrace/base'

/*
 * Record batch v2 (KIP-98; https://kafka.apache.org/documentation/#recordbatch). All fixed-size fields are big-endian.
 *
 *   batch   = baseOffset:int64
 *             batchLength:int32              bytes that follow this field
 *             partitionLeaderEpoch:int32
 *             magic:int8                     2
 *             crc:uint32                     CRC-32C of everything from attributes to the end
 *             attributes:int16               bits 0-2 compression, 3 timestamp type, 4 transactional, 5 control, 6 delete horizon (KIP-534)
 *             lastOffsetDelta:int32
 *             baseTimestamp:int64            the delete horizon, when bit 6 is set
 *             maxTimestamp:int64
 *             producerId:int64  producerEpoch:int16  baseSequence:int32      -1 each where there is none
 *             recordCount:int32
 *             payload                        record*, or record* as one stream of the codec
 *   record  = length:varint                  bytes that follow this field
 *             attributes:int8                unused
 *             timestampDelta:varlong  offsetDelta:varint
 *             keyLength:varint  key          a negative length is null
 *             valueLength:varint  value      a negative length is null
 *             headerCount:varint  header*
 *   header  = keyLength:varint  key:utf8  valueLength:varint  value
 *
 * A varint is zigzag (sint32, sint64 of Protocol Buffers). baseOffset and partitionLeaderEpoch stand before what the CRC
 * covers: a broker assigns both in place.
 */
export const layout = {
  baseOffset: 0,
  batchLength: 8,
  partitionLeaderEpoch: 12,
  magic: 16,
  crc: 17,
  attributes: 21,
  lastOffsetDelta: 23,
  baseTimestamp: 27,
  maxTimestamp: 35,
  producerId: 43,
  producerEpoch: 51,
  baseSequence: 53,
  recordCount: 57,
} as const

/** Bytes of a batch before its records. */
export const batchHeaderSizeBytes = 61
/** baseOffset and batchLength: what `batchLength` does not count. */
export const logOverheadBytes = 12

/** The bits of a batch's attributes. */
export const attributeBits = {
  compression: 0x07,
  logAppendTime: 0x08,
  transactional: 0x10,
  control: 0x20,
  deleteHorizon: 0x40,
} as const

/** How a batch is compressed. */
export type BatchCompression = 'none' | CompressionCodec
/** Whose time the records of a batch carry. */
export type TimestampType = 'CreateTime' | 'LogAppendTime'

const compressionNames: readonly BatchCompression[] = ['none', ...compressionCodecs]

/** The compression that attributes name; undefined for the numbers that mean nothing (5 to 7). */
export function compressionOf(attributes: number): BatchCompression | undefined {
  return compressionNames[attributes & attributeBits.compression]
}

export function compressionNumber(compression: BatchCompression): number {
  return compressionNames.indexOf(compression)
}
