import type pg from 'pg'
import { Postgresql, type PostgresqlOptions } from '../servers/postgresql.ts'

/** A server that replicates, for as many slots as tests make. */
export function startReplicating({ settings = [], ...options }: PostgresqlOptions = {}): Promise<Postgresql> {
  // What a kill loses is the same, and tests need not wait for disks.
  const own = ['wal_level=logical', 'max_replication_slots=60', 'max_wal_senders=60', 'fsync=off']
  return Postgresql.start({ ...options, settings: [...own, ...settings] })
}

/** What makes a connector read a server; a slot and a publication of its own by `name`. */
export const configOf = (server: Postgresql, name: string): Readonly<Record<string, string>> => ({
  'database.hostname': '127.0.0.1',
  'database.port': String(server.port),
  'database.user': server.user,
  'database.password': server.password,
  'database.dbname': 'shop',
  'topic.prefix': 'srv',
  'slot.name': name,
  'publication.name': name,
  'publication.autocreate.mode': 'filtered',
})

/** Runs statements one by one, each a transaction of its own unless they say otherwise. */
export async function runEach(client: pg.Client, sql: string): Promise<void> {
  for (const statement of sql.split(/;\s*\n/)) if (statement.trim() !== '') await client.query(statement)
}

/** Drops a slot, if it is there, once nobody reads it. */
export async function dropSlot(client: pg.Client, name: string): Promise<void> {
  for (;;) {
    try {
      await client.query('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1', [
        name,
      ])
      return
    } catch (error) {
      const isInUse = error instanceof Error && 'code' in error && error.code === '55006'
      if (!isInUse) throw error
    }
  }
}
