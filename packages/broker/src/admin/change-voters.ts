import { asDirectoryId, type DirectoryId, asNodeId, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { ReplicaKey, Voter, VoterEndpoint } from '@millrace/raft'
import type { Known } from '../quorum/hello.ts'
import { uuidOfBytes } from '../wire/uuid.ts'
import type { QuorumState } from './describe-quorum.ts'

const { AddVoterResponse, RemoveVoterResponse } = millrace.admin.v1

/** The quorum, as far as its voters are changed by hand. */
export interface ChangeableQuorum extends QuorumState {
  addVoter(voter: Voter): Promise<void>
  removeVoter(replica: ReplicaKey): Promise<void>
  whoIsAt(address: string): Promise<Known | undefined>
}

/**
 * Makes a node that follows the quorum a voter. Its directory and address need not be named: it follows, so both are known. It is asked
 * whether it may vote, as nobody else knows. Throws REPLICA_NOT_AVAILABLE if it does not follow, or does not answer; DUPLICATE_VOTER;
 * INVALID_REQUEST if its `process.roles` are `broker` alone.
 */
export async function addVoterCommand(
  { nodeId, directoryId, host, port }: millrace.admin.v1.AddVoterRequest,
  quorum: ChangeableQuorum,
): Promise<millrace.admin.v1.AddVoterResponse> {
  const { peers, voters } = quorum.status
  if (voters.some((voter) => voter.nodeId === nodeId)) {
    throw new StreamError('DUPLICATE_VOTER', `node ${nodeId} is a voter already`, { context: { nodeId } })
  }
  const observer = peers.find(({ replica, voter }) => !voter && replica.nodeId === nodeId)
  const directory = directoryOf(directoryId) ?? observer?.replica.directoryId
  const registered = quorum.image.broker(nodeId)?.endpoints[0]
  const endpoint: VoterEndpoint | undefined = host === '' ? registered : { name: 'MILLRACE', host, port }
  if (directory === undefined || endpoint === undefined || endpoint.port === 0) {
    throw new StreamError(
      'REPLICA_NOT_AVAILABLE',
      `node ${nodeId} does not follow the quorum: start it with controller.quorum.voters naming the others, and try again`,
      { context: { nodeId } },
    )
  }
  const { name, host: at, port: atPort } = endpoint
  const key = { nodeId: asNodeId(nodeId), directoryId: directory }
  const address = `${at}:${atPort}`
  checkMayVote(key, address, await quorum.whoIsAt(address))
  await quorum.addVoter({ ...key, endpoints: [{ name, host: at, port: atPort }] })
  return new AddVoterResponse()
}

function checkMayVote({ nodeId, directoryId }: ReplicaKey, address: string, known: Known | undefined): void {
  const context = { nodeId }
  if (known === undefined || known.nodeId !== nodeId || known.directoryId !== directoryId) {
    const found = known === undefined ? 'nobody' : `node ${known.nodeId} with directory ${known.directoryId}`
    throw new StreamError(
      'REPLICA_NOT_AVAILABLE',
      `node ${nodeId} with directory ${directoryId} should answer at ${address}, but ${found} does: start it, or name where it is`,
      { context },
    )
  }
  if (!known.brokerOnly) return
  throw new StreamError(
    'INVALID_REQUEST',
    `node ${nodeId} can't vote: its process.roles are broker alone; add controller there, restart it, and try again`,
    { context },
  )
}

/** Takes a node's vote. Throws VOTER_NOT_FOUND; INVALID_REQUEST for the last voter. */
export async function removeVoterCommand(
  { nodeId, directoryId }: millrace.admin.v1.RemoveVoterRequest,
  quorum: ChangeableQuorum,
): Promise<millrace.admin.v1.RemoveVoterResponse> {
  const wanted = directoryOf(directoryId)
  const { voters } = quorum.status
  const voter = voters.find((each) => each.nodeId === nodeId && (wanted === undefined || each.directoryId === wanted))
  if (voter === undefined) {
    const known = voters.map((each) => each.nodeId).toSorted((left, right) => left - right)
    const text = `node ${nodeId} is no voter${wanted === undefined ? '' : ` with directory ${wanted}`}; those that are: ${known.join(', ')}`
    throw new StreamError('VOTER_NOT_FOUND', text, { context: { nodeId } })
  }
  await quorum.removeVoter({ nodeId: voter.nodeId, directoryId: voter.directoryId })
  return new RemoveVoterResponse()
}

function directoryOf(bytes: Uint8Array): DirectoryId | undefined {
  return bytes.length === 0 ? undefined : asDirectoryId(uuidOfBytes(bytes, 'a directory id'))
}
