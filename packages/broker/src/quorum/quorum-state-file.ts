import { asDirectoryId, asNodeId, type Disk, StreamError } from '@millrace/base'
import { readWholeFile, replaceFile } from '@millrace/log'
import type { HardState } from '@millrace/raft'

const fileName = 'quorum-state'

/** Reads a node's term and vote from the folder of the metadata log; those of a new node if there is no file. */
export async function readQuorumState(disk: Disk, directory: string): Promise<HardState> {
  const file = `${directory}/${fileName}`
  const bytes = await readWholeFile(disk, file)
  if (bytes === undefined) return { term: 0, votedFor: undefined }
  try {
    return parse(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    // A guess could be a second vote in one term, and so a second leader.
    throw new StreamError(
      'DATA_DIRECTORY_UNUSABLE',
      `${file} can't be read, so it is unknown for whom this node has voted: restore the file, or empty the directory and let the node ` +
        'refill it from the others',
      { cause: error, context: { file } },
    )
  }
}

/** Durable when it resolves. As Kafka's file of that name (data version 1). */
export async function writeQuorumState(disk: Disk, directory: string, { term, votedFor }: HardState): Promise<void> {
  const content = {
    data_version: 1,
    leaderEpoch: term,
    votedId: votedFor?.nodeId ?? -1,
    votedDirectoryId: votedFor?.directoryId ?? null,
  }
  await replaceFile(disk, directory, fileName, Buffer.from(JSON.stringify(content)))
}

function parse(content: unknown): HardState {
  const fields = content as Record<string, unknown>
  const { data_version: version, leaderEpoch: term, votedId, votedDirectoryId } = fields
  if (version !== 1) throw new Error(`it has version ${String(version)}`)
  if (!Number.isSafeInteger(term) || !Number.isSafeInteger(votedId)) throw new Error('it lacks a number')
  if (votedId === -1) return { term: term as number, votedFor: undefined }
  if (typeof votedDirectoryId !== 'string') throw new Error('the vote has no directory')
  return {
    term: term as number,
    votedFor: { nodeId: asNodeId(votedId as number), directoryId: asDirectoryId(votedDirectoryId) },
  }
}
