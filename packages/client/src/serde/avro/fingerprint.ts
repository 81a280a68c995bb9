// CRC-64-AVRO, the Rabin fingerprint by which the single-object encoding of the Avro specification names a schema.

const empty = 0xc15d_213a_a4d7_a795n

function tableEntry(byte: number): bigint {
  let entry = BigInt(byte)
  for (let bit = 0; bit < 8; bit++) entry = (entry >> 1n) ^ ((entry & 1n) === 1n ? empty : 0n)
  return entry
}

/** The fingerprint of a schema, given in Avro's Parsing Canonical Form, as 16 hexadecimal digits. */
export function fingerprintOf(canonicalForm: string): string {
  const table = Array.from({ length: 256 }, (_, byte) => tableEntry(byte))
  let fingerprint = empty
  for (const byte of Buffer.from(canonicalForm)) {
    fingerprint = (fingerprint >> 8n) ^ (table[Number((fingerprint ^ BigInt(byte)) & 0xffn)] ?? 0n)
  }
  return fingerprint.toString(16).padStart(16, '0')
}
