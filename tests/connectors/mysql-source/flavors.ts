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

export const mariaDb: TestedFlavor = {
  name: 'MariaDB',
  start: () => MariaDb.start(),
  connector: mariaDbSource,
  exported: 'mariaDbSource',
}

export const mySql: TestedFlavor = {
  name: 'MySQL with global ids',
  start: () => MySql.start(),
  connector: mySqlSource,
  exported: 'mySqlSource',
}

export const mySqlByFiles: TestedFlavor = {
  ...mySql,
  name: 'MySQL by files and positions',
  start: () => MySql.start([]),
}
