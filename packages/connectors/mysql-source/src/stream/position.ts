import type { OffsetMap, OffsetValue } from '@millrace/connect'
import { PlacesBefore } from '../binlog/file-place.ts'
import { GtidSet } from '../binlog/gtid-set.ts'
import { GtidState } from '../binlog/gtid.ts'
import type { KnownTransactions } from '../binlog/known-transactions.ts'
import type { Flavor } from '../settings.ts'

/** How far a transaction was read. */
export interface Progress {
  readonly id: string
  /** Its events that are done. */
  readonly event: number
  /** The rows of the next event that are done. */
  readonly row: number
}

/** A place in the binlog. */
export interface BinlogPosition {
  /** When what stands there was written, in seconds since 1970. */
  readonly seconds: number
  readonly file: string
  /** Where the transaction begins. */
  readonly position: number
  /** All that is before that transaction. */
  readonly known: KnownTransactions
  /** How far it was read; undefined: not at all. */
  readonly progress: Progress | undefined
}

/** The source's partition: the server, by its name in topics. */
export const serverPartition = (server: string): OffsetMap => ({ server })

/** What offsets say besides the position. */
export interface OffsetMarks {
  /** Whether a snapshot was under way, which has to be made anew. */
  readonly snapshot?: boolean
  /** What {@link SchemaHistory.carried} is. */
  readonly carried?: string | undefined
}

/** A position as an offset, with Debezium's names. */
export function offsetOf(at: BinlogPosition, { snapshot = false, carried }: OffsetMarks): OffsetMap {
  const { seconds, file, position, known, progress } = at
  const { gtids } = known
  return {
    ts_sec: seconds,
    file,
    pos: position,
    ...(gtids === undefined ? {} : { gtids }),
    ...(progress === undefined ? {} : { transaction_id: progress.id, event: progress.event, row: progress.row }),
    ...(snapshot ? { snapshot: 'INITIAL' } : {}),
    ...(carried === undefined ? {} : { definitions: carried }),
  }
}

const isCount = (value: OffsetValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** What is known at an offset; undefined if it does not say. Without `gtids` it is by the file and the position in it, which MySQL has alone. */
function knownAt({ gtids, file, pos = 4 }: OffsetMap, flavor: Flavor): KnownTransactions | undefined {
  if (typeof gtids === 'string') return flavor === 'mysql' ? GtidSet.parse(gtids) : GtidState.parse(gtids)
  if (gtids !== undefined || flavor === 'mariadb') return undefined
  return typeof file === 'string' && isCount(pos) ? new PlacesBefore({ file, position: pos }) : undefined
}

const wanted: Readonly<Record<Flavor, string>> = {
  mariadb: "'gtids' is wanted, such as 0-1-42",
  mysql: "'gtids' is wanted, such as 3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5, or 'file' and 'pos' of a server without",
}

/** The position that an offset says; a text says why it says none. */
export function parseOffset(offset: OffsetMap, flavor: Flavor): BinlogPosition | string {
  const { file = '', pos = 4, ts_sec: seconds = 0, event = 0, row = 0, transaction_id: transaction } = offset
  const known = knownAt(offset, flavor)
  if (known === undefined) return wanted[flavor]
  if (typeof file !== 'string' || !isCount(pos) || !isCount(seconds))
    return "'file' is a text, 'pos' and 'ts_sec' are numbers"
  if (!isCount(event) || !isCount(row)) return "'event' and 'row' are numbers from 0 on"
  const id = typeof transaction === 'string' && known.with(transaction) !== known ? transaction : undefined
  if (id === undefined && (event > 0 || row > 0))
    return "with 'event' or 'row', 'transaction_id' says of which transaction"
  const progress = id === undefined ? undefined : { id, event, row }
  return { seconds, file, position: pos, known, progress }
}
