import type { MessageCodec } from '@millrace/base'
import { PartsWriter } from './parts-writer.ts'

/** What is generated for each message. */
interface MessageType<T> {
  encode(message: T, writer: PartsWriter): unknown
  decode(bytes: Uint8Array): T
}

/** The codec of a generated message type. */
export function messageCodec<T>(type: MessageType<T>): MessageCodec<T> {
  const encodeParts = (message: T): Uint8Array[] => {
    const writer = new PartsWriter()
    type.encode(message, writer)
    return writer.parts()
  }
  return {
    encode(message) {
      const parts = encodeParts(message)
      const [only] = parts
      return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts)
    },
    encodeParts,
    decode: (bytes) => type.decode(bytes),
  }
}
