import { asTopicId, present, StreamError, type TopicId, uuidFromText, uuidToText } from '@millrace/base'

/** A topic id as it crosses the wire: 16 bytes. Throws INVALID_REQUEST if they are not. */
export function topicIdFromBytes(bytes: Uint8Array): TopicId {
  if (bytes.length !== 16) {
    throw new StreamError('INVALID_REQUEST', `a topic id has 16 bytes, not ${bytes.length}`)
  }
  return asTopicId(uuidToText(bytes))
}

/** The 16 bytes of a topic id. */
export function topicIdToBytes(id: TopicId): Uint8Array {
  return present(uuidFromText(id), 'a topic id is a UUID')
}

/** `bytes` as a Buffer over the same memory. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
