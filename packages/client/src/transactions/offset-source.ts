import { StreamError } from '@millrace/base'
import { ConsumedBatch, ownershipOf } from '../consumer/consumed-batch.ts'
import { ConsumerClient } from '../consumer/consumer.ts'
import { notInGroup } from '../consumer/errors.ts'
import type { ReadOffsets } from '../groups/read-offsets.ts'
import { MemberProgress } from '../membership/member-offsets.ts'
import type { OffsetSource } from './types.ts'

/** The offsets behind what was read, for a transaction. Throws INVALID_REQUEST for what no group has assigned. */
export function readOffsetsOf(read: OffsetSource): ReadOffsets {
  if (read instanceof MemberProgress) return read.read()
  if (read instanceof ConsumedBatch) {
    const { owner, nextOffset, firstOffset, leaderEpoch } = ownershipOf(read)
    if (owner === undefined) throw notInGroup('sending the offsets of a batch')
    return owner.readTo({ offset: nextOffset, leaderEpoch }, firstOffset)
  }
  if (read instanceof ConsumerClient) return read.readOffsets()
  throw new StreamError('INVALID_REQUEST', 'sendOffsets takes a batch or a consumer of this client')
}
