import type { OffsetMap, OffsetValue } from '@millrace/connect'
import { type Gtid, gtidText, GtidState, parseGtid } from '../binlog/gtid.ts'

/** How far a transaction was read. */
export interface Progress {
  readonly gtid: Gtid
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
  readonly gtids: GtidState
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
  const { seconds, file, position, gtids, progress } = at
  return {
    ts_sec: seconds,
    file,
    pos: position,
    gtids: gtids.toString(),
    ...(progress === undefined
      ? {}
      : { transaction_id: gtidText(progress.gtid), event: progress.event, row: progress.row }),
    ...(snapshot ? { snapshot: 'INITIAL' } : {}),
    ...(carried === undefined ? {} : { definitions: carried }),
  }
}

const isCount = (value: OffsetValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

/** The position that an offset says; a text says why it says none. */
export function parseOffset(offset: OffsetMap): BinlogPosition | string {
  const { gtids, file = '', pos = 4, ts_sec: seconds = 0, event = 0, row = 0, transaction_id: transaction } = offset
  const state = typeof gtids === 'string' ? GtidState.parse(gtids) : undefined
  if (state === undefined) return "'gtids' is wanted, such as 0-1-42"
  if (typeof file !== 'string' || !isCount(pos) || !isCount(seconds))
    return "'file' is a text, 'pos' and 'ts_sec' are numbers"
  if (!isCount(event) || !isCount(row)) return "'event' and 'row' are numbers from 0 on"
  const gtid = typeof transaction === 'string' ? parseGtid(transaction) : undefined
  if (gtid === undefined && (event > 0 || row > 0))
    return "with 'event' or 'row', 'transaction_id' says of which transaction"
  const progress = gtid === undefined ? undefined : { gtid, event, row }
  return { seconds, file, position: pos, gtids: state, progress }
}
