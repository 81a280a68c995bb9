import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { isDefault } from '../src/defaults.ts'
import { type Field, type Fields, struct } from '../src/field.ts'
import type { Message } from '../src/message.ts'
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
  if (type.kind === 'bytes') return Buffer.from(value as Uint8Array).toString('base64')
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
  if (type.kind === 'bytes') return Buffer.from(json as string, 'base64')
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

/**
 * Expects that every case of a file is decoded and encoded as Kafka does, and those refused that hold an int64 which is no safe integer.
 * Returns how many there were.
 */
export function checkGolden(file: string, message: Message<Fields>): { cases: number; unsafe: number } {
  const seen = { cases: 0, unsafe: 0 }
  for (const { version, json, hex } of golden<Case[]>(file)) {
    seen.cases++
    const frame = Buffer.from(hex, 'hex')
    if (hasUnsafeInteger(struct(message.fields), json)) {
      expect(() => message.decode(frame, version)).toThrow(/is outside the safe integers/)
      seen.unsafe++
      continue
    }
    const value = message.decode(frame, version)
    expect(toJson(message.fields, value, version)).toEqual(json)
    expect(message.encode(fromJson(message.fields, json) as never, version).toString('hex')).toBe(hex)
    expect(message.encode(value as never, version).toString('hex')).toBe(hex)
  }
  return seen
}
