import { StreamError } from '@millrace/base'
import { incompatibilitiesWith, type VersionIncompatibility } from '../compatibility.ts'
import { subjectLengthMax, versionsMax } from '../limits.ts'
import type { RegisteredSchema } from '../schema-kind.ts'
import { type Decision, levelFor, modeFor, type RegistryContext } from './context.ts'
import { existingVersion, existingVersions, noSubject } from './lookups.ts'
import { parseSchema } from './parse-version.ts'
import type { RecordedVersion, SchemaReference } from './records.ts'
import { registryError } from './registry-error.ts'
import type { SchemaIdentity } from './state.ts'

/** A schema as somebody sends it. */
export interface SentSchema extends SchemaIdentity {
  /** Whether to take it in its normal form: see `RegisteredSchema.normalizedText`. */
  readonly normalize: boolean
}

/** A schema for a subject. */
export interface Registration extends SentSchema {
  /** The id that it has elsewhere: for subjects whose mode is IMPORT. */
  readonly id: number | undefined
  /** The version that it is elsewhere. */
  readonly version: number | undefined
}

/**
 * Gives a subject a schema: nothing new if it has that already. The same schema has the same id in all subjects. Throws 42201 if the schema makes no sense,
 * 409 if it is not compatible with earlier versions as the subject's level demands, 42205 if the mode does not allow it, 42208 if the
 * subject's name makes no sense, RESOURCE_EXHAUSTED if the registry is full.
 */
export function register(
  context: RegistryContext,
  subject: string,
  sent: Registration,
): Decision<{ readonly id: number; readonly version: number }> {
  checkSubject(subject)
  const { state } = context
  const mode = modeFor(context, subject)
  checkMode(mode, subject, sent)
  const schema = parseSchema(context, sent, mode !== 'IMPORT')
  const identity = identityOf(schema, sent)
  const existing = sameVersion(context, subject, identity, 'live')
  if (existing !== undefined && (sent.id === undefined || sent.id === existing.id)) {
    return { records: [], response: { id: existing.id, version: existing.version } }
  }
  if (mode !== 'IMPORT') checkCompatible(context, subject, schema)
  if (state.versionCount >= versionsMax) {
    throw new StreamError('RESOURCE_EXHAUSTED', `the registry holds ${versionsMax} versions, and takes no more`)
  }
  const [same] = state.withSchema(identity)
  const id = sent.id ?? same?.id ?? state.highestId + 1
  const version = sent.version ?? (state.versions(subject, 'all').at(-1)?.version ?? 0) + 1
  if (mode === 'IMPORT') checkFree(context, subject, version, id, identity)
  const value: RecordedVersion = { subject, version, id, ...identity, isDeleted: false, rest: {} }
  return { records: [{ kind: 'schema', subject, version, value }], response: { id, version } }
}

/** The version of a subject that is this very schema. Throws 40401 if there is no such subject, 40403 if it has no such schema. */
export function lookUp(
  context: RegistryContext,
  subject: string,
  sent: SentSchema,
  seen: 'live' | 'all',
): RecordedVersion {
  if (context.state.versions(subject, seen).length === 0) throw noSubject(subject)
  const found = sameVersion(context, subject, identityOf(parseSchema(context, sent, false), sent), seen)
  if (found === undefined) throw registryError(40403, 'Schema not found')
  return found
}

/** Why a schema can't be the next version of a subject, at its level; empty if it can. `version` compares it with that one alone. Throws 42201, 40401, 40402. */
export function testCompatibility(
  context: RegistryContext,
  subject: string,
  sent: SentSchema,
  version: number | 'latest' | 'all',
): readonly VersionIncompatibility[] {
  const { state } = context
  const schema = parseSchema(context, sent, true)
  if (version === 'all') return incompatibilities(context, subject, schema, state.versions(subject))
  if (version === 'latest' && state.versions(subject).length === 0) existingVersions(state, subject, 'live')
  return incompatibilities(context, subject, schema, [existingVersion(state, subject, version, 'live')])
}

function checkSubject(subject: string): void {
  // Some of these would hide it in lists and logs.
  // oxlint-disable-next-line no-control-regex -- those are meant
  if (subject !== '' && subject.length <= subjectLengthMax && !/[\u0000-\u001f\u007f]/.test(subject)) return
  throw registryError(
    42208,
    `The specified subject is not a valid subject: it has 1 to ${subjectLengthMax} characters, and none that controls`,
  )
}

function checkMode(mode: string, subject: string, { id, version }: Registration): void {
  if (mode === 'READONLY' || mode === 'READONLY_OVERRIDE') {
    throw registryError(42205, `Subject ${subject} is in read-only mode`)
  }
  if (mode === 'IMPORT' && id === undefined) {
    throw registryError(42205, `Subject ${subject} is in import mode: schemas come with their ids`)
  }
  if (mode !== 'IMPORT' && (id !== undefined || version !== undefined)) {
    throw registryError(42205, `Subject ${subject} is not in import mode: ids and versions are given by the registry`)
  }
}

function checkCompatible(context: RegistryContext, subject: string, schema: RegisteredSchema): void {
  const found = incompatibilities(context, subject, schema, context.state.versions(subject))
  if (found.length === 0) return
  throw registryError(
    409,
    `Schema being registered is incompatible with an earlier schema for subject "${subject}", details: [${incompatibilityTexts(found).join(', ')}] (level ${levelFor(context, subject)})`,
  )
}

/** Differences as texts, in the form that Confluent's registry gives them. */
export function incompatibilityTexts(found: readonly VersionIncompatibility[]): readonly string[] {
  return found.map(
    ({ type, path, message, direction, version }) =>
      `{errorType:'${type}', description:'${direction === 'BACKWARD' ? 'version' : 'the new schema would be read by version'} ${version}: at ${path}, ${message}'}`,
  )
}

function incompatibilities(
  context: RegistryContext,
  subject: string,
  schema: RegisteredSchema,
  previous: readonly RecordedVersion[],
): readonly VersionIncompatibility[] {
  const level = levelFor(context, subject)
  // Only those that are compared are read.
  const compared = level === 'NONE' ? [] : level.endsWith('_TRANSITIVE') ? previous : previous.slice(-1)
  const versions = compared.map((each) => ({ version: each.version, schema: parseSchema(context, each, false) }))
  return incompatibilitiesWith(level, schema, versions)
}

function identityOf(schema: RegisteredSchema, { type, references, normalize }: SentSchema): SchemaIdentity {
  if (!normalize) return { type, text: schema.text, references }
  return { type, text: schema.normalizedText, references: references.toSorted(byName) }
}

function byName(one: SchemaReference, other: SchemaReference): number {
  return one.name < other.name ? -1 : 1
}

function sameVersion(
  context: RegistryContext,
  subject: string,
  identity: SchemaIdentity,
  seen: 'live' | 'all',
): RecordedVersion | undefined {
  return context.state
    .withSchema(identity)
    .filter((each) => each.subject === subject && (seen === 'all' || !each.isDeleted))
    .sort((one, other) => other.version - one.version)[0]
}

function checkFree(
  { state }: RegistryContext,
  subject: string,
  version: number,
  id: number,
  identity: SchemaIdentity,
): void {
  if (state.version(subject, version)?.isDeleted === false) {
    throw registryError(42205, `Version ${version} of ${subject} is there already, with another schema or id`)
  }
  const [holder] = state.withId(id)
  const isSame = holder === undefined || state.withSchema(identity).some((each) => each.id === id)
  if (!isSame) throw registryError(42205, `Overwrite new schema with id ${id} is not permitted.`)
}
