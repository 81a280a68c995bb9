import {
  asClusterId,
  asDirectoryId,
  type Clock,
  type ClusterId,
  type DirectoryId,
  type Disk,
  type Logger,
  type Network,
  type Random,
  randomUuid,
  type RpcBinding,
  serveUnary,
  StreamError,
} from '@millrace/base'
import { millrace, RaftService } from '@millrace/contracts'
import { helloBackoffMsMax, quorumWaitLogMs } from '../limits.ts'
import { uuidBytes } from '../wire/uuid.ts'
import { type Answer, askAll, type Known } from './hello.ts'
import {
  type FormattedQuorum,
  type QuorumProperties,
  readQuorumProperties,
  writeQuorumProperties,
} from './quorum-properties.ts'
import { type Voter, type VoterAddress, votersText } from './voters.ts'

const { HelloResponse } = millrace.cluster.v1

export interface QuorumIdentityOptions {
  readonly nodeId: number
  /** `cluster.id`, if it is configured: a new cluster gets it. */
  readonly clusterId: ClusterId | undefined
  /** `controller.quorum.voters`, by number; none if this node alone is the quorum. */
  readonly configuredVoters: readonly VoterAddress[]
  /** Whether `process.roles` let it vote. */
  readonly isController: boolean
  /** `controller.quorum.bootstrap.servers`: where else the quorum may be found. */
  readonly bootstrapServers: readonly string[]
  /** Of the metadata. */
  readonly directory: string
  readonly requestTimeoutMs: number
  readonly retryBackoffMs: number
  readonly ports: {
    readonly clock: Clock
    readonly random: Random
    readonly network: Network
    readonly logger: Logger
  }
  /** Begins to listen, if the node does not yet, and says where others reach it. */
  readonly listen: () => Promise<{ readonly host: string; readonly port: number }>
}

/**
 * Which quorum a node belongs to. The voters of a new cluster find each other by asking all that are configured who they are. Only if all
 * are there, none was ever formatted, and their lists agree, the one with the lowest number makes the cluster; the others find that it
 * has, and that the voters are they themselves, directory by directory. So a voter with an emptied disk finds a quorum that does not name
 * its directory: it can follow, but not vote a second time.
 */
export class QuorumIdentity {
  readonly #options: QuorumIdentityOptions
  readonly #known: Promise<void>
  #tellKnown: () => void = () => {}
  #properties: QuorumProperties | undefined
  /** What is told of the quorum once it runs. */
  #now: () => Pick<Known, 'voters' | 'leaderId'> = () => ({
    voters: this.#properties?.formatted?.voters ?? [],
    leaderId: undefined,
  })

  constructor(options: QuorumIdentityOptions) {
    this.#options = options
    this.#known = new Promise((resolve) => {
      this.#tellKnown = resolve
    })
  }

  /** Answers who asks who this node is: as soon as it knows itself. */
  binding(): RpcBinding {
    return serveUnary(RaftService.hello, async () => {
      await this.#known
      return this.#hello()
    })
  }

  /** From now on this is told of the quorum. */
  follow(now: () => Pick<Known, 'voters' | 'leaderId'>): void {
    this.#now = now
  }

  /** For a directory that belongs to no cluster yet: finds or makes one. Called under the directory's lock. */
  async identify(disk: Disk): Promise<{ clusterId: ClusterId; directoryId: DirectoryId }> {
    const { directory, ports } = this.#options
    let properties = await readQuorumProperties(disk, directory)
    if (properties === undefined) {
      properties = { directoryId: asDirectoryId(randomUuid(ports.random)), formatted: undefined }
      // Before anybody is told of it: a quorum may be made that names it.
      if (!this.#isAlone) await writeQuorumProperties(disk, directory, properties)
    }
    this.#learn(properties)
    const { directoryId } = properties
    const formatted = properties.formatted ?? (await this.#find(directoryId))
    await this.#store(disk, { directoryId, formatted })
    return { clusterId: formatted.clusterId, directoryId }
  }

  /** For a directory that belongs to a cluster: what it knows of the quorum. A single broker of an earlier release is a quorum by itself. */
  async load(disk: Disk, clusterId: ClusterId, directoryId: DirectoryId): Promise<FormattedQuorum> {
    const known = this.#properties ?? (await readQuorumProperties(disk, this.#options.directory))
    if (known?.formatted !== undefined) {
      this.#learn(known)
      return known.formatted
    }
    if (!this.#isAlone) throw this.#formattedAlone()
    const formatted = { clusterId, voters: [await this.#self(directoryId)] }
    await this.#store(disk, { directoryId, formatted })
    return formatted
  }

  get #isAlone(): boolean {
    const { configuredVoters, bootstrapServers, nodeId } = this.#options
    return configuredVoters.every((voter) => voter.nodeId === nodeId) && bootstrapServers.length === 0
  }

  async #store(disk: Disk, properties: QuorumProperties): Promise<void> {
    await writeQuorumProperties(disk, this.#options.directory, properties)
    this.#learn(properties)
  }

  #learn(properties: QuorumProperties): void {
    this.#properties = properties
    this.#tellKnown()
  }

  async #self(directoryId: DirectoryId): Promise<Voter> {
    const { nodeId, configuredVoters, listen } = this.#options
    const { host, port } = configuredVoters.find((voter) => voter.nodeId === nodeId) ?? (await listen())
    return { nodeId, directoryId, host, port }
  }

  /** Asks again and again until there is a quorum, or one can be made. */
  async #find(directoryId: DirectoryId): Promise<FormattedQuorum> {
    const { listen, ports, retryBackoffMs } = this.#options
    if (this.#isAlone) return { clusterId: this.#newClusterId(), voters: [await this.#self(directoryId)] }
    await listen()
    let saidMs = Number.NEGATIVE_INFINITY
    for (let backoffMs = Math.max(retryBackoffMs, 1); ; backoffMs = Math.min(backoffMs * 2, helloBackoffMsMax)) {
      const answers = await askAll(this.#options)
      const found = this.#foundIn(answers) ?? (await this.#made(directoryId, answers))
      if (found !== undefined) return found
      const nowMs = ports.clock.monotonicMs()
      if (nowMs - saidMs >= quorumWaitLogMs) {
        saidMs = nowMs
        const missing = answers.filter(({ known }) => known === undefined).map(({ address }) => address)
        ports.logger.info({ missing }, 'waiting for the other voters of a new cluster, or for one that has found it')
      }
      await new Promise<void>((resolve) => {
        ports.clock.setTimer(backoffMs, resolve)
      })
    }
  }

  /** A quorum that another node belongs to. */
  #foundIn(answers: readonly Answer[]): FormattedQuorum | undefined {
    const formatted = answers.flatMap(({ known, address }) =>
      known?.clusterId === undefined ? [] : [{ address, clusterId: known.clusterId, voters: known.voters }],
    )
    const [first] = formatted
    if (first === undefined) return undefined
    const wanted = this.#options.clusterId ?? first.clusterId
    const other = formatted.find(({ clusterId }) => clusterId !== wanted)
    if (other !== undefined) {
      throw new StreamError(
        'INCONSISTENT_CLUSTER_ID',
        `${other.address} belongs to cluster ${other.clusterId}, but ${this.#options.clusterId === undefined ? first.address : 'cluster.id'} ` +
          `says ${wanted}: correct controller.quorum.voters, or cluster.id`,
      )
    }
    const voters = formatted.find((each) => each.voters.length > 0)?.voters ?? []
    return voters.length === 0 ? undefined : { clusterId: wanted, voters }
  }

  /** A new quorum, if this node is the one to make it and all are there. */
  async #made(directoryId: DirectoryId, answers: readonly Answer[]): Promise<FormattedQuorum | undefined> {
    const { configuredVoters, nodeId } = this.#options
    const voters: Voter[] = []
    for (const voter of configuredVoters) {
      if (voter.nodeId === nodeId) {
        voters.push({ ...voter, directoryId })
        continue
      }
      const answer = answers.find((each) => each.voter?.nodeId === voter.nodeId)
      // One that belongs to a quorum without knowing who votes in it will know soon.
      if (answer?.known === undefined || answer.known.clusterId !== undefined) return undefined
      this.#checkAgreement(voter, answer.known)
      voters.push({ ...voter, directoryId: answer.known.directoryId })
    }
    // Only voters make a quorum, and of them one.
    if (configuredVoters[0]?.nodeId !== nodeId) return undefined
    return { clusterId: this.#newClusterId(), voters }
  }

  #checkAgreement(voter: VoterAddress, { nodeId, configuredVoters }: Known): void {
    const [ours, theirs] = [votersText(this.#options.configuredVoters), votersText(configuredVoters)]
    if (nodeId !== voter.nodeId) {
      throw inconsistent(
        `${voter.host}:${voter.port} is node ${nodeId}, not ${voter.nodeId} as controller.quorum.voters=${ours} says`,
      )
    }
    if (ours === theirs) return
    throw inconsistent(
      `controller.quorum.voters is ${ours} on node ${this.#options.nodeId}, but ${theirs === '' ? 'empty' : theirs} on node ${nodeId}`,
    )
  }

  #newClusterId(): ClusterId {
    const { clusterId, ports } = this.#options
    return clusterId ?? asClusterId(randomUuid(ports.random))
  }

  #hello(): millrace.cluster.v1.HelloResponse {
    const { nodeId, configuredVoters, isController } = this.#options
    const { directoryId, formatted } = this.#properties ?? {}
    const { voters, leaderId } = this.#now()
    return new HelloResponse({
      nodeId,
      directoryId: directoryId === undefined ? new Uint8Array() : uuidBytes(directoryId),
      clusterId: formatted?.clusterId ?? '',
      configuredVoters: [...configuredVoters],
      voters:
        formatted === undefined ? [] : voters.map((voter) => ({ ...voter, directoryId: uuidBytes(voter.directoryId) })),
      ...(leaderId === undefined ? {} : { leaderId }),
      brokerOnly: !isController,
    })
  }

  #formattedAlone(): StreamError {
    const { directory, configuredVoters } = this.#options
    return inconsistent(
      `${directory} was formatted as a quorum of its own, and controller.quorum.voters=${votersText(configuredVoters)} names others: leave ` +
        'the others out and add them while the cluster runs, or begin with an empty directory',
    )
  }
}

function inconsistent(what: string): StreamError {
  return new StreamError('INCONSISTENT_VOTER_SET', `${what}: give all nodes of the cluster the same list`, {
    context: { key: 'controller.quorum.voters' },
  })
}
