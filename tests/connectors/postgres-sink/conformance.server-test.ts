import { Schema, type SchemaAndValue, Struct } from '@millrace/connect'
import { sinkConformance } from '@millrace/connect/testing'
import { postgresSink } from '@millrace/connector-postgres-sink'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { Postgresql } from '../servers/postgresql.ts'

let server: Postgresql
beforeAll(async () => {
  server = await Postgresql.start()
})
afterAll(() => server[Symbol.asyncDispose]())

const schema = Schema.struct({ name: Schema.string() })
const named = (name: string): SchemaAndValue => ({ schema, value: new Struct(schema, { name }) })
let count = 0

describe.each([
  // No key of any kind: what is written twice stands there twice.
  ['inserts', { 'insert.mode': 'insert' }],
  ['upserts', { 'insert.mode': 'upsert', 'pk.mode': 'record_value', 'pk.fields': 'name' }],
])('%s', (_, mode) => {
  const cases = sinkConformance({
    connector: postgresSink,
    setUp: async () => {
      count += 1
      const topics = `conformance_${count}`
      await server.query(`CREATE TABLE ${topics} (name varchar(20)${'pk.mode' in mode ? ' PRIMARY KEY' : ''})`)
      return {
        config: {
          topics,
          'connection.url': server.url,
          'connection.user': server.user,
          'connection.password': server.password,
          ...mode,
        },
        readTarget: async () =>
          (await server.query<{ name: string }>(`SELECT name FROM ${topics}`)).map(({ name }) => name),
      }
    },
    record: (number) => ({ key: { schema: null, value: String(number) }, value: named(`record-${number}`) }),
    badRecord: () => ({ value: named('x'.repeat(21)) }),
    unreachable: { 'connection.user': 'nobody' },
  })
  test.each(cases.map(({ name, run }) => [name, run] as const))('%s', (__, run) => run())
})
