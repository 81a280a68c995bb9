/** A byte that is 0, then the id of a schema in four bytes, big end first; what the schema says comes behind. */
export const headerBytes = 5

/** The bytes in front of what is written with a schema. */
export function headerOf(id: number): Buffer {
  const header = Buffer.alloc(headerBytes)
  header.writeUInt32BE(id, 1)
  return header
}

/** The id of the schema that something was written with; undefined if it does not say so. */
export function schemaIdOf(bytes: Buffer): number | undefined {
  return bytes.length >= headerBytes && bytes[0] === 0 ? bytes.readUInt32BE(1) : undefined
}
