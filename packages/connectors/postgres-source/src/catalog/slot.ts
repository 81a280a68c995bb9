import { StreamError } from '@millrace/base'
import { configError } from '@millrace/connect'
import { quoted, type Session } from '../session.ts'
import type { Settings } from '../settings.ts'
import { lsnText, parseLsn } from '../wal/lsn.ts'

/** A slot that can be read. */
export interface Slot {
  /** All before it was said to be kept: the server sends what comes behind. */
  readonly confirmed: bigint
}

/** A slot that was just made, with a snapshot of just what is before it. */
export interface NewSlot {
  readonly begin: bigint
  readonly snapshot: string
}

const sql = `
SELECT s.slot_type, s.plugin, s.database = current_database(), s.database, s.confirmed_flush_lsn,
  to_jsonb(s)->>'wal_status', to_jsonb(s)->>'invalidation_reason'
FROM pg_catalog.pg_replication_slots s WHERE s.slot_name = $1`

/**
 * The slot of a config; undefined if there is none. Throws INVALID_CONFIG if it is one of something else, OFFSET_OUT_OF_RANGE if the server has
 * thrown away what it would have read.
 */
export async function findSlot(session: Session, { slot }: Settings): Promise<Slot | undefined> {
  const [row] = await session.rows(sql, [slot])
  if (row === undefined) return undefined
  const [type, plugin, isHere, database, confirmed, walStatus, invalidation = null] = row
  if (type !== 'logical' || plugin !== 'pgoutput') {
    const message = `the slot '${slot}' is there and is of ${type === 'logical' ? `the plugin ${plugin ?? ''}` : 'physical replication'}: name another one with slot.name`
    throw configError('slot.name', message)
  }
  if (isHere !== 't') {
    throw configError(
      'slot.name',
      `the slot '${slot}' is one of the database '${database ?? ''}': name another one with slot.name`,
    )
  }
  if (walStatus === 'lost' || invalidation !== null) {
    const why = invalidation === null ? 'it was behind by more than max_slot_wal_keep_size' : invalidation
    throw gap(
      `the server has thrown away what the slot '${slot}' had not read yet (${why}). Drop the slot (SELECT pg_drop_replication_slot('${slot}'))`,
    )
  }
  return { confirmed: parseLsn(confirmed ?? '') ?? 0n }
}

/** Checks that nothing lies between where the connector is and where the slot is. Throws OFFSET_OUT_OF_RANGE. */
export function checkNoGap({ slot }: Settings, found: Slot | undefined, at: bigint, walEnd: bigint): Slot {
  const where = `the connector is at ${lsnText(at)}`
  if (found === undefined) throw gap(`${where}, and the server has no slot '${slot}' any more`)
  if (found.confirmed > at) {
    throw gap(
      `${where}, and the slot '${slot}' was read by someone else up to ${lsnText(found.confirmed)}: what is between can't be had again`,
    )
  }
  if (walEnd < at) {
    throw gap(
      `${where}, and the server's log ends at ${lsnText(walEnd)}: it is another server, or one that was restored. Drop its slot '${slot}' if it has one`,
    )
  }
  return found
}

/** What was changed can't be told any more. */
export function gap(why: string, cause?: unknown): StreamError {
  const message = `${why}. So that the tables are read again as they are, reset the connector's offsets, or set snapshot.mode=when_needed; what was deleted meanwhile is told by nothing then`
  return new StreamError('OFFSET_OUT_OF_RANGE', message, { cause })
}

/** Makes a slot, by a connection for replication; its snapshot is there until that does something else. */
export async function createSlot(replication: Session, name: string, isTemporary: boolean): Promise<NewSlot> {
  const temporary = isTemporary ? ' TEMPORARY' : ''
  const [row] = await replication.rows(
    `CREATE_REPLICATION_SLOT ${quoted(name)}${temporary} LOGICAL pgoutput EXPORT_SNAPSHOT`,
  )
  const begin = parseLsn(row?.[1] ?? '')
  const snapshot = row?.[2] ?? ''
  if (begin === undefined || snapshot === '')
    throw new StreamError('INTERNAL', `the server made the slot '${name}' and does not say where it begins`)
  return { begin, snapshot }
}

/** Drops a slot, once nobody reads it. */
export async function dropSlot(replication: Session, name: string): Promise<void> {
  await replication.rows(`DROP_REPLICATION_SLOT ${quoted(name)} WAIT`)
}
