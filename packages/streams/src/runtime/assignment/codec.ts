import { StreamError } from '@millrace/base'
import type { TopologyShape } from '../topology-shape.ts'
import type { TaskAssignment } from './assign-tasks.ts'

/** What a member tells the one that assigns. */
export interface MemberMetadata {
  /** Of its process. */
  readonly processId: string
  /** By task that it keeps up to date: how many records of its changelogs it lacks. */
  readonly lags: Readonly<Record<string, number>>
  /** By task whose state lies on its disk, and is not kept up to date: the sum of the offsets up to which it has its changelogs. */
  readonly stored: Readonly<Record<string, number>>
  /** Of its topology, which all members must have in common. */
  readonly shape: TopologyShape
  /** `host:port` where other copies and tools reach its control service; undefined if it has none. */
  readonly advertised?: string | undefined
  /** Where it runs, as its application says; undefined if that says nothing. */
  readonly tags?: Readonly<Record<string, string>> | undefined
  /** Why all members are to stop; undefined as long as none wants that. */
  readonly shutdown?: string | undefined
}

/** A member has asked all of them to stop. */
export interface ShutdownRequest {
  readonly reason: string
  /** Members that have not asked for it themselves, and are still there. */
  readonly othersCount: number
}

/** Why a member can't be given anything: an error of its own. */
export interface AssignmentRefusal {
  readonly code: 'INVALID_TOPOLOGY'
  readonly message: string
}

/** What one member is told. */
export interface MemberAssignment extends TaskAssignment {
  readonly refusal?: AssignmentRefusal | undefined
  readonly shutdown?: ShutdownRequest | undefined
  /** Inputs that were not to be seen when it was made. */
  readonly missing?: readonly string[] | undefined
}

const version = 1

/** What a member sends when it joins. */
export function encodeMember(metadata: MemberMetadata): Uint8Array {
  return Buffer.from(JSON.stringify({ version, ...metadata }))
}

/** Throws INVALID_REQUEST for what no member of this version has written. */
export function decodeMember(bytes: Uint8Array): MemberMetadata {
  return decoded(bytes, 'a member of the group told of itself') as MemberMetadata & { version: number }
}

/** What a member is told to do. */
export function encodeAssignment({ active, standby, shutdown, refusal, missing }: MemberAssignment): Uint8Array {
  return Buffer.from(JSON.stringify({ version, active, standby, shutdown, refusal, missing }))
}

/** Throws INVALID_REQUEST for what no member of this version has written. Empty bytes: nothing was assigned yet. */
export function decodeAssignment(bytes: Uint8Array): MemberAssignment {
  if (bytes.length === 0) return { active: [], standby: [] }
  return decoded(bytes, 'an assignment has come') as MemberAssignment & { version: number }
}

function decoded(bytes: Uint8Array, what: string): { readonly version: number } {
  const text = Buffer.from(bytes).toString()
  const found = parsed(text)
  if (typeof found === 'object' && found !== null && 'version' in found && found.version === version) {
    return found as { version: number }
  }
  throw new StreamError(
    'INVALID_REQUEST',
    `${what} in a form that this version of @millrace/streams does not know: run the same version in all copies of the application`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
