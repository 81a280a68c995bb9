import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { isDefault } from '../src/defaults.ts'
import { type Field, type Fields, struct } from '../src/field.ts'
import { Message } from '../src/message.ts'
import { inRange } from '../src/versions.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = Readonly<Record<string, Json>>
type Struct = Readonly<Record<string, unknown>>

/** A decoded struct as Kafka's JSON converters print it. */
export function toJson(fields: Fields, value: Struct, version: number): JsonObject {
  const json: Record<string, Json> = {}
  for (const [name, field] of Object.entries(fields)) {
    if (!inRange(field.versions, version)) continue
    if (inRange(field.tagged, version) && isDefault(field, value[name])) continue
    json[name] = valueToJson(field, value[name], version)
  }
  const unknown = value['unknownTaggedFields'] as readonly { tag: number; data: Uint8Array }[] | undefined
  if (unknown !== undefined) {
    json['_unknownTaggedFields'] = unknown.map(({ tag, data }) => ({ tag, data: Buffer.from(data).toString('base64') }))
  }
  return json
}

function valueToJson({ type }: Field, value: unknown, version: number): Json {
  if (value === null) return null
  if (type.kind === 'struct') return toJson(type.fields, value as Struct, version)
  if (type.kind === 'array') return (value as unknown[]).map((element) => valueToJson(type.element, element, version))
  if (type.kind === 'int64' || type.kind === 'bigint64') return (value as bigint | number).toString()
  if (type.kind === 'bytes' || type.kind === 'records') return Buffer.from(value as Uint8Array).toString('base64')
  return value as Json
}

/** The inverse; fields that the JSON lacks are left out. */
export function fromJson(fields: Fields, json: JsonObject): Struct {
  const value: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(fields)) {
    const inner = json[name]
    if (inner !== undefined) value[name] = valueFromJson(field, inner)
  }
  const unknown = json['_unknownTaggedFields'] as readonly { tag: number; data: string }[] | undefined
  if (unknown !== undefined) {
    value['unknownTaggedFields'] = unknown.map(({ tag, data }) => ({ tag, data: Buffer.from(data, 'base64') }))
  }
  return value
}

function valueFromJson({ type }: Field, json: Json): unknown {
  if (json === null) return null
  if (type.kind === 'struct') return fromJson(type.fields, json as JsonObject)
  if (type.kind === 'array') return (json as readonly Json[]).map((element) => valueFromJson(type.element, element))
  if (type.kind === 'int64') return Number(json)
  if (type.kind === 'bigint64') return BigInt(json as string)
  if (type.kind === 'bytes' || type.kind === 'records') return Buffer.from(json as string, 'base64')
  return json
}

/** Whether some int64 in it can't be a safe number. */
export function hasUnsafeInteger({ type }: Field, json: Json | undefined): boolean {
  if (json === null || json === undefined) return false
  if (type.kind === 'int64') return !Number.isSafeInteger(Number(json))
  if (type.kind === 'array') return (json as readonly Json[]).some((element) => hasUnsafeInteger(type.element, element))
  if (type.kind !== 'struct') return false
  return Object.entries(type.fields).some(([name, field]) => hasUnsafeInteger(field, (json as JsonObject)[name]))
}

/** A recorded message: what it says, and its bytes. */
export interface Case {
  /** What the key of a record begins with. */
  readonly type?: number
  readonly version: number
  readonly kind: string
  readonly seed: number
  readonly json: JsonObject
  readonly hex: string
}

/** The cases of a file in the folder `golden`, which may be gzipped. */
export function golden<T>(file: string): T {
  const plain = new URL(`../golden/${file}.json`, import.meta.url)
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(new URL(`${plain.href}.gz`)))
  return JSON.parse(text.toString()) as T
}

/** A message as `message`, but with bigints. */
function exactly(message: Message<Fields>): Message<Fields> {
  const { name, fields } = message
  const { least, greatest } = message.versions
  let flexible = least
  while (flexible <= greatest && !message.isFlexible(flexible)) flexible++
  return new Message({ name, versions: `${least}-${greatest}`, flexible: `${flexible}+`, fields: exact(fields) })
}

/** `fields` with each int64 as a bigint: what a number can't hold is read and written too. */
function exact(fields: Fields): Fields {
  const exactField = (field: Field): Field => {
    const { type } = field
    if (type.kind === 'struct') return { ...field, type: { kind: 'struct', fields: exact(type.fields) } }
    if (type.kind === 'array') return { ...field, type: { kind: 'array', element: exactField(type.element) } }
    if (type.kind !== 'int64') return field
    return { ...field, type: { kind: 'bigint64' }, default: exactDefault(field.default) }
  }
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, exactField(field)]))
}

/** Where Kafka's default is the greatest int64, ours is the greatest safe integer. */
function exactDefault(value: unknown): bigint | undefined {
  if (typeof value !== 'number') return undefined
  return value === Number.MAX_SAFE_INTEGER ? 2n ** 63n - 1n : BigInt(value)
}

/**
 * Expects that every case of a file is decoded and encoded as Kafka does. A message has numbers for int64: cases with one that is no safe
 * integer it must refuse, and a message with the same schema but bigints decodes and encodes them. Returns how many there were.
 */
export function checkGolden(file: string, message: Message<Fields>): { cases: number; unsafe: number } {
  const seen = { cases: 0, unsafe: 0 }
  const exactMessage = exactly(message)
  for (const { version, json, hex } of golden<Case[]>(file)) {
    seen.cases++
    const isUnsafe = hasUnsafeInteger(struct(message.fields), json)
    if (isUnsafe) {
      expect(() => message.decode(Buffer.from(hex, 'hex'), version)).toThrow(/is outside the safe integers/)
      seen.unsafe++
    }
    checkCase(isUnsafe ? exactMessage : message, version, json, hex)
  }
  return seen
}

function checkCase(message: Message<Fields>, version: number, json: JsonObject, hex: string): void {
  const value = message.decode(Buffer.from(hex, 'hex'), version)
  expect(toJson(message.fields, value, version)).toEqual(json)
  expect(message.encode(fromJson(message.fields, json) as never, version).toString('hex')).toBe(hex)
  expect(message.encode(value as never, version).toString('hex')).toBe(hex)
  expect(Buffer.concat(message.encodeParts(value as never, version)).toString('hex')).toBe(hex)
}
