import type { Checksum } from '@millrace/base'

/** Where a record batch (v2) carries its producer. */
const layout = { crc: 17, attributes: 21, producerId: 43, producerEpoch: 51, baseSequence: 53 } as const

export interface ProducerStamp {
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
}

/** Writes another producer and sequence into an encoded batch, in place, and makes its CRC right again. */
export function stampProducer(batch: Buffer, stamp: ProducerStamp, checksum: Checksum): void {
  const producerId = BigInt(stamp.producerId)
  if (
    batch.readBigInt64BE(layout.producerId) === producerId &&
    batch.readInt16BE(layout.producerEpoch) === stamp.producerEpoch &&
    batch.readInt32BE(layout.baseSequence) === stamp.baseSequence
  ) {
    return
  }
  batch.writeBigInt64BE(producerId, layout.producerId)
  batch.writeInt16BE(stamp.producerEpoch, layout.producerEpoch)
  batch.writeInt32BE(stamp.baseSequence, layout.baseSequence)
  batch.writeUInt32BE(checksum.crc32c(batch.subarray(layout.attributes)), layout.crc)
}
