import { StreamError } from '@millrace/base'
import { defineSource, type SourceConnector } from '@millrace/connect'
import { config, settingsOf } from './config.ts'
import { checkServer } from './server-check.ts'
import { Session } from './session.ts'
import type { Flavor } from './settings.ts'
import { tableIdsOf } from './snapshot/definitions.ts'
import { BinlogTask } from './source-task.ts'
import { parseOffset } from './stream/position.ts'
import { version } from './version.ts'

/** What a connector is called, and which servers it reads. */
export interface BinlogSourceParts {
  readonly name: string
  readonly aliases: readonly string[]
  readonly doc: string
  readonly flavor: Flavor
}

/** A connector that reads tables, and then the binlog. */
export function binlogSource({ flavor, ...parts }: BinlogSourceParts): SourceConnector {
  return defineSource({
    ...parts,
    version,
    config,
    async check(given) {
      const settings = settingsOf(given, flavor)
      try {
        const session = await Session.open(settings)
        try {
          await checkServer(session, flavor)
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
      const settings = settingsOf(given, flavor)
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
      settingsOf(given, flavor)
      return [{ key: 'all' }]
    },
    checkPosition({ partition, offset }, given) {
      if (partition['server'] !== given['topic.prefix']) return `a partition is {"server":"${given['topic.prefix']}"}`
      if (partition['history'] !== undefined) return undefined
      const at = parseOffset(offset, flavor)
      return typeof at === 'string' ? at : undefined
    },
    open: ({ config: given, offset, signal, logger }) =>
      new BinlogTask({ settings: settingsOf(given, flavor), offset, signal, logger }),
  })
}
