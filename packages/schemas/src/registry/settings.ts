import { type CompatibilityLevel, isCompatibilityLevel } from '../compatibility.ts'
import { type Decision, modeFor, type RegistryContext } from './context.ts'
import { noSubject } from './lookups.ts'
import { isMode, type Mode } from './records.ts'
import { registryError } from './registry-error.ts'

/** The level that is set for a subject, or (null) counts for all. Throws 40408 if none is set for the subject, unless `orGlobal`. */
export function getLevel(
  { state, defaultLevel }: RegistryContext,
  subject: string | null,
  orGlobal: boolean,
): CompatibilityLevel {
  const own = state.levelOf(subject)
  if (own !== undefined) return own
  if (subject === null || orGlobal) return state.levelOf(null) ?? defaultLevel
  throw registryError(40408, `Subject '${subject}' does not have subject-level compatibility configured`)
}

/** Sets the level of a subject, or (null) of all that have none. Throws 42203 if it is none, 42205 if the mode does not allow it. */
export function setLevel(
  context: RegistryContext,
  subject: string | null,
  level: unknown,
): Decision<CompatibilityLevel> {
  const upper = typeof level === 'string' ? level.toUpperCase() : level
  if (!isCompatibilityLevel(upper)) {
    throw registryError(
      42203,
      'Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive',
    )
  }
  checkWritable(context, subject)
  return { records: [{ kind: 'config', subject, level: upper }], response: upper }
}

/** Takes away the level of a subject, or (null) of all; answers what it was. Throws 40401 if there was none, 42205. */
export function deleteLevel(context: RegistryContext, subject: string | null): Decision<CompatibilityLevel> {
  checkWritable(context, subject)
  const own = context.state.levelOf(subject)
  if (own === undefined && subject !== null) throw noSubject(subject)
  return { records: [{ kind: 'config', subject, level: null }], response: own ?? context.defaultLevel }
}

/** The mode that is set for a subject, or (null) counts for all. Throws 40409 if none is set for the subject, unless `orGlobal`. */
export function getMode(context: RegistryContext, subject: string | null, orGlobal: boolean): Mode {
  const own = context.state.modeOf(subject)
  if (own !== undefined) return own
  if (subject === null || orGlobal) return modeFor(context, subject)
  throw registryError(40409, `Subject '${subject}' does not have subject-level mode configured`)
}

/**
 * Sets the mode of a subject, or (null) of all that have none. IMPORT is for where there are no schemas yet, unless `force`. Throws 42204 if it is no mode,
 * 42205 if there are schemas.
 */
export function setMode(
  { state }: RegistryContext,
  subject: string | null,
  mode: unknown,
  force: boolean,
): Decision<Mode> {
  const upper = typeof mode === 'string' ? mode.toUpperCase() : mode
  if (!isMode(upper) || (upper === 'READONLY_OVERRIDE' && subject !== null)) {
    throw registryError(
      42204,
      'Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE (for all) and IMPORT',
    )
  }
  const hasSchemas = subject === null ? state.subjects().length > 0 : state.versions(subject).length > 0
  if (upper === 'IMPORT' && hasSchemas && !force) {
    throw registryError(42205, 'Cannot import since found existing subjects')
  }
  return { records: [{ kind: 'mode', subject, mode: upper }], response: upper }
}

/** Takes away the mode of a subject, or (null) of all; answers what it was. Throws 40401 if there was none. */
export function deleteMode(context: RegistryContext, subject: string | null): Decision<Mode> {
  const own = context.state.modeOf(subject)
  if (own === undefined && subject !== null) throw noSubject(subject)
  return { records: [{ kind: 'mode', subject, mode: null }], response: own ?? 'READWRITE' }
}

function checkWritable(context: RegistryContext, subject: string | null): void {
  if (!modeFor(context, subject).startsWith('READONLY')) return
  throw registryError(
    42205,
    subject === null ? 'The registry is in read-only mode' : `Subject ${subject} is in read-only mode`,
  )
}
