import { testDriver } from '@millrace/streams/testing'
import { expect, test } from 'vitest'
import { runWhole } from '../harness/expected.ts'
import { shopExample } from './example.ts'
import { madeUpCustomers, madeUpDay } from './made-up.ts'
import { conversions, customers, purchases, shopStatistics, views, visits } from './topology.ts'

const minutes = (count: number): number => count * 60_000
const view = (visitor: string, product: string, atMs: number) => ({
  key: visitor,
  value: { product, atMs },
  timestamp: atMs,
})
const purchase = (visitor: string, product: string, atMs: number) => ({
  key: visitor,
  value: { product, cents: 300, atMs },
  timestamp: atMs,
})

test('a visit ends when a visitor was gone for a quarter of an hour, and is told once', () => {
  const driver = testDriver(shopStatistics({ stores: 'memory' }))
  const input = driver.input(views)
  input.send(view('ann', 'rye', 0), view('bob', 'oats', minutes(5)), view('ann', 'salt', minutes(14)))
  input.send(view('ann', 'rye', minutes(20)), view('bob', 'oats', minutes(30)))
  // Ann's is over at 35, and a minute more for those that come late.
  input.send(view('eve', 'salt', minutes(36) + 1))
  expect(driver.output(visits).readKeyValues()).toEqual([
    [
      { key: 'bob', startMs: minutes(5), endMs: minutes(5) },
      { views: 1, products: ['oats'] },
    ],
    [
      { key: 'ann', startMs: 0, endMs: minutes(20) },
      { views: 3, products: ['rye', 'salt'] },
    ],
  ])
})

test('a purchase belongs to each view of that product in the half hour before it, and to a customer if it is one', () => {
  const driver = testDriver(shopStatistics({ stores: 'memory' }))
  driver.input(customers).send({ key: 'ann', value: { name: 'Ann', city: 'Bern' }, timestamp: 0 })
  driver.input(views).send(view('ann', 'rye', 0), view('bob', 'rye', 0), view('ann', 'oats', 1000))
  driver
    .input(purchases)
    .send(purchase('ann', 'rye', minutes(10)), purchase('bob', 'rye', minutes(30)), purchase('bob', 'rye', minutes(31)))
  expect(driver.output(conversions).readKeyValues()).toEqual([
    ['ann', { product: 'rye', cents: 300, secondsFromView: 600, customer: { name: 'Ann', city: 'Bern' } }],
    ['bob', { product: 'rye', cents: 300, secondsFromView: 1800, customer: null }],
  ])
})

test('the day that is made up comes out as it was made', async () => {
  const day = madeUpDay(1, 120)
  const driver = runWhole(shopExample, await shopExample.records())
  const known = new Map(madeUpCustomers(120))
  const expected = day.flatMap((action) => {
    if (action.kind !== 'purchase') return []
    const { visitor, value } = action
    return day.flatMap((other) => {
      const aheadMs = value.atMs - other.value.atMs
      const isOf = other.kind === 'view' && other.visitor === visitor && other.value.product === value.product
      if (!isOf || aheadMs < 0 || aheadMs > minutes(30)) return []
      const customer = known.get(visitor) ?? null
      return [[visitor, { product: value.product, cents: value.cents, secondsFromView: aheadMs / 1000, customer }]]
    })
  })
  expect(expected.length).toBeGreaterThan(100)
  const inOrder = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()
  expect(inOrder(driver.output(conversions).readKeyValues())).toEqual(inOrder(expected))

  // All views are in visits that were told, but those of the last quarter of an hour, whose visits go on.
  const lastMs = Math.max(...day.filter(({ kind }) => kind === 'view').map(({ value }) => value.atMs))
  const told = driver.output(visits).readKeyValues()
  const inVisits = (visitor: string, atMs: number): boolean =>
    told.some(([window]) => window?.key === visitor && window.startMs <= atMs && atMs <= window.endMs)
  const missing = day.filter(({ kind, visitor, value }) => kind === 'view' && !inVisits(visitor, value.atMs))
  for (const { visitor } of missing) {
    const last = day.filter((each) => each.kind === 'view' && each.visitor === visitor).at(-1)
    expect(last?.value.atMs).toBeGreaterThanOrEqual(lastMs - minutes(16))
  }
  const viewed = told.reduce((sum, [, visit]) => sum + (visit?.views ?? 0), 0)
  expect(viewed + missing.length).toBe(day.filter(({ kind }) => kind === 'view').length)
})

test('the same day for the same seed, another for another', () => {
  expect(madeUpDay(1, 50)).toEqual(madeUpDay(1, 50))
  expect(madeUpDay(2, 50)).not.toEqual(madeUpDay(1, 50))
})
