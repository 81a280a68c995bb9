import type { CompatibilityLevel } from '../compatibility.ts'
import type { SchemaType } from '../schema-kind.ts'
import type { Mode, RecordedVersion, RegistryRecord, SchemaReference } from './records.ts'

/** A schema, by what makes it the same as another. */
export interface SchemaIdentity {
  readonly type: SchemaType
  readonly text: string
  readonly references: readonly SchemaReference[]
}

/** Whether softly deleted versions are seen. */
export type Seen = 'live' | 'all'

/**
 * What a registry knows: everything is made from the records of its topic, in their order, and {@link replay} alone changes it.
 */
export class RegistryState {
  readonly #subjects = new Map<string, Map<number, RecordedVersion>>()
  readonly #levels = new Map<string | null, CompatibilityLevel>()
  readonly #modes = new Map<string | null, Mode>()
  /** The versions that have an id. */
  readonly #byId = new Map<number, Set<RecordedVersion>>()
  readonly #byIdentity = new Map<string, Set<RecordedVersion>>()
  /** The versions that refer to a version. */
  readonly #referrers = new Map<string, Set<RecordedVersion>>()
  #highestId = 0
  #versionCount = 0

  /** Takes in a record. */
  replay(record: RegistryRecord): void {
    switch (record.kind) {
      case 'schema':
        this.#set(record.subject, record.version, record.value ?? undefined)
        break
      case 'config':
        setOrDelete(this.#levels, record.subject, record.level)
        break
      case 'mode':
        setOrDelete(this.#modes, record.subject, record.mode)
        break
      case 'deleteSubject':
        for (const each of this.versions(record.subject)) {
          if (each.version <= record.version) this.#set(each.subject, each.version, { ...each, isDeleted: true })
        }
        break
      case 'clearSubject':
        for (const each of this.versions(record.subject, 'all')) {
          if (each.isDeleted) this.#set(each.subject, each.version, undefined)
        }
        break
      case 'highestId':
        this.#highestId = Math.max(this.#highestId, record.id)
        break
    }
  }

  /** All subjects that have such versions, by name. */
  subjects(seen: Seen = 'live'): readonly string[] {
    return [...this.#subjects.keys()].filter((subject) => this.versions(subject, seen).length > 0).sort()
  }

  /** The versions of a subject, by number; none if there is no such subject. */
  versions(subject: string, seen: Seen = 'live'): readonly RecordedVersion[] {
    const all = [...(this.#subjects.get(subject)?.values() ?? [])].sort((one, other) => one.version - other.version)
    return seen === 'all' ? all : all.filter((each) => !each.isDeleted)
  }

  /** A version; one that is deleted softly too. */
  version(subject: string, version: number): RecordedVersion | undefined {
    return this.#subjects.get(subject)?.get(version)
  }

  /** The versions that have a schema's id, those that are deleted softly too. */
  withId(id: number): readonly RecordedVersion[] {
    return [...(this.#byId.get(id) ?? [])].sort(bySubject)
  }

  /** The versions that have the same schema, those that are deleted softly too. */
  withSchema(schema: SchemaIdentity): readonly RecordedVersion[] {
    return [...(this.#byIdentity.get(identityOf(schema)) ?? [])]
  }

  /** The versions that refer to this one. */
  referrers(subject: string, version: number): readonly RecordedVersion[] {
    return [...(this.#referrers.get(referenceKey({ subject, version })) ?? [])].sort(bySubject)
  }

  /** The compatibility level that is set for a subject, or (null) for all. */
  levelOf(subject: string | null): CompatibilityLevel | undefined {
    return this.#levels.get(subject)
  }

  /** The mode that is set for a subject, or (null) for all. */
  modeOf(subject: string | null): Mode | undefined {
    return this.#modes.get(subject)
  }

  /** The highest id that was ever given to a schema; 0 for none. */
  get highestId(): number {
    return this.#highestId
  }

  /** All versions there are, those that are deleted softly too. */
  get versionCount(): number {
    return this.#versionCount
  }

  #set(subject: string, version: number, next: RecordedVersion | undefined): void {
    const versions = this.#subjects.get(subject) ?? new Map<number, RecordedVersion>()
    this.#subjects.set(subject, versions)
    const before = versions.get(version)
    if (before !== undefined) this.#forget(before)
    if (next !== undefined) this.#learn(next)
    setOrDelete(versions, version, next ?? null)
    if (versions.size === 0) this.#subjects.delete(subject)
  }

  #learn(version: RecordedVersion): void {
    this.#versionCount++
    this.#highestId = Math.max(this.#highestId, version.id)
    addTo(this.#byId, version.id, version)
    addTo(this.#byIdentity, identityOf(version), version)
    for (const reference of version.references) addTo(this.#referrers, referenceKey(reference), version)
  }

  #forget(version: RecordedVersion): void {
    this.#versionCount--
    removeFrom(this.#byId, version.id, version)
    removeFrom(this.#byIdentity, identityOf(version), version)
    for (const reference of version.references) removeFrom(this.#referrers, referenceKey(reference), version)
  }
}

function identityOf({ type, text, references }: SchemaIdentity): string {
  const named = references.map(({ name, subject, version }) => [name, subject, version])
  return `${type}${JSON.stringify(named)}${text}`
}

function referenceKey({ subject, version }: { readonly subject: string; readonly version: number }): string {
  return `${version}:${subject}`
}

function bySubject(one: RecordedVersion, other: RecordedVersion): number {
  if (one.subject === other.subject) return one.version - other.version
  return one.subject < other.subject ? -1 : 1
}

function setOrDelete<Key, Value>(map: Map<Key, Value>, key: Key, value: Value | null): void {
  if (value === null) map.delete(key)
  else map.set(key, value)
}

function addTo<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, new Set([value]))
  else values.add(value)
}

function removeFrom<Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = map.get(key)
  values?.delete(value)
  if (values?.size === 0) map.delete(key)
}
