import { asNodeId, type ClusterId, type DirectoryId, isStreamError, StreamError } from '@millrace/base'
import type { LogDirectories } from '@millrace/log'
import { bootstrapRecords, type MetadataRecord, type ReplicationContext } from '@millrace/metadata'
import type { BrokerConfig } from '../config/broker-config.ts'
import { raftLimits } from '../config/quorum-config.ts'
import { BrokerSessions } from '../controller/broker-sessions.ts'
import { LeaderBalance } from '../controller/leader-balance.ts'
import { handOverMs } from '../limits.ts'
import { MetadataController } from '../metadata/metadata-controller.ts'
import type { BrokerPorts } from '../ports.ts'
import { openQuorum } from '../quorum/open-quorum.ts'
import { Quorum } from '../quorum/quorum.ts'
import type { QuorumIdentity } from '../quorum/quorum-identity.ts'
import { type Voter, votersText } from '../quorum/voters.ts'
import { ControllerClient } from './controller-client.ts'

export interface ClusterNodeOptions {
  readonly config: BrokerConfig
  readonly logs: LogDirectories
  readonly identity: QuorumIdentity
  readonly ports: BrokerPorts
  /** Is told of every committed record, at once, after the image holds it. */
  readonly onReplayed: (records: readonly MetadataRecord[]) => void
  /** A node that this one takes for one of its own belongs to another cluster. */
  readonly onForeign: (error: StreamError) => void
  /** The node can't go on. */
  readonly onFailure: (error: unknown) => void
}

/** What makes a process a node of a cluster: its part in the quorum, its controller, and the way to the active one. */
export interface ClusterNode {
  readonly clusterId: ClusterId
  readonly directoryId: DirectoryId
  readonly quorum: Quorum
  readonly controller: MetadataController
  readonly sessions: BrokerSessions
  readonly balance: LeaderBalance
  readonly client: ControllerClient
  /** What decisions about replicas depend on besides image and request. */
  readonly context: ReplicationContext
}

/** Puts a node together from its configuration and what is on its disk. It takes no part in anything before its quorum is started. */
export async function openClusterNode(options: ClusterNodeOptions): Promise<ClusterNode> {
  const { config, logs, identity, ports, onFailure } = options
  const { settings, nodeId } = config
  const { clusterId } = logs
  const { directoryId } = logs.metadata
  const { voters } = await identity.load(ports.disk, clusterId, directoryId)
  const made: { quorum?: Quorum } = {}
  const opened = await openQuorum({
    logs: logs.metadata,
    voters,
    ports,
    segments: {
      // Kafka takes any number of these; the log needs one at least.
      segmentBytes: Math.max(settings.internalMetadataLogSegmentBytes ?? settings.metadataLogSegmentBytes, 1),
      segmentMs: Math.max(settings.metadataLogSegmentMs, 1),
    },
    onFull: (error) => made.quorum?.diskFull(error),
    onRoom: () => ports.logger.info({}, 'the metadata log can be written again'),
    onFailure: (error) => {
      made.quorum?.logFailed(error)
      onFailure(error)
    },
  })
  const quorum = new Quorum({
    opened,
    self: { nodeId: asNodeId(nodeId), directoryId },
    clusterId,
    ports,
    limits: raftLimits(settings),
    snapshotBytesMax: settings.metadataLogMaxRecordBytesBetweenSnapshots,
    snapshotIntervalMs: settings.metadataLogMaxSnapshotIntervalMs,
    onReplayed: options.onReplayed,
    onForeign: options.onForeign,
    onFailure,
  })
  checkVoters(config, votersOf(quorum))
  made.quorum = quorum
  const controller = new MetadataController(quorum, ports.logger)
  const context = { staticBroker: config.texts }
  const sessions = new BrokerSessions({
    controller,
    clusterId,
    clock: ports.clock,
    network: ports.network,
    logger: ports.logger,
    timeoutMs: Math.max(settings.brokerSessionTimeoutMs, 1),
    context,
  })
  const balance = new LeaderBalance({
    controller,
    clock: ports.clock,
    logger: ports.logger,
    context,
    isEnabled: settings.autoLeaderRebalanceEnable,
    intervalMs: settings.leaderImbalanceCheckIntervalSeconds * 1000,
  })
  const node = { clusterId, directoryId, quorum, controller, sessions, balance, context }
  quorum.onActivity((term) => activate(node, term, onFailure))
  identity.follow(() => ({ voters: votersOf(node.quorum), leaderId: node.quorum.leader?.nodeId }))
  const client = new ControllerClient({
    quorum,
    clock: ports.clock,
    network: ports.network,
    requestTimeoutMs: Math.max(settings.requestTimeoutMs, 1),
  })
  return { ...node, client }
}

function activate(
  { quorum, controller, sessions, balance }: Pick<ClusterNode, 'quorum' | 'controller' | 'sessions' | 'balance'>,
  term: number | undefined,
  onFailure: (error: unknown) => void,
): void {
  sessions.activate(term, quorum.previousLeader)
  balance.activate(term)
  if (term === undefined || controller.image.featureLevel('metadata.version') > 0) return
  // The first controller of a cluster says of which version its metadata are.
  controller
    .run((image) => ({
      records: image.featureLevel('metadata.version') > 0 ? [] : bootstrapRecords(),
      response: undefined,
    }))
    .catch((error: unknown) => {
      // The next controller does it.
      if (!isStreamError(error)) onFailure(error)
    })
}

/** Voters come and go, and the list that a cluster began with grows old; but one that names none of them is that of another cluster. */
function checkVoters({ quorum, nodeId }: BrokerConfig, voters: readonly Voter[]): void {
  if (
    quorum.voters.length === 0 ||
    voters.some((voter) => quorum.voters.some((each) => each.nodeId === voter.nodeId))
  ) {
    return
  }
  throw new StreamError(
    'INCONSISTENT_VOTER_SET',
    `the data directory of node ${nodeId} belongs to a cluster whose voters are ${votersText(voters)}, but controller.quorum.voters names ` +
      `${votersText(quorum.voters)}: correct the list, or begin with an empty directory`,
    { context: { key: 'controller.quorum.voters' } },
  )
}

/** The voters as those are told who look for the quorum. */
function votersOf(quorum: Quorum): Voter[] {
  return quorum.view.voters.map(({ nodeId, directoryId, endpoints: [endpoint] }) => ({
    nodeId,
    directoryId,
    host: endpoint?.host ?? '',
    port: endpoint?.port ?? 0,
  }))
}

/** Leaves the quorum in order: another voter leads, if there is one that can. */
export async function leaveQuorum(
  { quorum, sessions, balance, client }: ClusterNode,
  reason: StreamError,
  deadlineMs: number,
): Promise<void> {
  sessions.close()
  balance.activate(undefined)
  // Who is in such a hurry is killed, or as good as.
  if (quorum.view.role === 'leader' && deadlineMs > 0) await quorum.handOver(Math.min(handOverMs, deadlineMs))
  client.close(reason)
  await quorum.close(reason)
}
