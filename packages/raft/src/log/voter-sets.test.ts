import { asNodeId, type DirectoryId } from '@millrace/base'
import { expect, test } from 'vitest'
import type { Voter } from '../types.ts'
import { VoterSets } from './voter-sets.ts'

const set = (...ids: number[]): Voter[] =>
  ids.map((id) => ({ nodeId: asNodeId(id), directoryId: `${id}a` as DirectoryId, endpoints: [] }))

test('the last set is in force from when it is appended until it is cut', () => {
  const sets = new VoterSets([{ endOffset: 0, voters: set(1) }])
  sets.append({ endOffset: 5, voters: set(1, 2) })
  sets.append({ endOffset: 9, voters: set(1, 2, 3) })
  expect(sets.latest).toEqual(set(1, 2, 3))
  expect(sets.latestEndOffset).toBe(9)
  expect(sets.at(8)).toEqual(set(1, 2))

  sets.truncate(8)
  expect(sets.latest).toEqual(set(1, 2))
  sets.truncate(5)
  expect(sets.latest).toEqual(set(1, 2))
  sets.truncate(4)
  expect(sets.latest).toEqual(set(1))
})

test('a snapshot takes the place of what came before it', () => {
  const sets = new VoterSets([{ endOffset: 0, voters: set(1) }])
  sets.append({ endOffset: 5, voters: set(1, 2) })
  sets.append({ endOffset: 9, voters: set(1, 2, 3) })
  const inForce = sets.latest
  sets.forgetBelow(7)
  expect(sets.at(7)).toEqual(set(1, 2))
  expect(sets.at(6)).toBeUndefined()
  expect(sets.latest).toBe(inForce)

  sets.reset({ endOffset: 20, voters: set(4) })
  expect(sets.latest).toEqual(set(4))
  expect(sets.at(19)).toBeUndefined()
})

test('a node that knows of no set has no voters', () => {
  const sets = new VoterSets([])
  expect(sets.latest).toEqual([])
  expect(sets.latestEndOffset).toBe(0)
  expect(sets.at(3)).toBeUndefined()
})
