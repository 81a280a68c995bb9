import { setTimeout } from 'node:timers/promises'
import type { SqlClient } from '../servers/lib/sql-client.ts'

/** Throws all of the binlog away but its last file. One that is being read stays, and a connection that was closed may be there for a moment. */
export async function purgeLogs(client: SqlClient): Promise<void> {
  for (;;) {
    const logs = await client.rows('SHOW BINARY LOGS')
    if (logs.length === 1) return
    await client.run(`PURGE BINARY LOGS TO '${String(logs.at(-1)?.['Log_name'])}'`)
    await setTimeout(20)
  }
}
