import type { Incompatibility } from '../compatibility.ts'
import { incompatibilitiesMax } from '../limits.ts'
import { allMessages, type ProtobufField, type ProtobufFile, type ProtobufMessage } from './model.ts'

/** Why a reader with a schema of Protobuf can't take all that a writer wrote, as Confluent's registry calls it. */
export type ProtobufIncompatibilityType =
  | 'MESSAGE_REMOVED'
  | 'FIELD_KIND_CHANGED'
  | 'FIELD_SCALAR_KIND_CHANGED'
  | 'FIELD_NAMED_TYPE_CHANGED'
  | 'FIELD_NUMERIC_LABEL_CHANGED'
  | 'REQUIRED_FIELD_ADDED'
  | 'REQUIRED_FIELD_REMOVED'
  | 'ONEOF_FIELD_REMOVED'
  | 'MULTIPLE_FIELDS_MOVED_TO_ONEOF'
  | 'FIELD_MOVED_TO_EXISTING_ONEOF'

/** Scalars whose values are written the same way: those of one kind read each other's. */
const wireKinds: Readonly<Record<string, string>> = {
  int32: 'varint',
  int64: 'varint',
  uint32: 'varint',
  uint64: 'varint',
  bool: 'varint',
  sint32: 'zigzag',
  sint64: 'zigzag',
  fixed32: 'fixed32',
  sfixed32: 'fixed32',
  fixed64: 'fixed64',
  sfixed64: 'fixed64',
  float: 'float',
  double: 'double',
  string: 'bytes',
  bytes: 'bytes',
}

/**
 * Why what `reader` describes can't be read of what `writer` wrote; empty if it can. Messages are the same by their names within their packages, fields by their
 * numbers, oneofs by their names.
 */
export function protobufIncompatibilities(reader: ProtobufFile, writer: ProtobufFile): readonly Incompatibility[] {
  const readers = new Map(allMessages(reader.messages).map((each) => [relativeName(each.fullName, reader), each]))
  const found: Incompatibility[] = []
  for (const message of allMessages(writer.messages)) {
    const name = relativeName(message.fullName, writer)
    const same = readers.get(name)
    if (same === undefined) {
      found.push(difference('MESSAGE_REMOVED', `#/${name}`, `the reader has no message ${name}`))
    } else found.push(...new MessageComparison(name, { reader, writer }, same, message).differences())
    if (found.length >= incompatibilitiesMax) break
  }
  return found.slice(0, incompatibilitiesMax)
}

interface Files {
  readonly reader: ProtobufFile
  readonly writer: ProtobufFile
}

class MessageComparison {
  readonly #name: string
  readonly #files: Files
  readonly #reader: ProtobufMessage
  readonly #writer: ProtobufMessage
  readonly #written: ReadonlyMap<number, ProtobufField>

  constructor(name: string, files: Files, reader: ProtobufMessage, writer: ProtobufMessage) {
    this.#name = name
    this.#files = files
    this.#reader = reader
    this.#writer = writer
    this.#written = byNumber(writer)
  }

  differences(): readonly Incompatibility[] {
    return [...this.#fields(), ...this.#oneofs()]
  }

  #at(field: ProtobufField): string {
    return `#/${this.#name}/${field.number}`
  }

  *#fields(): Iterable<Incompatibility> {
    const read = byNumber(this.#reader)
    for (const field of this.#reader.fields) {
      const written = this.#written.get(field.number)
      if (written !== undefined) yield* this.#field(field, written)
      else if (field.label === 'required') {
        yield difference(
          'REQUIRED_FIELD_ADDED',
          this.#at(field),
          `the reader requires a field ${field.name}, which the writer has not`,
        )
      }
    }
    for (const field of this.#writer.fields) {
      if (field.label !== 'required' || read.has(field.number)) continue
      yield difference(
        'REQUIRED_FIELD_REMOVED',
        this.#at(field),
        `the writer requires a field ${field.name}, which the reader has not`,
      )
    }
  }

  *#field(field: ProtobufField, written: ProtobufField): Iterable<Incompatibility> {
    const path = this.#at(field)
    const kinds = [kindOf(field), kindOf(written)]
    if (kinds[0] !== kinds[1]) {
      yield difference(
        'FIELD_KIND_CHANGED',
        path,
        `${field.name} is ${titleOf(field)} of the reader and ${titleOf(written)} of the writer`,
      )
      return
    }
    const scalars = [wireKind(field), wireKind(written)]
    if (scalars[0] !== scalars[1] || field.keyType !== written.keyType) {
      yield difference(
        'FIELD_SCALAR_KIND_CHANGED',
        path,
        `${field.name} is ${titleOf(field)} of the reader and ${titleOf(written)} of the writer`,
      )
      return
    }
    if (field.type.kind === 'message' && this.#typeName(field, 'reader') !== this.#typeName(written, 'writer')) {
      yield difference(
        'FIELD_NAMED_TYPE_CHANGED',
        path,
        `${field.name} is a ${field.type.name} of the reader and a ${written.type.name} of the writer`,
      )
      return
    }
    const isList = field.label === 'repeated'
    // Of texts, bytes and messages one after the other the last one counts, or they are one; numbers are packed into one if they are several.
    if (isList !== (written.label === 'repeated') && scalars[0] !== 'bytes' && field.type.kind !== 'message') {
      yield difference(
        'FIELD_NUMERIC_LABEL_CHANGED',
        path,
        `${field.name} is ${isList ? 'repeated for the reader and not for the writer' : 'repeated for the writer and not for the reader'}`,
      )
    }
  }

  #typeName(field: ProtobufField, side: keyof Files): string {
    return relativeName(field.type.name, this.#files[side])
  }

  *#oneofs(): Iterable<Incompatibility> {
    const before = new Set(this.#writer.oneofs)
    for (const name of this.#reader.oneofs) {
      const path = `#/${this.#name}/${name}`
      const moved = this.#reader.fields.filter((field) => field.oneof === name && this.#isElsewhere(field, name))
      if (before.has(name)) {
        for (const field of moved) {
          yield difference(
            'FIELD_MOVED_TO_EXISTING_ONEOF',
            path,
            `${field.name} is in oneof ${name} of the reader, and elsewhere in the writer`,
          )
        }
      } else if (moved.length > 1) {
        yield difference(
          'MULTIPLE_FIELDS_MOVED_TO_ONEOF',
          path,
          `oneof ${name} of the reader has ${moved.length} fields that the writer may write beside each other`,
        )
      }
    }
    const numbers = byNumber(this.#reader)
    const read = new Set(this.#reader.oneofs)
    for (const field of this.#writer.fields) {
      if (field.oneof === undefined || !read.has(field.oneof)) continue
      if (numbers.get(field.number)?.oneof === field.oneof) continue
      yield difference(
        'ONEOF_FIELD_REMOVED',
        `#/${this.#name}/${field.oneof}`,
        `${field.name} is in oneof ${field.oneof} of the writer, and not of the reader`,
      )
    }
  }

  #isElsewhere({ number }: ProtobufField, oneof: string): boolean {
    const written = this.#written.get(number)
    return written !== undefined && written.oneof !== oneof
  }
}

function byNumber({ fields }: ProtobufMessage): ReadonlyMap<number, ProtobufField> {
  return new Map(fields.map((field) => [field.number, field]))
}

/** What a field is on the wire: enums are numbers, and maps a kind of their own. */
function kindOf({ label, type }: ProtobufField): string {
  if (label === 'map') return 'map'
  return type.kind === 'message' ? 'message' : 'scalar'
}

function wireKind({ type }: ProtobufField): string {
  if (type.kind === 'enum') return 'varint'
  return type.kind === 'message' ? 'message' : (wireKinds[type.name] ?? type.name)
}

function titleOf({ label, keyType, type }: ProtobufField): string {
  return label === 'map' ? `a map<${keyType}, ${type.name}>` : `a ${type.name}`
}

/** A name without the package of its file, which may change. */
function relativeName(fullName: string, { packageName }: ProtobufFile): string {
  return packageName !== '' && fullName.startsWith(`${packageName}.`)
    ? fullName.slice(packageName.length + 1)
    : fullName
}

function difference(type: ProtobufIncompatibilityType, path: string, message: string): Incompatibility {
  return { type, path, message }
}
