import { expect, test } from 'vitest'
import { Incarnations } from './incarnation.ts'

const self = { pid: 7, bootId: 'boot', startTime: '100' }

test('each start is a process of its own, alive until it ends', async () => {
  const asked: unknown[] = []
  const incarnations = new Incarnations({
    self,
    isAlive: async (record) => {
      asked.push(record)
      return true
    },
  })
  const first = incarnations.start()
  const second = incarnations.start()
  expect(first.identity.self).not.toEqual(second.identity.self)
  expect(await second.identity.isAlive(first.identity.self)).toBe(true)
  first.end()
  expect(await second.identity.isAlive(first.identity.self)).toBe(false)
  expect(await second.identity.isAlive(second.identity.self)).toBe(true)
  expect(asked).toEqual([])
})

test('other processes are the host to ask about', async () => {
  const incarnations = new Incarnations({ self, isAlive: async ({ pid }) => pid === 8 })
  const { identity } = incarnations.start()
  expect(await identity.isAlive({ pid: 8, bootId: 'boot', startTime: '1' })).toBe(true)
  expect(await identity.isAlive({ pid: 9, bootId: 'boot', startTime: '1' })).toBe(false)
  expect(await identity.isAlive({ pid: 7, bootId: 'boot', startTime: '99' })).toBe(false)
})
