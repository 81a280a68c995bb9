import { asNodeId, type DirectoryId } from '@millrace/base'
import { expect, test } from 'vitest'
import { defaultRaftLimits } from '../limits.ts'
import { Progress } from '../replication/progress.ts'
import type { Voter } from '../types.ts'
import { type ChangeContext, refusalToAdd, refusalToRemove } from './voter-changes.ts'

const voter = (id: number, directory = 'a'): Voter => ({
  nodeId: asNodeId(id),
  directoryId: `${id}${directory}` as DirectoryId,
  endpoints: [],
})

const settled: ChangeContext = {
  voters: [voter(1), voter(2)],
  votersEndOffset: 5,
  commitOffset: 5_000,
  termStartOffset: 20,
  limits: defaultRaftLimits,
}

/** An observer with the leader's log up to `matchOffset`. */
function observer(matchOffset: number): Progress {
  const peer = new Progress(voter(3), matchOffset, defaultRaftLimits)
  peer.accepted(matchOffset)
  return peer
}

test('an observer that keeps up may become a voter', () => {
  expect(refusalToAdd(voter(3), observer(4_000), settled)).toBeUndefined()
  expect(refusalToAdd(voter(3), observer(3_999), settled)).toEqual({ outcome: 'not-caught-up' })
  expect(refusalToAdd(voter(3), undefined, settled)).toEqual({ outcome: 'not-caught-up' })
})

test('a node id is a voter once, whatever disk it has', () => {
  expect(refusalToAdd(voter(2, 'b'), observer(5_000), settled)).toEqual({ outcome: 'duplicate-voter' })
  expect(refusalToRemove(voter(2, 'b'), settled)).toEqual({ outcome: 'voter-not-found' })
  expect(refusalToRemove(voter(2), settled)).toBeUndefined()
})

test('nothing changes before something of the term is committed, or while a change is not', () => {
  const early = { ...settled, termStartOffset: 5_001 }
  expect(refusalToAdd(voter(3), observer(5_000), early)).toEqual({ outcome: 'not-ready' })
  expect(refusalToRemove(voter(2), early)).toEqual({ outcome: 'not-ready' })
  const changing = { ...settled, votersEndOffset: 5_001 }
  expect(refusalToAdd(voter(3), observer(5_000), changing)).toEqual({ outcome: 'in-progress' })
  expect(refusalToRemove(voter(2), changing)).toEqual({ outcome: 'in-progress' })
})

test('the last voter stays', () => {
  expect(refusalToRemove(voter(1), { ...settled, voters: [voter(1)] })).toEqual({ outcome: 'last-voter' })
})
