import type { SourceConnector } from '@millrace/connect'
import { binlogSource } from './binlog-source.ts'

/**
 * Debezium's connector for MariaDB: the rows of tables as they are, then every change of them, in the order of the server's binlog and in
 * Debezium's envelope. Needs binlog_format=ROW and binlog_row_image=FULL.
 */
export const mariaDbSource: SourceConnector = binlogSource({
  name: 'MariaDbSource',
  aliases: ['io.debezium.connector.mariadb.MariaDbConnector'],
  doc: 'Reads the rows of tables of a MariaDB server, and every change of them from its binlog.',
  flavor: 'mariadb',
})
