/**
 * 128 bits of a key: two HalfSipHash-2-4 of 64 bits side by side, under two secrets. Keyed, so that nobody who writes records can make two
 * keys that are taken for one. After {@link hash} the four words stand in its fields: nothing is allocated a key.
 */
export class KeyHasher {
  a = 0
  b = 0
  c = 0
  d = 0
  readonly #secret: Int32Array

  /** `secret` has 16 bytes. */
  constructor(secret: Uint8Array) {
    const words = new DataView(secret.buffer, secret.byteOffset, 16)
    this.#secret = Int32Array.from([0, 4, 8, 12], (at) => words.getInt32(at, true))
  }

  hash(bytes: Uint8Array, start: number, length: number): void {
    const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = this.#secret
    let p0 = k0
    let p1 = k1 ^ 0xee
    let p2 = 0x6c796765 ^ k0
    let p3 = 0x74656462 ^ k1
    let q0 = k2
    let q1 = k3 ^ 0xee
    let q2 = 0x6c796765 ^ k2
    let q3 = 0x74656462 ^ k3
    const wholeEnd = start + length - (length & 3)
    const steps = (length >>> 2) + 1
    let position = start
    for (let step = 0; step <= steps + 1; step++) {
      let word = 0
      let rounds = 2
      if (step < steps) {
        if (position < wholeEnd) {
          word =
            (bytes[position] ?? 0) |
            ((bytes[position + 1] ?? 0) << 8) |
            ((bytes[position + 2] ?? 0) << 16) |
            ((bytes[position + 3] ?? 0) << 24)
          position += 4
        } else {
          word = length << 24
          for (let shift = 0; position < start + length; shift += 8) word |= (bytes[position++] ?? 0) << shift
        }
        p3 ^= word
        q3 ^= word
      } else {
        rounds = 4
        if (step === steps) {
          p2 ^= 0xee
          q2 ^= 0xee
        } else {
          p1 ^= 0xdd
          q1 ^= 0xdd
        }
      }
      for (let round = 0; round < rounds; round++) {
        p0 = (p0 + p1) | 0
        p1 = ((p1 << 5) | (p1 >>> 27)) ^ p0
        p0 = (p0 << 16) | (p0 >>> 16)
        p2 = (p2 + p3) | 0
        p3 = ((p3 << 8) | (p3 >>> 24)) ^ p2
        p0 = (p0 + p3) | 0
        p3 = ((p3 << 7) | (p3 >>> 25)) ^ p0
        p2 = (p2 + p1) | 0
        p1 = ((p1 << 13) | (p1 >>> 19)) ^ p2
        p2 = (p2 << 16) | (p2 >>> 16)
        q0 = (q0 + q1) | 0
        q1 = ((q1 << 5) | (q1 >>> 27)) ^ q0
        q0 = (q0 << 16) | (q0 >>> 16)
        q2 = (q2 + q3) | 0
        q3 = ((q3 << 8) | (q3 >>> 24)) ^ q2
        q0 = (q0 + q3) | 0
        q3 = ((q3 << 7) | (q3 >>> 25)) ^ q0
        q2 = (q2 + q1) | 0
        q1 = ((q1 << 13) | (q1 >>> 19)) ^ q2
        q2 = (q2 << 16) | (q2 >>> 16)
      }
      if (step < steps) {
        p0 ^= word
        q0 ^= word
      } else if (step === steps) {
        this.a = (p1 ^ p3) >>> 0
        this.c = (q1 ^ q3) >>> 0
      } else {
        this.b = (p1 ^ p3) >>> 0
        this.d = (q1 ^ q3) >>> 0
      }
    }
  }
}
