/** Checksums as a port: native where the host has it. */
export interface Checksum {
  /** CRC-32C (Castagnoli, RFC 3720 appendix B.4) of `bytes`, unsigned; `initial` is the checksum of what stands before them. */
  crc32c(bytes: Uint8Array, initial?: number): number
}
