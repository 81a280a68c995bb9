import { isStruct, toText } from '@millrace/connect'
import { postgresSource } from '@millrace/connector-postgres-source'
import { sourceConformance } from '@millrace/connect/testing'
import type pg from 'pg'
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Postgresql } from '../servers/postgresql.ts'
import { configOf, dropSlot, startReplicating } from './database.ts'

let server: Postgresql
let client: pg.Client
beforeAll(async () => {
  server = await startReplicating()
  client = await server.connect()
})
afterAll(async () => {
  await client.end()
  await server[Symbol.asyncDispose]()
})

let made = 0

const casesOf = (mode: 'initial' | 'no_data') =>
  sourceConformance({
    connector: postgresSource,
    setUp: async () => {
      made += 1
      const name = `case${made}`
      await client.query(
        `CREATE TABLE ${name} (id INT PRIMARY KEY, v VARCHAR(20)); CREATE PUBLICATION ${name} FOR TABLE ${name}`,
      )
      if (mode === 'no_data') await client.query(`SELECT pg_create_logical_replication_slot('${name}', 'pgoutput')`)
      let last = 0
      return {
        config: {
          ...configOf(server, name),
          'publication.autocreate.mode': 'disabled',
          'max.batch.size': '3',
          'snapshot.mode': mode,
        },
        // One transaction of several changes, so that what is killed is killed in the middle of it.
        produceInput: async (count) => {
          const ids = Array.from({ length: count }, () => (last += 1))
          await client.query(ids.map((id) => `INSERT INTO ${name} VALUES (${id}, 'v${id}')`).join('; '))
          return ids.map(String)
        },
        tearDown: async () => {
          await dropSlot(client, name)
          await client.query(`DROP PUBLICATION ${name}; DROP TABLE ${name}`)
        },
      }
    },
    identify: ({ value: { value } }) => {
      const after = isStruct(value) && value.schema.field('after') !== undefined ? value.get('after') : null
      return isStruct(after) ? toText(null, after.get('id')) : undefined
    },
    // The slot begins where it was made, and a snapshot is at another place each time.
    readsFromTheBeginning: false,
    // A snapshot that is broken off is made anew.
    repeatsAfterCrash: mode === 'initial',
    unreachable: { 'database.port': '1', 'errors.max.retries': '0' },
  })

const minimum = process.env['CONNECTORS_MINIMUM'] === '1'

describe.each(minimum ? (['no_data'] as const) : (['no_data', 'initial'] as const))('snapshot.mode=%s', (mode) => {
  test.each(casesOf(mode).map(({ name, run }) => [name, run] as const))('%s', (_, run) => run())
})
