import type { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import type { UnknownTaggedField } from './field.ts'
import { inField } from './malformed-error.ts'
import type { Codec } from './scalar-codec.ts'

/** A tagged field that a schema knows in one version. */
export interface KnownTaggedField {
  readonly tag: number
  readonly name: string
  readonly codec: Codec
  isDefault(value: unknown): boolean
}

/** A tag and its size, in bytes, at the least. */
const sizeBytesMin = 2

/**
 * `TAGGED_FIELDS => uvarint(count) [uvarint(tag) uvarint(size) bytes]`, ascending by tag. Fields with their default are not written;
 * those that the schema does not know are kept.
 */
export class TaggedFieldsCodec {
  readonly #known: readonly KnownTaggedField[]
  readonly #byTag: ReadonlyMap<number, KnownTaggedField>

  constructor(known: readonly KnownTaggedField[]) {
    this.#known = known.toSorted((left, right) => left.tag - right.tag)
    this.#byTag = new Map(known.map((field) => [field.tag, field]))
  }

  write(writer: ByteWriter, struct: Readonly<Record<string, unknown>>): void {
    const unknown = struct['unknownTaggedFields'] as readonly UnknownTaggedField[] | undefined
    if (this.#known.length === 0 && unknown === undefined) return writer.unsignedVarint(0)
    const present = this.#encoded(struct)
    if (unknown !== undefined) present.push(...unknown)
    if (present.length === 0) return writer.unsignedVarint(0)
    writer.unsignedVarint(present.length)
    for (const { tag, data } of present.toSorted((left, right) => left.tag - right.tag)) {
      writer.unsignedVarint(tag)
      writer.unsignedVarint(data.length)
      writer.raw(data)
    }
  }

  /** The known fields whose values are not their defaults. */
  #encoded(struct: Readonly<Record<string, unknown>>): UnknownTaggedField[] {
    const present: UnknownTaggedField[] = []
    for (const field of this.#known) {
      const value = struct[field.name]
      if (value === undefined || field.isDefault(value)) continue
      const part = new ByteWriter()
      field.codec.write(part, value)
      present.push({ tag: field.tag, data: part.finish() })
    }
    return present
  }

  /** Puts what it reads into `struct`. */
  read(reader: ByteReader, struct: Record<string, unknown>): void {
    const count = reader.unsignedVarint()
    if (count === 0) return
    reader.expectElements(count, sizeBytesMin)
    const unknown: UnknownTaggedField[] = []
    for (let i = 0; i < count; i++) {
      const tag = reader.unsignedVarint()
      const sizeBytes = reader.unsignedVarint()
      const field = this.#byTag.get(tag)
      if (field === undefined) {
        // A copy: a view would hold on to the whole frame.
        unknown.push({ tag, data: Buffer.from(reader.view(sizeBytes)) })
        continue
      }
      try {
        struct[field.name] = reader.within(sizeBytes, (part) => field.codec.read(part))
      } catch (error) {
        throw inField(error, field.name)
      }
    }
    if (unknown.length > 0) struct['unknownTaggedFields'] = unknown
  }
}
