import { mySqlPrograms } from './servers/lib/mysql-programs.ts'

/** What no system package installs is fetched before the tests, whose time it would take otherwise. */
export function setup(): void {
  const chosen = (process.env['CONNECTORS_CHOSEN'] ?? '').split(',')
  if (chosen.includes('mysql-source') && process.env['CONNECTORS_MINIMUM'] !== '1') mySqlPrograms()
}
