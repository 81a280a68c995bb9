/** Bytes that grow, with what Avro writes. */
export class AvroSink {
  #bytes = Buffer.allocUnsafe(4096)
  #at = 0

  /** A copy of what was written since it was last asked; what comes next begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#at))
    this.#at = 0
    return taken
  }

  /** Forgets what was written. */
  clear(): void {
    this.#at = 0
  }

  long(value: number | bigint): void {
    this.#room(10)
    if (typeof value === 'number' && value >= -0x4000_0000 && value < 0x4000_0000) {
      let left = ((value << 1) ^ (value >> 31)) >>> 0
      while (left > 0x7f) {
        this.#bytes[this.#at++] = (left & 0x7f) | 0x80
        left >>>= 7
      }
      this.#bytes[this.#at++] = left
      return
    }
    const wide = BigInt(value)
    let left = BigInt.asUintN(64, (wide << 1n) ^ (wide >> 63n))
    while (left > 0x7fn) {
      this.#bytes[this.#at++] = Number(left & 0x7fn) | 0x80
      left >>= 7n
    }
    this.#bytes[this.#at++] = Number(left)
  }

  boolean(value: boolean): void {
    this.#room(1)
    this.#bytes[this.#at++] = value ? 1 : 0
  }

  float(value: number): void {
    this.#room(4)
    this.#at = this.#bytes.writeFloatLE(value, this.#at)
  }

  double(value: number): void {
    this.#room(8)
    this.#at = this.#bytes.writeDoubleLE(value, this.#at)
  }

  string(value: string): void {
    const length = Buffer.byteLength(value)
    this.long(length)
    this.#room(length)
    this.#at += this.#bytes.write(value, this.#at, 'utf8')
  }

  bytes(value: Uint8Array): void {
    this.long(value.length)
    this.raw(value)
  }

  raw(value: Uint8Array): void {
    this.#room(value.length)
    this.#bytes.set(value, this.#at)
    this.#at += value.length
  }

  #room(more: number): void {
    if (this.#at + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + more))
    larger.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = larger
  }
}
