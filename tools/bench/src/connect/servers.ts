import type * as mariaDb from '../../../../tests/connectors/servers/mariadb.ts'
import type * as mosquitto from '../../../../tests/connectors/servers/mosquitto.ts'
import type * as openSearch from '../../../../tests/connectors/servers/opensearch.ts'
import type * as postgresql from '../../../../tests/connectors/servers/postgresql.ts'
import type * as swift from '../../../../tests/connectors/servers/swift.ts'

interface Modules {
  readonly mariadb: typeof mariaDb
  readonly mosquitto: typeof mosquitto
  readonly opensearch: typeof openSearch
  readonly postgresql: typeof postgresql
  readonly swift: typeof swift
}

/** A MariaDB that runs. */
export type MariaDb = mariaDb.MariaDb

const folder = new URL('../../../../tests/connectors/', import.meta.url)

/** The real servers of the connectors' tests, compiled: `tsc -b tools/bench` does that. */
export async function serverModule<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
  const module: unknown = await import(new URL(`dist/connectors/servers/${name}.js`, folder).href)
  return module as Modules[Name]
}

/** Installs what the servers of these connectors need; ends this process if that fails. */
export async function installServersOf(connectors: readonly string[]): Promise<void> {
  const module: unknown = await import(new URL('install.mjs', folder).href)
  const { installServersOf: install } = module as { installServersOf: (names: readonly string[]) => void }
  install(connectors)
}
