import {
  assertUnsigned,
  type DirectoryId,
  type Disk,
  isStreamError,
  type Logger,
  present,
  StreamError,
  type TopicId,
} from '@millrace/base'
import { type LogManager, logConfig } from '@millrace/log'
import { ClusterImage, clusterMetadataTopic, type MetadataRecord } from '@millrace/metadata'
import type { Entry, RaftState, SnapshotMeta, Voter as RaftVoter, VoterSetAt } from '@millrace/raft'
import { batchSizeBytesMax } from '../limits.ts'
import { metadataTopicId } from './metadata-topic.ts'
import { MetadataLog, type MetadataLogOptions } from './metadata-log.ts'
import { beginRefill, readRefillOffset } from './refill.ts'
import { readQuorumState, writeQuorumState } from './quorum-state-file.ts'
import { SnapshotFiles, type SnapshotPorts } from './snapshot-files.ts'
import type { Voter } from './voters.ts'

/** When the metadata log begins a new segment: `metadata.log.segment.bytes`, `metadata.log.segment.ms`. */
export interface MetadataSegments {
  readonly segmentBytes: number
  readonly segmentMs: number
}

export interface OpenQuorumOptions extends Omit<MetadataLogOptions, 'log' | 'ports'> {
  readonly logs: LogManager
  /** The voters that the quorum began with, or had when this node found it. */
  readonly voters: readonly Voter[]
  readonly segments?: MetadataSegments | undefined
  readonly ports: SnapshotPorts & { readonly logger: Logger }
}

/** What a node finds of its quorum on its disk. */
export interface OpenedQuorum {
  readonly log: MetadataLog
  readonly snapshots: SnapshotFiles
  readonly state: RaftState
  /** Snapshots that are there, the oldest first. */
  readonly metas: readonly SnapshotMeta[]
  /** Entries after the newest of them. */
  readonly entries: readonly Entry[]
  /** What that snapshot says. */
  readonly image: ClusterImage
  readonly directoryId: DirectoryId
  /** The end that the log must reach before this node may vote; undefined if it may. */
  readonly refillOffset: number | undefined
}

/** Opens the metadata log of a node, or makes it, with its snapshots and what else raft must know. Throws CORRUPT_LOG. */
export async function openQuorum(options: OpenQuorumOptions): Promise<OpenedQuorum> {
  const { logs, ports, voters } = options
  const partition =
    logs.get(clusterMetadataTopic, 0) ??
    (await logs.createLog({
      topic: clusterMetadataTopic,
      topicId: metadataTopicId,
      partition: 0,
      // It is the memory of the cluster: nothing of it is ever removed for age or size, and a decision is one batch however large.
      config: logConfig({
        ...options.segments,
        retentionMs: -1,
        retentionBytes: -1,
        evictable: false,
        maxMessageBytes: batchSizeBytesMax,
      }),
    }))
  const log = new MetadataLog({ ...options, log: partition })
  const snapshots = new SnapshotFiles(partition.directory, ports)
  const { all, newest, damaged } = await snapshots.load()
  for (const file of damaged) ports.logger.error({ file }, 'a snapshot of the metadata is damaged and not used')
  const first = firstSnapshot(voters)
  const snapshot = newest?.meta ?? first
  const metas = [first, ...all]
  await refillIfBeheaded(options, log, metas)
  await refillIfDamaged(options, log, snapshot)
  // A crash may have come between the installation of a snapshot and the end of the log before it.
  if (log.endOffset < snapshot.endOffset) await log.startAt(snapshot.endOffset)
  const startTerm = termAtStart(log.startOffset, metas)
  const { entries, voterSets } = await readEntries(log, snapshot.endOffset)
  return {
    log,
    refillOffset: await readRefillOffset(ports.disk, log.directory),
    snapshots,
    metas: all,
    entries,
    image: imageOf(newest?.records ?? []),
    directoryId: logs.directoryId,
    state: {
      hardState: await readQuorumState(ports.disk, partition.directory),
      snapshot,
      startOffset: log.startOffset,
      startTerm,
      endOffset: log.endOffset,
      terms: log.terms,
      voterSets,
    },
  }
}

/**
 * A log without the snapshot of what came before it is no use: it begins at a later snapshot, if there is one, else what the other voters
 * have comes from them. Throws CORRUPT_LOG if there are none.
 */
async function refillIfBeheaded(
  { logs, ports }: OpenQuorumOptions,
  log: MetadataLog,
  metas: readonly SnapshotMeta[],
): Promise<void> {
  const { startOffset } = log
  const snapshot = present(metas.at(-1), 'there is always one that a cluster began with')
  if (metas.some(({ endOffset }) => endOffset === startOffset) || log.endOffset < snapshot.endOffset) return
  if (snapshot.endOffset > startOffset) {
    await log.moveStart(snapshot.endOffset)
    return
  }
  if (!snapshot.voters.some(({ nodeId }) => nodeId !== logs.nodeId)) throw noSnapshot(startOffset)
  await beginTerm(ports.disk, log.directory)
  const endOffset = await beginRefill(ports.disk, log)
  await log.startAt(snapshot.endOffset)
  ports.logger.error(
    { startOffset, endOffset },
    'the snapshot with which the metadata log begins is lost: it comes from the other voters, and until then this node does not vote',
  )
}

/** A log with a hole in it is no use: what the other voters have of it comes from them. Throws CORRUPT_LOG if there are none. */
async function refillIfDamaged(
  { logs, ports }: OpenQuorumOptions,
  log: MetadataLog,
  snapshot: SnapshotMeta,
): Promise<void> {
  try {
    // What was closed cleanly was not read when it was opened.
    for await (const { endOffset } of log.entries(log.startOffset)) assertUnsigned(endOffset, 'an end offset')
    if (log.damage === undefined) return
  } catch (error) {
    if (!isStreamError(error, 'CORRUPT_LOG') || log.damage === undefined) throw error
    if (!snapshot.voters.some(({ nodeId }) => nodeId !== logs.nodeId)) throw error
  }
  await beginTerm(ports.disk, log.directory)
  const endOffset = await beginRefill(ports.disk, log)
  await log.truncateTo(log.endOffset)
  ports.logger.error(
    { damage: log.damage, offset: log.endOffset, endOffset },
    'the metadata log is damaged: it is filled again from the other voters, and until then this node does not vote',
  )
}

/**
 * Begins a term in which this node votes for nobody. A leader that goes on in the old term believes that this node has what it had; one that
 * is elected in a later term looks what it has.
 */
async function beginTerm(disk: Disk, directory: string): Promise<void> {
  const { term } = await readQuorumState(disk, directory)
  await writeQuorumState(disk, directory, { term: term + 1, votedFor: undefined })
}

/** Topics that the records remove. */
export function removedTopicsOf(records: readonly MetadataRecord[]): TopicId[] {
  return records.flatMap((record) => (record.type === 'RemoveTopicRecord' ? [record.topicId] : []))
}

/** What a cluster begins with: its voters, and nothing else. It stands in no file of its own. */
function firstSnapshot(voters: readonly Voter[]): SnapshotMeta {
  return { endOffset: 0, term: 0, voters: voters.map(raftVoter), sizeBytes: 0, checksum: 0 }
}

/** A voter as raft knows it. */
export function raftVoter({ nodeId, directoryId, host, port }: Voter): RaftVoter {
  return { nodeId: nodeId as RaftVoter['nodeId'], directoryId, endpoints: [{ name: 'MILLRACE', host, port }] }
}

function termAtStart(startOffset: number, metas: readonly SnapshotMeta[]): number {
  const meta = metas.find(({ endOffset }) => endOffset === startOffset)
  if (meta !== undefined) return meta.term
  throw noSnapshot(startOffset)
}

function noSnapshot(startOffset: number): StreamError {
  return new StreamError(
    'CORRUPT_LOG',
    `the metadata log begins at offset ${startOffset}, but no snapshot ends there: put the .checkpoint file of that offset back, or empty ` +
      'the directory and let the node refill it from the others',
    { context: { offset: startOffset } },
  )
}

async function readEntries(log: MetadataLog, from: number): Promise<{ entries: Entry[]; voterSets: VoterSetAt[] }> {
  const entries: Entry[] = []
  const voterSets: VoterSetAt[] = []
  for await (const entry of log.entries(log.startOffset)) {
    if (entry.kind === 'voters') voterSets.push({ endOffset: entry.endOffset, voters: entry.voters })
    if (entry.baseOffset >= from) entries.push(entry)
  }
  return { entries, voterSets }
}

function imageOf(records: readonly MetadataRecord[]): ClusterImage {
  const image = new ClusterImage()
  for (const record of records) image.replay(record)
  return image
}
