import {
  asClusterId,
  asDirectoryId,
  type ClusterId,
  type DirectoryId,
  isStreamError,
  type Logger,
  type Network,
  StreamError,
  uuidFromText,
} from '@millrace/base'
import { millrace, RaftService } from '@millrace/contracts'
import { messageSizeBytesMax } from '../limits.ts'
import { uuidOfBytes } from '../wire/uuid.ts'
import { addressOf, type Voter, type VoterAddress } from './voters.ts'

const { HelloRequest } = millrace.cluster.v1

/** What a node says of itself. */
export interface Known {
  readonly nodeId: number
  readonly directoryId: DirectoryId
  /** Undefined while it was not formatted. */
  readonly clusterId: ClusterId | undefined
  readonly configuredVoters: readonly VoterAddress[]
  readonly voters: readonly Voter[]
  readonly leaderId: number | undefined
  /** Its `process.roles` leave `controller` out. */
  readonly brokerOnly: boolean
}

/** What became of asking at an address. */
export interface Answer {
  readonly address: string
  /** Who is configured to be there. */
  readonly voter: VoterAddress | undefined
  /** Undefined if nobody answered. */
  readonly known: Known | undefined
}

export interface HelloOptions {
  readonly nodeId: number
  readonly configuredVoters: readonly VoterAddress[]
  readonly bootstrapServers: readonly string[]
  readonly requestTimeoutMs: number
  readonly ports: { readonly network: Network; readonly logger: Logger }
}

/** Asks all nodes that are configured, but this one, who they are. Never rejects for one of them. */
export function askAll(options: HelloOptions): Promise<Answer[]> {
  const { configuredVoters, bootstrapServers, nodeId } = options
  const voters = configuredVoters.filter((voter) => voter.nodeId !== nodeId)
  const addresses = new Map<string, VoterAddress | undefined>(bootstrapServers.map((address) => [address, undefined]))
  for (const voter of voters) addresses.set(addressOf(voter), voter)
  return Promise.all(
    [...addresses].map(async ([address, voter]) => ({ address, voter, known: await ask(address, options) })),
  )
}

/** Asks who is at an address. Resolves with undefined if nobody answers. */
export async function ask(
  address: string,
  { nodeId, requestTimeoutMs, ports }: Pick<HelloOptions, 'nodeId' | 'requestTimeoutMs' | 'ports'>,
): Promise<Known | undefined> {
  const channel = ports.network.connect(address, { messageSizeBytesMax, purpose: 'hello' })
  try {
    const request = new HelloRequest({ nodeId })
    const answer = await channel.unary(RaftService.hello, request, { timeoutMs: Math.max(requestTimeoutMs, 1) })
    return knownFrom(answer)
  } catch (error) {
    if (!isStreamError(error)) throw error
    ports.logger.debug({ address, err: error }, 'a node of the cluster does not answer')
    return undefined
  } finally {
    channel.close()
  }
}

function knownFrom(answer: millrace.cluster.v1.HelloResponse): Known {
  const { nodeId, clusterId } = answer
  const address = ({ nodeId: id = 0, host = '', port = 0 }): VoterAddress => ({ nodeId: id, host, port })
  return {
    nodeId,
    directoryId: asDirectoryId(uuidOfBytes(answer.directoryId, 'a directory id')),
    clusterId: clusterId === '' ? undefined : clusterIdFrom(clusterId),
    configuredVoters: answer.configuredVoters.map(address),
    voters: answer.voters.map((voter) => ({
      ...address(voter),
      directoryId: asDirectoryId(uuidOfBytes(voter.directoryId ?? new Uint8Array(), 'a directory id')),
    })),
    leaderId: answer.leaderId ?? undefined,
    brokerOnly: answer.brokerOnly,
  }
}

function clusterIdFrom(text: string): ClusterId {
  if (uuidFromText(text) !== undefined) return asClusterId(text)
  throw new StreamError('INVALID_REQUEST', 'a node says that it belongs to a cluster, and names it by what is no id')
}
