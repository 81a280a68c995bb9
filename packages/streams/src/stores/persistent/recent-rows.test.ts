import { expect, it } from 'vitest'
import { RecentBudget } from './recent-rows.ts'

const row = Buffer.alloc(850)

it('forgets what was not used for long, and never has more than twice the bound', () => {
  const rows = new RecentBudget(10_000).rows()
  const isThere = (key: string): boolean => rows.get(key) !== undefined
  rows.set('used', row)
  rows.set('absent', null)
  for (let index = 0; index < 100; index++) {
    rows.set(`key ${index}`, row)
    expect(rows.get('used')).toBe(row)
  }
  expect(rows.get('absent')).toBeUndefined()
  const left = Array.from({ length: 100 }, (_, index) => `key ${index}`).filter(isThere)
  expect(left.at(-1)).toBe('key 99')
  expect(left.length).toBeLessThan(20)
  rows.clear()
  expect(isThere('used')).toBe(false)
})

it('stores share a bound', () => {
  const budget = new RecentBudget(10_000)
  const [idle, busy] = [budget.rows(), budget.rows()]
  idle.set('key', row)
  for (let index = 0; index < 30; index++) busy.set(`key ${index}`, row)
  expect(idle.get('key')).toBeUndefined()
  busy.clear()
  for (let index = 0; index < 9; index++) idle.set(`key ${index}`, null)
  expect(idle.get('key 0')).toBeNull()
})
