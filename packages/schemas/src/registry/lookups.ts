import type { RecordedVersion } from './records.ts'
import { registryError } from './registry-error.ts'
import type { RegistryState, Seen } from './state.ts'

const versionMax = 2 ** 31 - 1

/** The number of a version, as paths give it; `latest` and -1 are the last one. Throws 42202 for anything else. */
export function versionNumber(text: string): number | 'latest' {
  if (text === 'latest' || text === '-1') return 'latest'
  const number = /^[0-9]{1,10}$/.test(text) ? Number(text) : 0
  if (number >= 1 && number <= versionMax) return number
  throw registryError(
    42202,
    `The specified version '${text.slice(0, 100)}' is not a valid version id. Allowed values are between [1, 2^31-1] and the string "latest"`,
  )
}

/** The versions of a subject. Throws 40401 if there are none. */
export function existingVersions(state: RegistryState, subject: string, seen: Seen): readonly RecordedVersion[] {
  const versions = state.versions(subject, seen)
  if (versions.length === 0) throw noSubject(subject)
  return versions
}

/** A version of a subject. Throws 40401 or 40402 if it is not there. */
export function existingVersion(
  state: RegistryState,
  subject: string,
  version: number | 'latest',
  seen: Seen,
): RecordedVersion {
  const versions = existingVersions(state, subject, seen)
  const found = version === 'latest' ? versions.at(-1) : versions.find((each) => each.version === version)
  if (found === undefined) throw registryError(40402, `Version ${version} not found.`)
  return found
}

/** The schema of an id. Throws 40403 if there is none. */
export function existingSchema(state: RegistryState, id: number): RecordedVersion {
  const [version] = state.withId(id)
  if (version === undefined) throw registryError(40403, `Schema ${id} not found`)
  return version
}

/** The error for a subject that is not there. */
export function noSubject(subject: string): Error {
  return registryError(40401, `Subject '${subject}' not found.`)
}
