import { expect, it } from 'vitest'
import { config, settingsOf } from './config.ts'

const least = { 'database.hostname': 'h', 'database.user': 'u', 'database.server.id': '1', 'topic.prefix': 'p' }
const settings = (more: Readonly<Record<string, string>> = {}) =>
  settingsOf(config.parse({ ...least, ...more }), 'mariadb')

it('lists are of regular expressions that match whole names in any case, and leave out what the server has for itself', () => {
  const { wantsTable, wantsColumn } = settings({
    'database.include.list': 'shop, my.*',
    'table.exclude.list': 'SHOP\\.secret.*',
    'column.exclude.list': '.*\\.password',
  })
  expect(wantsTable('shop', 'orders')).toBe(true)
  expect(wantsTable('shop', 'secrets')).toBe(false)
  expect(wantsTable('shops', 'orders')).toBe(false)
  expect(wantsTable('mysql', 'user')).toBe(false)
  expect(wantsColumn('shop', 'users', 'password')).toBe(false)
  expect(wantsColumn('shop', 'users', 'password_at')).toBe(true)
})

it('lists that contradict each other, and such as are none, are refused', () => {
  const both = { 'table.include.list': 'a.b', 'table.exclude.list': 'a.c' }
  expect(() => settings(both)).toThrow('table.include.list and table.exclude.list')
  expect(() => settings({ 'table.include.list': '(' })).toThrow('table.include.list')
  expect(() => settings({ 'skipped.operations': 'x' })).toThrow('skipped.operations')
})

it('modes are taken in any case', () => {
  expect(settings({ 'snapshot.mode': 'NO_DATA' }).snapshotMode).toBe('no_data')
})
