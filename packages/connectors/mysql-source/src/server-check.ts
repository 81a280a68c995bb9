import { StreamError } from '@millrace/base'
import type { Session } from './session.ts'
import type { Flavor } from './settings.ts'

/** What the server has to have set for its binlog to tell every change of a row. A variable that MySQL has not is as it should be. */
const variables: Readonly<Record<Flavor, Readonly<Record<string, string>>>> = {
  mariadb: { log_bin: 'ON', binlog_format: 'ROW', binlog_row_image: 'FULL' },
  mysql: { log_bin: 'ON', binlog_format: 'ROW', binlog_row_image: 'FULL', binlog_row_value_options: '' },
}

/** What is read, and by which connector. */
const readers: Readonly<Record<Flavor, { readonly product: string; readonly connector: string }>> = {
  mariadb: { product: 'MariaDB', connector: 'MariaDbSource' },
  mysql: { product: 'MySQL', connector: 'MySqlSource' },
}

const versionMin = 8

function refused(message: string, context: Readonly<Record<string, string>> = {}): StreamError {
  return new StreamError('INVALID_CONFIG', message, { context: { key: 'database.hostname', ...context } })
}

/** What the server has to be for its binlog to tell rows. Throws INVALID_CONFIG, which names the variable to set. */
export async function checkServer(session: Session, flavor: Flavor): Promise<void> {
  const version = (await session.rows('SELECT VERSION()'))[0]?.[0] ?? ''
  const is: Flavor = /mariadb/i.test(version) ? 'mariadb' : 'mysql'
  if (is !== flavor) {
    const { product, connector } = readers[is]
    throw refused(
      `the server is ${version}: this connector reads ${readers[flavor].product}, and ${connector} reads ${product}`,
    )
  }
  if (flavor === 'mysql' && Number.parseInt(version, 10) < versionMin) {
    throw refused(`the server is MySQL ${version}: this connector reads MySQL from ${versionMin}.0 on`)
  }
  for (const [name, value] of Object.entries(variables[flavor])) {
    const found = await session.variable(name)
    if (found?.toUpperCase() === value || (found === null && flavor === 'mysql')) continue
    const shown = found ?? 'nothing'
    throw refused(
      `the server has ${name}=${shown}, and its binlog tells every change of a row only with ${name}=${value}: set that`,
      { variable: name },
    )
  }
}
