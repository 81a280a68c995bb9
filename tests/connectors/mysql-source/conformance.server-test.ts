import { isStruct, toText } from '@millrace/connect'
import { sourceConformance } from '@millrace/connect/testing'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { SqlClient } from '../servers/lib/sql-client.ts'
import { flavors, isMinimum, type Server } from './flavors.ts'

describe.each(flavors)('$name', ({ start, connector }) => {
  let server: Server
  let client: SqlClient
  beforeAll(async () => {
    server = await start()
    client = await server.root()
  })
  afterAll(async () => {
    await client[Symbol.asyncDispose]()
    await server[Symbol.asyncDispose]()
  })

  let made = 0

  const casesOf = (mode: 'initial' | 'never') =>
    sourceConformance({
      connector,
      setUp: async () => {
        made += 1
        const database = `case${made}`
        await client.run(`CREATE DATABASE ${database}; CREATE TABLE ${database}.t (id INT PRIMARY KEY, v VARCHAR(20))`)
        let last = 0
        return {
          config: {
            ...server.config,
            'database.include.list': database,
            'database.server.id': String(6000 + made),
            'max.batch.size': '3',
            'snapshot.mode': mode,
          },
          // One transaction of several events, so that what is killed is killed in the middle of it.
          produceInput: async (count) => {
            const ids = Array.from({ length: count }, () => (last += 1))
            const inserts = ids.map((id) => `INSERT INTO ${database}.t VALUES (${id}, 'v${id}')`)
            await client.run(`BEGIN; ${inserts.join('; ')}; COMMIT`)
            return ids.map(String)
          },
          tearDown: () => client.run(`DROP DATABASE ${database}`),
        }
      },
      identify: ({ value: { value } }) => {
        const after = isStruct(value) && value.schema.field('after') !== undefined ? value.get('after') : null
        return isStruct(after) ? toText(null, after.get('id')) : undefined
      },
      // Offsets carry definitions until these are kept, which is a matter of time; and a snapshot is at another place each time.
      readsFromTheBeginning: false,
      // A snapshot that is broken off is made anew.
      repeatsAfterCrash: mode === 'initial',
      unreachable: { 'database.port': '1' },
    })

  describe.each(isMinimum ? (['never'] as const) : (['never', 'initial'] as const))('snapshot.mode=%s', (mode) => {
    test.each(casesOf(mode).map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
  })
})
