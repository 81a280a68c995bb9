import { StreamError } from '@millrace/base'
import type { CompatibilityLevel } from '../compatibility.ts'
import { isCompatibilityLevel } from '../compatibility.ts'
import { isList, isObject, type Json, type JsonObject, own } from '../json.ts'
import type { SchemaType } from '../schema-kind.ts'

/** A version of a subject that a schema refers to, and the name that it does so by. */
export interface SchemaReference {
  readonly name: string
  readonly subject: string
  readonly version: number
}

/** The modes of a subject, or of the whole registry. */
export const modes = ['READWRITE', 'READONLY', 'READONLY_OVERRIDE', 'IMPORT'] as const
/** READWRITE: anything goes; READONLY: no writes; IMPORT: schemas come with ids that others gave them, unchecked. */
export type Mode = (typeof modes)[number]

/** Whether a text is a mode. */
export function isMode(text: unknown): text is Mode {
  return modes.some((mode) => mode === text)
}

/** A version of a subject as it is recorded. */
export interface RecordedVersion {
  readonly subject: string
  readonly version: number
  readonly id: number
  readonly type: SchemaType
  readonly text: string
  readonly references: readonly SchemaReference[]
  /** Softly deleted: not listed any more, but what was written with it can be read. */
  readonly isDeleted: boolean
  /** What else its record says, such as rules of other registries: kept as it is. */
  readonly rest: JsonObject
}

/** A record of the topic; `null` takes away what was recorded before. */
export type RegistryRecord =
  | {
      readonly kind: 'schema'
      readonly subject: string
      readonly version: number
      readonly value: RecordedVersion | null
    }
  | { readonly kind: 'config'; readonly subject: string | null; readonly level: CompatibilityLevel | null }
  | { readonly kind: 'mode'; readonly subject: string | null; readonly mode: Mode | null }
  /** Deletes all versions of a subject softly, up to this one. */
  | { readonly kind: 'deleteSubject'; readonly subject: string; readonly version: number }
  /** Takes a subject away with all its versions, if they are deleted softly. */
  | { readonly kind: 'clearSubject'; readonly subject: string }
  /** The highest id that was ever given: ids are not given twice, even if the versions that had them are gone. */
  | { readonly kind: 'highestId'; readonly id: number }

/** Texts of a key and a value in the topic. */
export interface EncodedRecord {
  readonly key: string
  readonly value: string | null
}

/** A record in the form that Confluent's registry gives it. */
export function encodeRecord(record: RegistryRecord): EncodedRecord {
  switch (record.kind) {
    case 'schema': {
      const key = { keytype: 'SCHEMA', subject: record.subject, version: record.version, magic: 1 }
      return encoded(key, record.value === null ? null : versionJson(record.value))
    }
    case 'config': {
      const key = { keytype: 'CONFIG', subject: record.subject, magic: 0 }
      return encoded(key, record.level === null ? null : { compatibilityLevel: record.level })
    }
    case 'mode': {
      const key = { keytype: 'MODE', subject: record.subject, magic: 0 }
      return encoded(key, record.mode === null ? null : { mode: record.mode })
    }
    case 'deleteSubject': {
      const { subject, version } = record
      return encoded({ keytype: 'DELETE_SUBJECT', subject, magic: 0 }, { subject, version })
    }
    case 'clearSubject': {
      const { subject } = record
      return encoded({ keytype: 'CLEAR_SUBJECT', subject, magic: 0 }, { subject })
    }
    case 'highestId':
      // Confluent's registry never looks at the value of such a record.
      return encoded({ keytype: 'NOOP', magic: 0 }, { highestId: record.id })
  }
}

function encoded(key: Json, value: Json): EncodedRecord {
  return { key: JSON.stringify(key), value: value === null ? null : JSON.stringify(value) }
}

function versionJson({ subject, version, id, type, references, text, isDeleted, rest }: RecordedVersion): JsonObject {
  return {
    ...rest,
    subject,
    version,
    id,
    ...(type === 'AVRO' ? {} : { schemaType: type }),
    ...(references.length === 0 ? {} : { references: references.map((reference) => ({ ...reference })) }),
    schema: text,
    deleted: isDeleted,
  }
}

/**
 * What a record of the topic says; undefined if it is of a kind that means nothing here. Throws INVALID_DATA if it is not what its key says
 * that it is.
 */
export function decodeRecord(keyText: string, valueText: string | null): RegistryRecord | undefined {
  const key = parsed(keyText, 'key')
  const value = valueText === null ? null : parsed(valueText, 'value')
  const subject = own(key, 'subject')
  switch (own(key, 'keytype')) {
    case 'SCHEMA': {
      const version = own(key, 'version')
      if (typeof subject !== 'string' || !isVersion(version)) throw broken('a key names no version')
      return { kind: 'schema', subject, version, value: value === null ? null : versionOf(value, subject, version) }
    }
    case 'CONFIG': {
      const level = value === null ? null : own(value, 'compatibilityLevel')
      // Other settings of a subject stand in the same record, without a level.
      if (level === undefined || level === null) return { kind: 'config', subject: textOrNull(subject), level: null }
      if (!isCompatibilityLevel(level)) throw broken('a config has no compatibility level')
      return { kind: 'config', subject: textOrNull(subject), level }
    }
    case 'MODE': {
      const mode = value === null ? null : own(value, 'mode')
      if (mode !== null && !isMode(mode)) throw broken('a record has no mode')
      return { kind: 'mode', subject: textOrNull(subject), mode }
    }
    case 'DELETE_SUBJECT': {
      if (value === null) return undefined
      const version = own(value, 'version')
      if (typeof subject !== 'string' || !isVersion(version)) throw broken('a deletion names no subject and version')
      return { kind: 'deleteSubject', subject, version }
    }
    case 'CLEAR_SUBJECT':
      if (value === null) return undefined
      if (typeof subject !== 'string') throw broken('a record names no subject')
      return { kind: 'clearSubject', subject }
    case 'NOOP': {
      const id = value === null ? undefined : own(value, 'highestId')
      return isId(id) ? { kind: 'highestId', id } : undefined
    }
    default:
      return undefined
  }
}

const known = new Set(['subject', 'version', 'id', 'schemaType', 'references', 'schema', 'deleted'])

function versionOf(value: JsonObject, subject: string, version: number): RecordedVersion {
  const id = own(value, 'id')
  const text = own(value, 'schema')
  const type = own(value, 'schemaType') ?? 'AVRO'
  if (!isId(id) || typeof text !== 'string') throw broken(`version ${version} of ${subject} has no id or no schema`)
  if (type !== 'AVRO' && type !== 'JSON' && type !== 'PROTOBUF') {
    throw broken(`version ${version} of ${subject} is of a type that nobody knows`)
  }
  return {
    subject,
    version,
    id,
    type,
    text,
    references: referencesOf(own(value, 'references') ?? []),
    isDeleted: own(value, 'deleted') === true,
    rest: Object.fromEntries(Object.entries(value).filter(([name]) => !known.has(name))),
  }
}

function referencesOf(list: Json): readonly SchemaReference[] {
  if (!isList(list)) throw broken('references are no list')
  return list.map((each) => {
    const [name, subject, version] = isObject(each)
      ? [own(each, 'name'), own(each, 'subject'), own(each, 'version')]
      : []
    if (typeof name !== 'string' || typeof subject !== 'string' || !isVersion(version)) {
      throw broken('a reference has no name, subject or version')
    }
    return { name, subject, version }
  })
}

function parsed(text: string, what: string): JsonObject {
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch (error) {
    throw broken(`a ${what} is not JSON`, error)
  }
  if (!isObject(json)) throw broken(`a ${what} is no object`)
  return json
}

function isVersion(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value < 2 ** 31
}

const isId = isVersion

function textOrNull(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function broken(what: string, cause?: unknown): StreamError {
  return new StreamError('INVALID_DATA', `a record of the registry can't be read: ${what}`, { cause })
}
