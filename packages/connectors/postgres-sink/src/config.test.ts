import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { configTable } from '@millrace/connect'
import { expect, it } from 'vitest'
import { config, settingsOf } from './config.ts'
import { postgresSink } from './index.ts'

const given = { 'connection.url': 'jdbc:postgresql://localhost/shop', 'connection.user': 'me' }
const settings = (more: Record<string, string> = {}) => settingsOf(config.parse({ ...given, ...more }))

it('has what Confluent has by default', () => {
  expect(settings()).toMatchObject({ upsert: false, keyMode: 'none', keyFields: [], rowsMax: 3000, deletes: false })
  expect(settings().tableOf('a.b')).toEqual({ schema: undefined, name: 'a.b' })
  expect(settings({ 'pk.mode': 'KAFKA' }).keyFields).toEqual([
    '__connect_topic',
    '__connect_partition',
    '__connect_offset',
  ])
  expect(settings({ 'offsets.table.name': 'a.b' }).offsetsTable).toEqual({ schema: 'a', name: 'b' })
})

it.each([
  [{ 'insert.mode': 'upsert' }, 'pk.mode'],
  [{ 'delete.enabled': 'true' }, 'delete.enabled'],
  [{ 'delete.enabled': 'true', 'pk.mode': 'record_value' }, 'delete.enabled'],
  [{ 'pk.mode': 'kafka', 'pk.fields': 'a,b' }, 'pk.fields'],
  [{ 'pk.fields': 'a' }, 'pk.fields'],
  [{ 'pk.mode': 'record_key', 'pk.fields': 'x'.repeat(64) }, 'pk.fields'],
  [{ 'pk.mode': 'record_key', 'pk.fields': 'a,a' }, 'pk.fields'],
  [{ 'insert.mode': 'update' }, 'insert.mode'],
  [{ 'batch.size': '0' }, 'batch.size'],
  [{ 'table.name.format': 'a.b.c' }, 'table.name.format'],
  [{ 'offsets.table.name': 'a.b.c' }, 'offsets.table.name'],
  [{ 'connection.url': 'mysql://x' }, 'connection.url'],
  [{ 'connection.user': '' }, 'connection.user'],
])('refuses %j before anything runs', (more, key) => {
  const refused = expect.objectContaining({ code: 'INVALID_CONFIG', context: { key } })
  expect(() => postgresSink.configure({ ...given, ...more }).plan(1)).toThrow(refused)
})

it('shares the partitions among as many tasks as there may be', () => {
  expect(postgresSink.configure(given).plan(3)).toEqual([{ key: '0' }, { key: '1' }, { key: '2' }])
})

it('shows no password', () => {
  const made = settings({ 'connection.password': 'hush' })
  expect(inspect(made, { depth: 9 }) + JSON.stringify(made)).not.toContain('hush')
  expect(made.password?.()).toBe('hush')
})

it('has its options in its README', () => {
  const plain = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  expect(plain(readme)).toContain(plain(configTable(config)))
})
