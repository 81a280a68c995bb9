import { expect, it } from 'vitest'
import { config, settingsOf } from './config.ts'

const least = { 'database.hostname': 'h', 'database.user': 'u', 'database.dbname': 'd', 'topic.prefix': 'p' }
const settings = (more: Readonly<Record<string, string>> = {}) => settingsOf(config.parse({ ...least, ...more }))

it('lists are of regular expressions that match whole names in any case, and leave out what the server has for itself', () => {
  const { wantsTable, wantsColumn, wantsMessage } = settings({
    'schema.include.list': 'shop, my.*',
    'table.exclude.list': 'SHOP\\.secret.*',
    'column.exclude.list': '.*\\.password',
    'message.prefix.include.list': 'audit',
  })
  expect(wantsTable('shop', 'orders')).toBe(true)
  expect(wantsTable('shop', 'secrets')).toBe(false)
  expect(wantsTable('shops', 'orders')).toBe(false)
  expect(settings().wantsTable('pg_catalog', 'pg_class')).toBe(false)
  expect(settings().wantsTable('information_schema', 'x')).toBe(false)
  expect(wantsColumn('shop', 'users', 'password')).toBe(false)
  expect(wantsColumn('shop', 'users', 'password_at')).toBe(true)
  expect(wantsMessage('audits')).toBe(false)
})

it('options that contradict each other, and such as are none, are refused', () => {
  const both = { 'table.include.list': 'a.b', 'table.exclude.list': 'a.c' }
  expect(() => settings(both)).toThrow('table.include.list and table.exclude.list')
  expect(() => settings({ 'schema.include.list': '(' })).toThrow('schema.include.list')
  expect(() => settings({ 'skipped.operations': 'x' })).toThrow('skipped.operations')
  expect(() => settings({ 'slot.name': 'Shop-1' })).toThrow('slot.name')
  expect(() => settings({ 'plugin.name': 'wal2json' })).toThrow('plugin.name')
  expect(() => settings({ 'database.sslcert': 'a.pem' })).toThrow('database.sslkey')
})

it('modes are taken in any case', () => {
  expect(settings({ 'snapshot.mode': 'NO_DATA' }).snapshotMode).toBe('no_data')
})
