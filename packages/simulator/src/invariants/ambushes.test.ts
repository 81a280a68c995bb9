import { expect, test } from 'vitest'
import { Ambushes } from './ambushes.ts'
import type { StoredBatch } from './stored-batch.ts'

const batch = {} as StoredBatch

test('what waits for a write is told until it has seen what it waits for, or was given up', () => {
  const ambushes = new Ambushes()
  const seen: string[] = []
  const waitFor = (name: string, partition: string) =>
    ambushes.lay((host, where) => {
      seen.push(`${name} ${host}`)
      return where === partition
    })
  waitFor('first', 'a-0')
  const giveUp = waitFor('second', 'b-0')
  ambushes.wrote('1', 'a-0', batch)
  ambushes.wrote('2', 'c-0', batch)
  giveUp()
  ambushes.wrote('3', 'b-0', batch)
  expect(seen).toEqual(['first 1', 'second 1', 'second 2'])
})
