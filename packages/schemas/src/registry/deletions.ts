import { type Decision, modeFor, type RegistryContext } from './context.ts'
import { existingVersion, existingVersions } from './lookups.ts'
import type { RecordedVersion, RegistryRecord } from './records.ts'
import { registryError } from './registry-error.ts'

/**
 * Deletes a version. Softly, it is not listed or compared with any more, and what was written with it can still be read; for good (`permanent`), only once
 * it is deleted softly. Throws 40401, 40402, 40406, 40407; 42205 if the mode does not allow it, 42206 if other schemas refer to it.
 */
export function deleteVersion(
  context: RegistryContext,
  subject: string,
  version: number | 'latest',
  permanent: boolean,
): Decision<number> {
  const { state } = context
  checkWritable(context, subject)
  const found = existingVersion(
    state,
    subject,
    version === 'latest' && !permanent ? liveLatest(context, subject) : version,
    'all',
  )
  const name = `Subject '${subject}' Version ${found.version}`
  if (!permanent && found.isDeleted) {
    throw registryError(40406, `${name} was soft deleted. Set permanent=true to delete permanently`)
  }
  if (permanent && !found.isDeleted) {
    throw registryError(40407, `${name} was not deleted first before being permanently deleted`)
  }
  checkUnreferenced(context, found, [found], permanent)
  const records = permanent
    ? [removal(found), highestId(context)]
    : [{ kind: 'schema' as const, subject, version: found.version, value: { ...found, isDeleted: true } }]
  const isLast = !permanent && state.versions(subject).length === 1
  return { records: isLast ? [...records, ...settings(context, subject)] : records, response: found.version }
}

/**
 * Deletes all versions of a subject, and what is set for it; answers which. For good (`permanent`) only once all are deleted softly. Throws 40401, 40404,
 * 40405, 42205, 42206.
 */
export function deleteSubject(
  context: RegistryContext,
  subject: string,
  permanent: boolean,
): Decision<readonly number[]> {
  const { state } = context
  checkWritable(context, subject)
  const all = existingVersions(state, subject, 'all')
  const live = all.filter((each) => !each.isDeleted)
  if (!permanent && live.length === 0) {
    throw registryError(40404, `Subject '${subject}' was soft deleted. Set permanent=true to delete permanently`)
  }
  if (permanent && live.length > 0) {
    throw registryError(40405, `Subject '${subject}' was not deleted first before being permanently deleted`)
  }
  const deleted = permanent ? all : live
  for (const each of deleted) checkUnreferenced(context, each, deleted, permanent)
  const response = deleted.map((each) => each.version)
  if (permanent) return { records: [...deleted.map(removal), highestId(context)], response }
  const last = response.at(-1) ?? 0
  return { records: [{ kind: 'deleteSubject', subject, version: last }, ...settings(context, subject)], response }
}

function liveLatest(context: RegistryContext, subject: string): number | 'latest' {
  return context.state.versions(subject).at(-1)?.version ?? 'latest'
}

function checkWritable(context: RegistryContext, subject: string): void {
  if (!modeFor(context, subject).startsWith('READONLY')) return
  throw registryError(42205, `Subject ${subject} is in read-only mode`)
}

/** What refers to a version keeps it, unless it goes too; versions that are deleted themselves only keep it from being gone for good. */
function checkUnreferenced(
  { state }: RegistryContext,
  version: RecordedVersion,
  deleted: readonly RecordedVersion[],
  permanent: boolean,
): void {
  const referrers = state
    .referrers(version.subject, version.version)
    .filter((each) => (permanent || !each.isDeleted) && !deleted.includes(each))
  const [first] = referrers
  if (first === undefined) return
  throw registryError(
    42206,
    `One or more references exist to version ${version.version} of subject ${version.subject}: that of version ${first.version} of ${first.subject} is one`,
  )
}

function removal({ subject, version }: RecordedVersion): RegistryRecord {
  return { kind: 'schema', subject, version, value: null }
}

/** What is removed takes its id with it, once the topic is compacted; nobody may get it again. */
function highestId({ state }: RegistryContext): RegistryRecord {
  return { kind: 'highestId', id: state.highestId }
}

function settings({ state }: RegistryContext, subject: string): readonly RegistryRecord[] {
  const records: RegistryRecord[] = []
  if (state.modeOf(subject) !== undefined) records.push({ kind: 'mode', subject, mode: null })
  if (state.levelOf(subject) !== undefined) records.push({ kind: 'config', subject, level: null })
  return records
}
