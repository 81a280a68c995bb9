import protobufjs from 'protobufjs'
import { schemaError } from '../schema-error.ts'
import type { ReferencedSchema } from '../schema-kind.ts'
import { knownFile } from './known-files.ts'
import type { ProtobufEnum, ProtobufField, ProtobufFile, ProtobufMessage, ProtobufValueType } from './model.ts'
import { formattedProtobuf } from './tokens.ts'

/** A schema of Protobuf with what it imports. */
export interface ParsedProtobuf {
  readonly file: ProtobufFile
  /** Its text with white space in one form. */
  readonly text: string
  /** The type of a message that the file or what it imports has, by its full name, to read and write messages with. */
  readonly typeOf: (fullName: string) => protobufjs.Type
  /** What a message says that the file or what it imports has, by its full name. Throws INVALID_DATA if there is none. */
  readonly message: (fullName: string) => ProtobufMessage
  /** The same for an enum. */
  readonly enumeration: (fullName: string) => ProtobufEnum
}

/**
 * Reads the text of a file of Protobuf (proto2, proto3 or editions). What it imports are `references` by their names, and files that need none, such as
 * `google/protobuf/timestamp.proto`. Throws INVALID_DATA if it makes no sense, or something that it names is not there.
 */
export function parseProtobuf(text: string, references: readonly ReferencedSchema[] = []): ParsedProtobuf {
  const formatted = formattedProtobuf(text, { comments: true })
  try {
    const root = new protobufjs.Root()
    const loader = new Loader(root)
    for (const { name, text: referenced } of references) loader.add(referenced, name)
    const { package: packageName = '' } = loader.add(formatted)
    root.resolveAll()
    // What the file defines itself: its package may have messages of others, too.
    const alone = protobufjs.parse(formatted, new protobufjs.Root(), { keepCase: true }).root
    const own = packageName === '' ? alone : (alone.lookup(packageName) as protobufjs.Namespace)
    const messages = typesIn(own).map((type) => messageOf(type, root))
    if (messages.length === 0) throw schemaError('the schema has no message')
    return {
      file: { packageName, messages },
      text: formatted,
      typeOf: (name) => root.lookupType(`.${name}`),
      message: (name) => found(() => messageOf(root.lookupType(`.${name}`), root)),
      enumeration: (name) => found(() => enumOf(root.lookupEnum(`.${name}`))),
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'StreamError') throw error
    throw schemaError(`the schema is not Protobuf: ${reasonOf(error)}`, undefined, error)
  }
}

function found<Result>(look: () => Result): Result {
  try {
    return look()
  } catch (error) {
    throw schemaError(`the schema has no such type: ${reasonOf(error)}`, undefined, error)
  }
}

class Loader {
  readonly #root: protobufjs.Root
  readonly #names = new Set<string>()

  constructor(root: protobufjs.Root) {
    this.#root = root
  }

  add(text: string, name?: string): protobufjs.IParserResult {
    const parsed = protobufjs.parse(text, this.#root, { keepCase: true })
    for (const imported of [...(parsed.imports ?? []), ...(parsed.weakImports ?? [])]) this.#import(imported)
    if (name !== undefined) this.#names.add(name)
    return parsed
  }

  #import(name: string): void {
    if (this.#names.has(name)) return
    const known = knownFile(name)
    if (known === undefined) {
      throw schemaError(
        `the schema imports ${name.slice(0, 200)}, which is no reference of it, and not there by itself`,
      )
    }
    this.#names.add(name)
    if (known.nested !== undefined) this.#root.addJSON(known.nested)
  }
}

/** What a space defines, without what groups bring along: those are numbered in no schema. */
function typesIn(space: protobufjs.Namespace): readonly protobufjs.Type[] {
  return space.nestedArray.filter(
    (each): each is protobufjs.Type => each instanceof protobufjs.Type && !('group' in each && each.group === true),
  )
}

function messageOf(declared: protobufjs.Type, root: protobufjs.Root): ProtobufMessage {
  const fullName = declared.fullName.replace(/^\./, '')
  // Only where everything is do names of types lead somewhere.
  const type = root.lookupType(`.${fullName}`)
  return {
    fullName,
    fields: type.fieldsArray.map((field) => fieldOf(field)),
    oneofs: type.oneofsArray.filter((oneof) => !isSynthetic(oneof)).map((oneof) => oneof.name),
    messages: typesIn(declared).map((each) => messageOf(each, root)),
  }
}

function fieldOf(given: protobufjs.Field): ProtobufField {
  const field = given.resolve()
  const keyType = field instanceof protobufjs.MapField ? field.keyType : undefined
  const label = keyType !== undefined ? 'map' : field.repeated ? 'repeated' : field.required ? 'required' : 'single'
  const type = typeOf(field)
  const oneof = field.partOf === null || isSynthetic(field.partOf) ? undefined : field.partOf.name
  const hasPresence =
    label === 'required' ||
    (label === 'single' && (type.kind === 'message' || field.partOf !== null || field.hasPresence))
  const missing: unknown = field.options?.['default']
  return {
    name: field.name,
    number: field.id,
    type,
    label,
    keyType,
    oneof,
    hasPresence,
    meta: metaOf(field.parsedOptions),
    default: isPlain(missing) ? missing : undefined,
  }
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Options as protobufjs has them: an object for each, with what stands behind its name. */
function metaOf(options: unknown): ReadonlyMap<string, string> {
  const meta = new Map<string, string>()
  for (const option of Array.isArray(options) ? (options as readonly unknown[]) : []) {
    const params = inside(inside(option, '(confluent.field_meta)'), 'params')
    for (const each of Array.isArray(params) ? (params as readonly unknown[]) : [params]) {
      const [key, value] = [inside(each, 'key'), inside(each, 'value')]
      if (typeof key === 'string' && typeof value === 'string') meta.set(key, value)
    }
  }
  return meta
}

function inside(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, name)) return undefined
  return (object as Readonly<Record<string, unknown>>)[name]
}

function enumOf(type: protobufjs.Enum): ProtobufEnum {
  return { fullName: type.fullName.replace(/^\./, ''), symbols: new Map(Object.entries(type.values)) }
}

function typeOf({ type, resolvedType }: protobufjs.Field): ProtobufValueType {
  if (resolvedType === null) return { kind: 'scalar', name: type }
  const kind = resolvedType instanceof protobufjs.Enum ? 'enum' : 'message'
  return { kind, name: resolvedType.fullName.replace(/^\./, '') }
}

/** A field that is only `optional` stands in a oneof of its own, as protoc has it. */
function isSynthetic({ fieldsArray }: protobufjs.OneOf): boolean {
  return fieldsArray.length === 1 && fieldsArray[0]?.options?.['proto3_optional'] === true
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : String(error)
}
