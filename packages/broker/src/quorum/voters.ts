import { type DirectoryId, StreamError } from '@millrace/base'

/** A voter as `controller.quorum.voters` names it. */
export interface VoterAddress {
  readonly nodeId: number
  readonly host: string
  readonly port: number
}

/** A voter of a quorum that was formatted: the number alone could be that of an emptied disk (KIP-853). */
export interface Voter extends VoterAddress {
  readonly directoryId: DirectoryId
}

/**
 * The voters that the texts `id@host:port` name, by their numbers. Throws INVALID_CONFIG for a number or an address that is named twice,
 * and for a port past 65,535.
 */
export function parseVoters(texts: readonly string[]): readonly VoterAddress[] {
  const voters = texts.map((text) => {
    const [id = '', address = ''] = text.split('@')
    const colon = address.lastIndexOf(':')
    return { nodeId: Number(id), host: address.slice(0, colon), port: Number(address.slice(colon + 1)) }
  })
  const numbers = new Set<number>()
  const addresses = new Set<string>()
  for (const voter of voters) {
    const address = addressOf(voter)
    if (numbers.has(voter.nodeId)) throw invalid(`names node ${voter.nodeId} twice`)
    if (addresses.has(address)) throw invalid(`names ${address} twice`)
    if (voter.port > 65_535 || voter.port < 1) throw invalid(`has ${address}, which is no port`)
    numbers.add(voter.nodeId)
    addresses.add(address)
  }
  return voters.toSorted((left, right) => left.nodeId - right.nodeId)
}

/** `host:port`. */
export function addressOf({ host, port }: { readonly host: string; readonly port: number }): string {
  return `${host}:${port}`
}

/** The list as it is configured: `1@host:port,2@host:port`. */
export function votersText(voters: readonly VoterAddress[]): string {
  return voters.map((voter) => `${voter.nodeId}@${addressOf(voter)}`).join(',')
}

function invalid(problem: string): StreamError {
  const key = 'controller.quorum.voters'
  return new StreamError('INVALID_CONFIG', `${key} ${problem}`, { context: { key } })
}
