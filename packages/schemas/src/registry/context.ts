import type { CompatibilityLevel } from '../compatibility.ts'
import type { SchemaKind } from '../schema-kind.ts'
import type { Mode, RegistryRecord } from './records.ts'
import type { RegistryState } from './state.ts'

/** What decisions are made from. */
export interface RegistryContext {
  readonly state: RegistryState
  /** The types of schemas that are understood. */
  readonly kinds: readonly SchemaKind[]
  /** The level of subjects for which none is set, where none is set for all. */
  readonly defaultLevel: CompatibilityLevel
}

/** What a command comes to: the records that make it so once they are replayed, and what to answer then. */
export interface Decision<Response> {
  readonly records: readonly RegistryRecord[]
  readonly response: Response
}

/** The level that counts for a subject. */
export function levelFor({ state, defaultLevel }: RegistryContext, subject: string): CompatibilityLevel {
  return state.levelOf(subject) ?? state.levelOf(null) ?? defaultLevel
}

/** The mode that counts for a subject. */
export function modeFor({ state }: RegistryContext, subject: string | null): Mode {
  // It overrides what is set for subjects.
  if (state.modeOf(null) === 'READONLY_OVERRIDE') return 'READONLY_OVERRIDE'
  return (subject === null ? undefined : state.modeOf(subject)) ?? state.modeOf(null) ?? 'READWRITE'
}
