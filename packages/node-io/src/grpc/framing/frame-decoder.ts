import { StreamError } from '@millrace/base'

const headerSizeBytes = 5

/** Cuts gRPC's messages (a flag, a length, the message) out of the bytes of a call. Keeps no more than has arrived. */
export class FrameDecoder {
  readonly #messageSizeBytesMax: number
  readonly #header = Buffer.alloc(headerSizeBytes)
  #headerBytes = 0
  #parts: Buffer[] = []
  #missingBytes = 0

  constructor(messageSizeBytesMax: number) {
    this.#messageSizeBytesMax = messageSizeBytesMax
  }

  /** The call ended in the middle of a message. */
  get isCutOff(): boolean {
    return this.#headerBytes > 0
  }

  /** The messages that `bytes` completes. Throws RESOURCE_EXHAUSTED or UNSUPPORTED as soon as a header says what can't be taken. */
  write(bytes: Buffer): Buffer[] {
    const messages: Buffer[] = []
    let position = 0
    while (position < bytes.length) {
      if (this.#headerBytes < headerSizeBytes) {
        const count = bytes.copy(
          this.#header,
          this.#headerBytes,
          position,
          position + headerSizeBytes - this.#headerBytes,
        )
        this.#headerBytes += count
        position += count
        if (this.#headerBytes < headerSizeBytes) break
        this.#begin()
      }
      const end = Math.min(bytes.length, position + this.#missingBytes)
      if (end > position) this.#parts.push(bytes.subarray(position, end))
      this.#missingBytes -= end - position
      position = end
      if (this.#missingBytes === 0) {
        // A copy even of one part: its bytes lie in a buffer of the socket, which a kept view would hold.
        messages.push(Buffer.concat(this.#parts))
        this.#parts = []
        this.#headerBytes = 0
      }
    }
    return messages
  }

  #begin(): void {
    if (this.#header[0] !== 0) {
      throw new StreamError(
        'UNSUPPORTED',
        'compressed gRPC messages are not taken; send them with the encoding identity',
      )
    }
    this.#missingBytes = this.#header.readUInt32BE(1)
    if (this.#missingBytes > this.#messageSizeBytesMax) {
      throw new StreamError(
        'RESOURCE_EXHAUSTED',
        `a message of ${this.#missingBytes} bytes is larger than the limit of ${this.#messageSizeBytesMax}`,
        { context: { limit: this.#messageSizeBytesMax } },
      )
    }
  }
}
