/** What grpc-js (1.14) does with a message that it sends uncompressed: asks how long it is, and copies it behind a header. */
type Sendable = Pick<Buffer, 'length' | 'copy'>

/**
 * A message in pieces that grpc-js gathers itself, when it copies the message behind its header: putting the pieces together before
 * would copy large ones twice, and make twice the garbage.
 */
class GatheredMessage implements Sendable {
  readonly length: number
  readonly #parts: readonly Uint8Array[]

  constructor(parts: readonly Uint8Array[]) {
    this.#parts = parts
    this.length = parts.reduce((sum, part) => sum + part.length, 0)
  }

  /** Copies all of it into `target` at `targetStart`; returns how many bytes that were. */
  copy(target: Uint8Array, targetStart = 0): number {
    let at = targetStart
    for (const part of this.#parts) {
      target.set(part, at)
      at += part.length
    }
    return this.length
  }
}

/** The pieces of one message, as grpc-js takes messages. */
export function sendable(parts: readonly Uint8Array[]): Buffer {
  const [only] = parts
  if (only !== undefined && parts.length === 1) return Buffer.from(only.buffer, only.byteOffset, only.length)
  // Where it asks for more than that of a buffer, every test that sends a large message fails.
  return new GatheredMessage(parts) as unknown as Buffer
}
