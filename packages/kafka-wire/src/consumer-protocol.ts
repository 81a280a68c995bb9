import { StreamError } from '@millrace/base'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import type { Fields, InputOf, ValueOf } from './field.ts'
import type { Message, MessageInput, MessageValue } from './message.ts'
import { consumerProtocolAssignment, consumerProtocolSubscription } from './schemas/consumer-protocol.ts'

/** What a member of the classic protocol wants, and owned. */
export type ConsumerSubscription = MessageValue<typeof consumerProtocolSubscription>
/** What a member of the classic protocol is assigned. */
export type ConsumerAssignment = MessageValue<typeof consumerProtocolAssignment>

/** A version and the body; the newest one unless `version` says otherwise. */
export function encodeConsumerSubscription(
  subscription: MessageInput<typeof consumerProtocolSubscription>,
  version?: number,
): Buffer {
  return encodeVersioned(consumerProtocolSubscription, subscription, version)
}

/**
 * The inverse of {@link encodeConsumerSubscription}. Of a version newer than what is known here the known fields are read, for none is
 * ever removed or moved. Bytes fields are views. Throws StreamError CORRUPT_MESSAGE.
 */
export function decodeConsumerSubscription(bytes: Buffer): ConsumerSubscription {
  return decodeVersioned(consumerProtocolSubscription, bytes)
}

/** A version and the body; the newest one unless `version` says otherwise. */
export function encodeConsumerAssignment(
  assignment: MessageInput<typeof consumerProtocolAssignment>,
  version?: number,
): Buffer {
  return encodeVersioned(consumerProtocolAssignment, assignment, version)
}

/** The inverse of {@link encodeConsumerAssignment}; newer versions as in {@link decodeConsumerSubscription}. */
export function decodeConsumerAssignment(bytes: Buffer): ConsumerAssignment {
  return decodeVersioned(consumerProtocolAssignment, bytes)
}

function encodeVersioned<F extends Fields>(
  message: Message<F>,
  value: InputOf<F>,
  version = message.versions.greatest,
): Buffer {
  const writer = new ByteWriter()
  writer.int16(version)
  message.write(writer, value, version)
  return writer.finish()
}

function decodeVersioned<F extends Fields>(message: Message<F>, bytes: Buffer): ValueOf<F> {
  const version = bytes.length < 2 ? -1 : bytes.readInt16BE(0)
  if (version < 0) {
    throw new StreamError('CORRUPT_MESSAGE', `not a ${message.name}: it begins with no version`, {
      context: { message: message.name },
    })
  }
  const isNewer = version > message.versions.greatest
  return message.read(
    new ByteReader(bytes, 2),
    isNewer ? message.versions.greatest : version,
    isNewer ? 'a part' : 'to the end',
  )
}
