import { defineSource, type SourceConnector } from '@millrace/connect'
import { StreamError } from '@millrace/base'
import { config, settingsOf } from './config.ts'
import { checkServer, Session } from './session.ts'
import { tableIdsOf } from './snapshot/definitions.ts'
import { MariaDbTask } from './source-task.ts'
import { parseOffset } from './stream/position.ts'
import { version } from './version.ts'

/**
 * Debezium's connector for MariaDB: the rows of tables as they are, then every change of them, in the order of the server's binlog and in
 * Debezium's envelope. Needs binlog_format=ROW and binlog_row_image=FULL.
 */
export const mariaDbSource: SourceConnector = defineSource({
  name: 'MariaDbSource',
  aliases: ['io.debezium.connector.mariadb.MariaDbConnector'],
  version,
  doc: 'Reads the rows of tables of a MariaDB server, and every change of them from its binlog.',
  config,
  async check(given) {
    const settings = settingsOf(given)
    try {
      const session = await Session.open(settings)
      try {
        await checkServer(session)
      } finally {
        session.close()
      }
      return []
    } catch (error) {
      if (!(error instanceof StreamError)) throw error
      return [{ option: 'database.hostname', message: error.message, mayPass: error.retriable }]
    }
  },
  async discover(given) {
    const settings = settingsOf(given)
    const session = await Session.open(settings)
    try {
      const tables = await tableIdsOf(session, settings)
      return tables.map(({ database, name }) => ({
        kind: 'table',
        name: `${database}.${name}`,
        option: 'table.include.list',
      }))
    } finally {
      session.close()
    }
  },
  plan(given) {
    settingsOf(given)
    return [{ key: 'all' }]
  },
  checkPosition({ partition, offset }, given) {
    if (partition['server'] !== given['topic.prefix']) return `a partition is {"server":"${given['topic.prefix']}"}`
    if (partition['history'] !== undefined) return undefined
    const at = parseOffset(offset)
    return typeof at === 'string' ? at : undefined
  },
  open: ({ config: given, offset, signal, logger }) =>
    new MariaDbTask({ settings: settingsOf(given), offset, signal, logger }),
})
