import { StreamError } from '@millrace/base'
import { configError } from '@millrace/connect'
import { Session } from '../session.ts'
import type { Login } from '../settings.ts'
import { parseLsn } from '../wal/lsn.ts'

/** The first release whose catalog has all that is asked for. */
const versionMin = 120_000

/** The first release that sends messages that programs wrote into the log. */
const messagesVersion = 140_000

/** What is known of a server. */
export interface Server {
  readonly version: number
  readonly hasMessages: boolean
  /** How far its log goes. */
  readonly walEnd: bigint
}

/** What the server has to be for its log to tell rows. Throws INVALID_CONFIG, which says what to set. */
export async function checkServer(session: Session, login: Login): Promise<number> {
  const [row] = await session.rows(
    "SELECT current_setting('server_version_num'), current_setting('server_version'), current_setting('wal_level')",
  )
  const [number, name, walLevel] = row ?? []
  const version = Number(number)
  if (version < versionMin) {
    throw configError(
      'database.hostname',
      `the server is PostgreSQL ${name ?? ''}: this connector reads release 12 and later`,
    )
  }
  if (walLevel === 'logical') return version
  const message = `the server ${login.hostname}:${login.port} has wal_level=${walLevel ?? ''}, and its log tells rows only with wal_level=logical: set that, and start the server again`
  throw configError('database.hostname', message)
}

/** Looks at a server by a connection for replication, which the user has to be allowed too. */
export async function identify(replication: Session, version: number): Promise<Server> {
  const [row] = await replication.rows('IDENTIFY_SYSTEM')
  const walEnd = parseLsn(row?.[2] ?? '')
  if (walEnd === undefined) throw new StreamError('INTERNAL', 'the server does not say how far its log goes')
  return { version, hasMessages: version >= messagesVersion, walEnd }
}

/** Checks a server by connecting to it both ways. */
export async function reach(login: Login): Promise<Server> {
  const session = await Session.open(login)
  try {
    const version = await checkServer(session, login)
    const replication = await Session.open(login, true)
    try {
      return await identify(replication, version)
    } finally {
      replication.close()
    }
  } finally {
    session.close()
  }
}
