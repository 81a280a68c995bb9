import type { SourceConnector } from '@millrace/connect'
import { binlogSource } from './binlog-source.ts'

/**
 * Debezium's connector for MySQL: the rows of tables as they are, then every change of them, in the order of the server's binlog and in Debezium's
 * envelope. Needs binlog_format=ROW and binlog_row_image=FULL; goes on by global ids with gtid_mode=ON, and by files and positions without.
 */
export const mySqlSource: SourceConnector = binlogSource({
  name: 'MySqlSource',
  aliases: ['io.debezium.connector.mysql.MySqlConnector'],
  doc: 'Reads the rows of tables of a MySQL server, and every change of them from its binlog.',
  flavor: 'mysql',
})
