/** A difference because of which a reader can't take all that a writer may have written. */
export interface Incompatibility {
  /** What kind of difference, as a word of a closed list for each type of schemas. */
  readonly type: string
  /** Where in the reader's schema, as a JSON pointer (of a message of Protobuf, its name). */
  readonly path: string
  /** What is different, in a sentence. */
  readonly message: string
}

/** The levels of compatibility, as Confluent's registry names them. */
export const compatibilityLevels = [
  'NONE',
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
] as const

/**
 * What a new version has to be compatible with. BACKWARD: it can read what the last version wrote; FORWARD: the last version can read what it writes; FULL: both;
 * with _TRANSITIVE, all versions and not the last alone; NONE: nothing.
 */
export type CompatibilityLevel = (typeof compatibilityLevels)[number]

/** Whether a text is a level of compatibility. */
export function isCompatibilityLevel(text: unknown): text is CompatibilityLevel {
  return compatibilityLevels.some((level) => level === text)
}

/** What can be asked how it gets on with what another version wrote. */
export interface Readable<Schema> {
  /** Why this schema can't read all of what `writer` wrote; empty if it can. */
  cannotRead(writer: Schema): readonly Incompatibility[]
}

/** An incompatibility with an earlier version. */
export interface VersionIncompatibility extends Incompatibility {
  /** In which direction: the new version can't read the old one (BACKWARD), or the other way round. */
  readonly direction: 'BACKWARD' | 'FORWARD'
  readonly version: number
}

/** A version to be compatible with. */
export interface PreviousVersion<Schema> {
  readonly version: number
  readonly schema: Schema
}

/** Why a schema can't follow these versions (in their order) at that level; empty if it can. It ends at the first version that it finds at odds. */
export function incompatibilitiesWith<Schema extends Readable<Schema>>(
  level: CompatibilityLevel,
  schema: Schema,
  previous: readonly PreviousVersion<Schema>[],
): readonly VersionIncompatibility[] {
  if (level === 'NONE') return []
  const compared = level.endsWith('_TRANSITIVE') ? previous.toReversed() : previous.slice(-1)
  const [kind] = level.split('_')
  for (const { version, schema: earlier } of compared) {
    const found: VersionIncompatibility[] = []
    if (kind !== 'FORWARD') {
      for (const each of schema.cannotRead(earlier)) found.push({ ...each, direction: 'BACKWARD', version })
    }
    if (kind !== 'BACKWARD') {
      for (const each of earlier.cannotRead(schema)) found.push({ ...each, direction: 'FORWARD', version })
    }
    if (found.length > 0) return found
  }
  return []
}
