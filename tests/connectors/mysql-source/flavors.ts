import type { SourceConnector } from '@millrace/connect'
import { mariaDbSource, mySqlSource } from '@millrace/connector-mysql-source'
import { MariaDb } from '../servers/mariadb.ts'
import { MySql } from '../servers/mysql.ts'

export type Server = MariaDb | MySql

/** A kind of server, and the connector that reads it. */
export interface TestedFlavor {
  readonly name: string
  readonly start: () => Promise<Server>
  readonly connector: SourceConnector
  /** What the connector is exported as. */
  readonly exported: 'mariaDbSource' | 'mySqlSource'
}

const mariaDb: TestedFlavor = {
  name: 'MariaDB',
  start: () => MariaDb.start(),
  connector: mariaDbSource,
  exported: 'mariaDbSource',
}

const mySql: TestedFlavor = {
  name: 'MySQL with global ids',
  start: () => MySql.start(),
  connector: mySqlSource,
  exported: 'mySqlSource',
}

const mySqlByFiles: TestedFlavor = {
  ...mySql,
  name: 'MySQL by files and positions',
  start: () => MySql.start([]),
}

export const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'

/**
 * What every change must pass takes servers of Debian's releases alone. MySQL is not in them, and what its unstable suite has may be another one
 * every day: it belongs to the whole run.
 */
export const flavors: readonly TestedFlavor[] = isMinimum ? [mariaDb] : [mariaDb, mySql, mySqlByFiles]
