import { asDirectoryId, asNodeId, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { PeerStatus, RaftStatus, ReplicaKey, Voter } from '@millrace/raft'
import { describe, expect, it } from 'vitest'
import { DecidedCluster, uuidOf } from '../../test/decided.ts'
import type { Known } from '../quorum/hello.ts'
import { uuidBytes } from '../wire/uuid.ts'
import { addVoterCommand, type ChangeableQuorum, removeVoterCommand } from './change-voters.ts'
import { describeQuorum } from './describe-quorum.ts'

const { AddVoterRequest, RemoveVoterRequest } = millrace.admin.v1
const key = (nodeId: number): ReplicaKey => ({ nodeId: asNodeId(nodeId), directoryId: asDirectoryId(uuidOf(nodeId)) })
const voterOf = (nodeId: number): Voter => ({
  ...key(nodeId),
  endpoints: [{ name: 'MILLRACE', host: `voter-${nodeId}`, port: 9000 + nodeId }],
})
const peer = (nodeId: number, voter: boolean, silentTicks: number, caughtUpTicks?: number): PeerStatus => ({
  replica: key(nodeId),
  voter,
  state: 'replicate',
  matchOffset: 40 + nodeId,
  silentTicks,
  caughtUpTicks,
})

const knownOf = (nodeId: number, changed: Partial<Known> = {}): Known => ({
  ...key(nodeId),
  clusterId: undefined,
  configuredVoters: [],
  voters: [],
  leaderId: undefined,
  brokerOnly: false,
  ...changed,
})

/** A leader (1) with another voter (2) and an observer (3); and what its voters were changed by. */
function quorumOf(
  status: Partial<RaftStatus> = {},
  whoIsThree: Known = knownOf(3),
): ChangeableQuorum & { readonly changes: unknown[] } {
  const changes: unknown[] = []
  return {
    changes,
    image: new DecidedCluster(1, 2, 3).image,
    status: {
      role: 'leader',
      term: 7,
      leader: key(1),
      voters: [voterOf(1), voterOf(2)],
      termStartOffset: 10,
      self: key(1),
      votedFor: key(1),
      startOffset: 0,
      lastOffset: 50,
      lastTerm: 7,
      durableOffset: 49,
      commitOffset: 45,
      snapshotOffset: undefined,
      peers: [peer(3, false, 4), peer(2, true, 1, 6)],
      uncommittedBytes: 0,
      transferTo: undefined,
      ...status,
    },
    addVoter: (voter) => Promise.resolve(void changes.push(['add', voter])),
    removeVoter: (replica) => Promise.resolve(void changes.push(['remove', replica])),
    whoIsAt: (address) => Promise.resolve(address === 'broker-3:9094' ? whoIsThree : undefined),
  }
}

describe('the quorum', () => {
  it('is described with each voter and observer, where it is and how far', () => {
    expect(describeQuorum(quorumOf())).toMatchObject({
      leaderId: 1,
      leaderEpoch: 7,
      highWatermark: 45,
      voters: [
        { nodeId: 1, host: 'voter-1', port: 9001, logEndOffset: 49, silentMs: 0, caughtUpMs: 0 },
        { nodeId: 2, host: 'voter-2', port: 9002, logEndOffset: 42, silentMs: 50, caughtUpMs: 300 },
      ],
      observers: [{ nodeId: 3, host: 'broker-3', port: 9094, logEndOffset: 43, silentMs: 200, caughtUpMs: null }],
    })
  })

  it('is known to its leader only', () => {
    expect(() => describeQuorum(quorumOf({ role: 'follower' }))).toThrow(StreamError)
  })
})

describe('voters', () => {
  it('are added by their number alone: where one that follows is, is known', async () => {
    const quorum = quorumOf()
    await addVoterCommand(new AddVoterRequest({ nodeId: 3 }), quorum)
    expect(quorum.changes).toEqual([
      ['add', { ...key(3), endpoints: [{ name: 'MILLRACE', host: 'broker-3', port: 9094 }] }],
    ])
  })

  it('are refused if they vote already, or follow nobody', async () => {
    const add = (nodeId: number) => addVoterCommand(new AddVoterRequest({ nodeId }), quorumOf())
    await expect(add(2)).rejects.toMatchObject({ code: 'DUPLICATE_VOTER' })
    await expect(add(8)).rejects.toMatchObject({ code: 'REPLICA_NOT_AVAILABLE' })
    const directoryId = new Uint8Array(3)
    await expect(addVoterCommand(new AddVoterRequest({ nodeId: 3, directoryId }), quorumOf())).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
    })
  })

  it('are refused if they are not who they should be, or may not vote', async () => {
    const add = (who: Known, host = '') =>
      addVoterCommand(new AddVoterRequest({ nodeId: 3, host, port: 9 }), quorumOf({}, who))
    await expect(add(knownOf(4))).rejects.toMatchObject({
      code: 'REPLICA_NOT_AVAILABLE',
      message: expect.stringContaining('should answer at broker-3:9094, but node 4 with') as string,
    })
    await expect(add(knownOf(3), 'elsewhere')).rejects.toThrow(/should answer at elsewhere:9, but nobody does/)
    await expect(add(knownOf(3, { brokerOnly: true }))).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining('its process.roles are broker alone') as string,
    })
  })

  it('are removed, the one with that directory if one is named', async () => {
    const quorum = quorumOf()
    await removeVoterCommand(new RemoveVoterRequest({ nodeId: 2 }), quorum)
    expect(quorum.changes).toEqual([['remove', key(2)]])
    const directoryId = uuidBytes(uuidOf(9))
    await expect(removeVoterCommand(new RemoveVoterRequest({ nodeId: 2, directoryId }), quorum)).rejects.toThrow(
      /node 2 is no voter with directory .*; those that are: 1, 2/,
    )
  })
})
