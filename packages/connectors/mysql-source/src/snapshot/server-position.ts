import { StreamError } from '@millrace/base'
import { PlacesBefore } from '../binlog/file-place.ts'
import { GtidSet } from '../binlog/gtid-set.ts'
import { GtidState } from '../binlog/gtid.ts'
import type { KnownTransactions } from '../binlog/known-transactions.ts'
import type { Session, TextRow } from '../session.ts'
import type { Flavor } from '../settings.ts'
import type { BinlogPosition } from '../stream/position.ts'

/** A text in a statement. */
const quotedText = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`

function untold(): StreamError {
  return new StreamError('INVALID_CONFIG', 'the server does not tell where its binlog is: is log_bin on?', {
    context: { key: 'database.hostname' },
  })
}

const position = (nowMs: number, file: string, at: number, known: KnownTransactions): BinlogPosition => ({
  seconds: Math.floor(nowMs / 1000),
  file,
  position: at,
  known,
  progress: undefined,
})

/** Where MariaDB's binlog is that belongs to what the session's transaction sees. Throws INVALID_CONFIG if the server does not tell. */
export async function mariaDbPosition(session: Session, nowMs: number): Promise<BinlogPosition> {
  const rows = await session.rows("SHOW STATUS LIKE 'binlog_snapshot_%'")
  const status = new Map(rows.map(([name, value]) => [(name ?? '').toLowerCase(), value ?? '']))
  const file = status.get('binlog_snapshot_file') ?? ''
  const at = Number(status.get('binlog_snapshot_position') ?? '0')
  const [row] = await session.rows(`SELECT BINLOG_GTID_POS(${quotedText(file)}, ${at})`)
  const known = GtidState.parse(row?.[0] ?? '')
  if (file === '' || known === undefined) throw untold()
  return position(nowMs, file, at, known)
}

/** Whether all of MySQL's transactions have global ids, so that positions are told by these. */
const hasGtids = async (session: Session): Promise<boolean> => (await session.variable('gtid_mode')) === 'ON'

/** Where MySQL's binlog ends now. Throws INVALID_CONFIG if the server does not tell. */
export async function mySqlPosition(session: Session, nowMs: number): Promise<BinlogPosition> {
  const [row] = await binlogStatus(session)
  const [file, at, , , executed] = row ?? []
  if (file === undefined || file === null || file === '') throw untold()
  const place = { file, position: Number(at) }
  const known = (await hasGtids(session)) ? GtidSet.parse(executed ?? '') : new PlacesBefore(place)
  if (known === undefined) throw untold()
  return position(nowMs, place.file, place.position, known)
}

/** The statement has another name since MySQL 8.2, which the older ones do not know. */
async function binlogStatus(session: Session): Promise<readonly TextRow[]> {
  try {
    return await session.rows('SHOW BINARY LOG STATUS')
  } catch (error) {
    if (error instanceof StreamError && error.context['serverCode'] === 'ER_PARSE_ERROR') {
      return session.rows('SHOW MASTER STATUS')
    }
    throw error
  }
}

/** What the binlog does not have any more, so that reading begins where it does. */
export async function beginningOf(session: Session, flavor: Flavor): Promise<KnownTransactions> {
  if (flavor === 'mariadb') return new GtidState()
  if (!(await hasGtids(session))) return new PlacesBefore({ file: '', position: 4 })
  const purged = GtidSet.parse((await session.variable('gtid_purged')) ?? '')
  if (purged === undefined) throw untold()
  return purged
}
