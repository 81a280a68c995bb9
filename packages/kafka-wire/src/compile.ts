import { assert, StreamError } from '@millrace/base'
import type { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'
import { defaultOf, isDefault } from './defaults.ts'
import type { Field, Fields, FieldType } from './field.ts'
import { inField, MalformedError } from './malformed-error.ts'
import { type Codec, type Encoding, lengthCodec, refuseNull, scalarCodec } from './scalar-codec.ts'
import { TaggedFieldsCodec } from './tagged-fields.ts'
import { inRange } from './versions.ts'

/** The version a codec is for. */
export interface Target {
  readonly version: number
  readonly flexible: boolean
}

type Struct = Record<string, unknown>

/** What becomes of one field of a struct in the target version. */
interface Step {
  readonly name: string
  readonly field: Field
  readonly default: unknown
  /** Where the field stands in its place; undefined if it is tagged or the version lacks it. */
  readonly codec: Codec | undefined
  /** The version has no such field, and dropping a value would lose something. */
  readonly lacking: boolean
}

type InPlace = Step & { readonly codec: Codec }

/**
 * The codec of a struct's fields in one version: in order, then the tagged ones if the version is flexible. Its loops count: most requests
 * come before their code was compiled, and walking over arrays by their iterators costs more than all else then.
 */
export function compileStruct(fields: Fields, target: Target): Codec {
  const steps = Object.entries(fields).map(([name, field]) => step(name, field, target))
  const inPlace = steps.filter((each): each is InPlace => each.codec !== undefined)
  const written = steps.filter(({ codec, lacking }) => codec !== undefined || lacking)
  const defaults: Struct = Object.fromEntries(steps.map((each) => [each.name, each.default]))
  const tagged = target.flexible ? new TaggedFieldsCodec(taggedFields(fields, target)) : undefined
  const inPlaceBytesMin = inPlace.reduce((sum, { codec }) => sum + codec.sizeBytesMin, 0)
  return {
    sizeBytesMin: inPlaceBytesMin + (tagged === undefined ? 0 : 1),

    write(writer: ByteWriter, value: unknown): void {
      if (value === null) refuseNull()
      const struct = value as Struct
      for (let at = 0; at < written.length; at++) {
        const each = written[at] as Step
        const inner = struct[each.name]
        if (each.codec !== undefined) each.codec.write(writer, inner === undefined ? each.default : inner)
        else if (!isDefault(each.field, inner)) throw cannotWrite(each.name, target.version)
      }
      if (tagged !== undefined) tagged.write(writer, struct)
      else if (struct['unknownTaggedFields'] !== undefined) throw cannotWrite('unknownTaggedFields', target.version)
    },

    read(reader: ByteReader): Struct {
      const struct: Struct = { ...defaults }
      let at = 0
      try {
        for (; at < inPlace.length; at++) {
          const each = inPlace[at] as InPlace
          struct[each.name] = each.codec.read(reader)
        }
      } catch (error) {
        throw inField(error, inPlace[at]?.name ?? '')
      }
      tagged?.read(reader, struct)
      return struct
    },
  }
}

function cannotWrite(name: string, version: number): StreamError {
  return new StreamError(
    'UNSUPPORTED',
    `version ${version} of the message has no field ${name}; it can't carry its value`,
    {
      context: { field: name, version },
    },
  )
}

function step(name: string, field: Field, target: Target): Step {
  const has = inRange(field.versions, target.version)
  const isTagged = has && inRange(field.tagged, target.version)
  assert(!isTagged || target.flexible, `${name} is tagged in version ${target.version}, which is not flexible`)
  return {
    name,
    field,
    default: defaultOf(field),
    codec: has && !isTagged ? compileField(field, target) : undefined,
    lacking: !has && !field.ignorable,
  }
}

function taggedFields(fields: Fields, target: Target) {
  return Object.entries(fields)
    .filter(([, field]) => inRange(field.versions, target.version) && inRange(field.tagged, target.version))
    .map(([name, field]) => ({
      tag: field.tag,
      name,
      codec: compileField(field, target, 'tagged'),
      isDefault: (value: unknown) => isDefault(field, value),
    }))
}

type Place = 'in place' | 'tagged'

/** Their writers make something of null. */
const takesNull: ReadonlySet<FieldType['kind']> = new Set(['bool', 'float64'])

function compileField(field: Field, target: Target, place: Place = 'in place'): Codec {
  const encoding = {
    version: target.version,
    flexible: target.flexible && !field.classic,
    nullable: inRange(field.nullable, target.version),
  }
  const codec = compileType(field.type, encoding, place)
  if (encoding.nullable || !takesNull.has(field.type.kind)) return codec
  return {
    ...codec,
    write(writer, value) {
      if (value === null) refuseNull()
      codec.write(writer, value)
    },
  }
}

function compileType(type: FieldType, encoding: Encoding, place: Place): Codec {
  switch (type.kind) {
    case 'array':
      return arrayCodec(type.element, encoding)
    case 'struct':
      return structCodec(type.fields, encoding, place)
    default:
      return scalarCodec(type.kind, encoding)
  }
}

/** `ARRAY => length element*`; the length is proven against the bytes that are left before anything is made. */
function arrayCodec(element: Field, encoding: Encoding): Codec {
  const length = lengthCodec('int32', encoding)
  const codec = compileField(element, encoding)
  assert(codec.sizeBytesMin > 0, 'an element of an array takes at least one byte')
  return {
    sizeBytesMin: length.sizeBytesMin,
    write(writer, value) {
      if (value === null) return length.write(writer, -1)
      const elements = value as readonly unknown[]
      length.write(writer, elements.length)
      for (let i = 0; i < elements.length; i++) codec.write(writer, elements[i])
    },
    read(reader) {
      const count = length.read(reader)
      if (count === -1) return null
      reader.expectElements(count, codec.sizeBytesMin)
      const elements: unknown[] = []
      try {
        for (let i = 0; i < count; i++) elements.push(codec.read(reader))
      } catch (error) {
        throw inField(error, `[${elements.length}]`)
      }
      return elements
    },
  }
}

/** A struct stands as its fields; one that may be null has a byte before them: 1 for a value; for null -1, or 0 in a tagged field. */
function structCodec(fields: Fields, encoding: Encoding, place: Place): Codec {
  const codec = compileStruct(fields, encoding)
  if (!encoding.nullable) return codec
  const nullMarker = place === 'tagged' ? 0 : -1
  return {
    sizeBytesMin: 1,
    write(writer, value) {
      writer.int8(value === null ? nullMarker : 1)
      if (value !== null) codec.write(writer, value)
    },
    read(reader) {
      const marker = reader.int8()
      if (marker === nullMarker) return null
      if (marker !== 1) throw new MalformedError(`${marker} where ${nullMarker} (null) or 1 (a value) must be`)
      return codec.read(reader)
    },
  }
}
