import { asDirectoryId, asNodeId } from '@millrace/base'
import { expect, it } from 'vitest'
import { uuidOf } from '../../test/decided.ts'
import { acceptedVoterChange } from './voter-change.ts'

const replica = { nodeId: asNodeId(3), directoryId: asDirectoryId(uuidOf(3)) }

it('a change of the voters that was taken is done at an offset', () => {
  expect(acceptedVoterChange({ outcome: 'accepted', endOffset: 9 }, replica)).toBe(9)
})

it.each([
  ['not-leader', 'NOT_CONTROLLER'],
  ['transferring', 'NOT_CONTROLLER'],
  ['not-ready', 'RESOURCE_EXHAUSTED'],
  ['in-progress', 'RESOURCE_EXHAUSTED'],
  ['duplicate-voter', 'DUPLICATE_VOTER'],
  ['voter-not-found', 'VOTER_NOT_FOUND'],
  ['last-voter', 'INVALID_REQUEST'],
  ['not-caught-up', 'REPLICA_NOT_AVAILABLE'],
] as const)('one that was not, because of %s, is %s', (outcome, code) => {
  expect(() => acceptedVoterChange({ outcome }, replica)).toThrow(expect.objectContaining({ code }) as Error)
})
