import { isStreamError } from '@millrace/base'
import { type ConfigProblem, defineSource, type SourceConnector } from '@millrace/connect'
import { reach } from './catalog/server.ts'
import { findSlot } from './catalog/slot.ts'
import { config, settingsOf } from './config.ts'
import { mayPass } from './server-error.ts'
import { Session } from './session.ts'
import type { Settings } from './settings.ts'
import { PostgresTask } from './source-task.ts'
import { parseOffset } from './stream/position.ts'
import { version } from './version.ts'

async function tryServer(settings: Settings): Promise<void> {
  await reach(settings.login)
  const session = await Session.open(settings.login)
  try {
    await findSlot(session, settings)
  } finally {
    session.close()
  }
}

/** What is wrong with the config by an error; a server that is not there now is no fault of it. */
function problemsOf(error: unknown): readonly ConfigProblem[] {
  if (!isStreamError(error)) throw error
  if (mayPass(error)) return []
  const option = error.context['key']
  return [{ option: typeof option === 'string' ? option : 'database.hostname', message: error.message }]
}

/**
 * Debezium's connector for PostgreSQL: the rows of tables as they are, then every change of them, in the order of the commits and in Debezium's
 * envelope. Needs wal_level=logical, and reads by the plugin pgoutput, which every server has.
 */
export const postgresSource: SourceConnector = defineSource({
  name: 'PostgresSource',
  aliases: ['io.debezium.connector.postgresql.PostgresConnector'],
  version,
  doc: 'Reads the rows of tables of a PostgreSQL database, and every change of them from its write-ahead log.',
  config,
  async check(given) {
    try {
      await tryServer(settingsOf(given))
      return []
    } catch (error) {
      return problemsOf(error)
    }
  },
  plan(given) {
    settingsOf(given)
    return [{ key: 'all' }]
  },
  checkPosition({ partition, offset }, given) {
    if (partition['server'] !== given['topic.prefix']) return `a partition is {"server":"${given['topic.prefix']}"}`
    const at = parseOffset(offset)
    return typeof at === 'string' ? at : undefined
  },
  open: ({ config: given, offset, signal, logger }) =>
    new PostgresTask({ settings: settingsOf(given), offset, signal, logger }),
})
