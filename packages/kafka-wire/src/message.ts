import { assert, StreamError } from '@millrace/base'
import { ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { compileStruct } from './compile.ts'
import { completed } from './defaults.ts'
import type { Fields, InputOf, ValueOf } from './field.ts'
import { writerSizeBytesInitial } from './limits.ts'
import { MalformedError } from './malformed-error.ts'
import type { Codec } from './scalar-codec.ts'
import { inRange, parseVersions, type VersionRange } from './versions.ts'

/** A message of Kafka's protocol or of its internal records, declared once for all its versions. */
export interface MessageSchema<F extends Fields> {
  readonly name: string
  /** Versions that can be read and written. */
  readonly versions: string
  /** Versions with compact lengths and tagged fields; `none` if there are none. */
  readonly flexible: string
  readonly fields: F
}

/** A message or record of Kafka's: its schema, and what encodes and decodes it in each of its versions. */
export class Message<const F extends Fields> {
  readonly name: string
  readonly fields: F
  readonly versions: VersionRange
  readonly #flexible: VersionRange
  readonly #codecs = new Map<number, Codec>()

  constructor(schema: MessageSchema<F>) {
    this.name = schema.name
    this.fields = schema.fields
    this.versions = parseVersions(schema.versions)
    this.#flexible = parseVersions(schema.flexible)
  }

  supports(version: number): boolean {
    return inRange(this.versions, version)
  }

  isFlexible(version: number): boolean {
    return inRange(this.#flexible, version)
  }

  /**
   * The message's bytes in `version`, without header or size. Throws StreamError: UNSUPPORTED for a field with a value that the version
   * lacks, MESSAGE_TOO_LARGE for a string over Kafka's limit.
   */
  encode(value: InputOf<F>, version: number): Buffer {
    const writer = new ByteWriter()
    this.write(writer, value, version)
    return writer.finish()
  }

  /**
   * As {@link encode}, in parts that follow each other: bytes fields of {@link import('./limits.ts').partSizeBytesMin} or more are parts as they were given,
   * not copied, and must not change before the parts are sent.
   */
  encodeParts(value: InputOf<F>, version: number): readonly Uint8Array[] {
    const writer = new ByteWriter(writerSizeBytesInitial, 'in parts')
    this.write(writer, value, version)
    return writer.finishParts()
  }

  /** As {@link encode}, onto what stands in `writer`. */
  write(writer: ByteWriter, value: InputOf<F>, version: number): void {
    this.#codec(version).write(writer, value)
  }

  /**
   * The inverse of {@link encode}; all of `bytes` must be used up. Bytes fields are views into `bytes`. Throws StreamError:
   * CORRUPT_MESSAGE with the path of the field in its context, UNSUPPORTED for a version that is not known.
   */
  decode(bytes: Buffer, version: number): ValueOf<F> {
    return this.read(new ByteReader(bytes), version, 'to the end')
  }

  /** As {@link decode}, from where `reader` stands; what follows is left to the caller unless `extent` says otherwise. */
  read(reader: ByteReader, version: number, extent: 'a part' | 'to the end' = 'a part'): ValueOf<F> {
    if (!this.supports(version)) {
      const { least, greatest } = this.versions
      throw new StreamError('UNSUPPORTED', `${this.name} has versions ${least} to ${greatest}, not ${version}`, {
        context: { message: this.name, version },
      })
    }
    try {
      const value = this.#codec(version).read(reader)
      if (extent === 'to the end') reader.expectEnd()
      return value as ValueOf<F>
    } catch (error) {
      throw error instanceof MalformedError ? error.toStreamError(this.name, version) : error
    }
  }

  /** `input` with every field that was left out at its default. */
  complete(input: InputOf<F>): ValueOf<F> {
    return completed(this.fields, input) as ValueOf<F>
  }

  /** Made at first use, kept for good. */
  #codec(version: number): Codec {
    const known = this.#codecs.get(version)
    if (known !== undefined) return known
    assert(this.supports(version), `${this.name} has no version ${version}`)
    const codec = compileStruct(this.fields, { version, flexible: this.isFlexible(version) })
    this.#codecs.set(version, codec)
    return codec
  }
}

/** What decoding a message gives: `MessageValue<typeof joinGroupRequest>`. */
export type MessageValue<M> = M extends { readonly fields: infer F extends Fields } ? ValueOf<F> : never
/** What encoding a message takes: fields with a default may be left out. */
export type MessageInput<M> = M extends { readonly fields: infer F extends Fields } ? InputOf<F> : never
