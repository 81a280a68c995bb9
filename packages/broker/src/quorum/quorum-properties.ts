import { asClusterId, asDirectoryId, type ClusterId, type DirectoryId, type Disk, StreamError } from '@millrace/base'
import { readWholeFile, replaceFile } from '@millrace/log'
import type { Voter } from './voters.ts'

const fileName = 'quorum.json'

/** What a node knows of its quorum besides the metadata log. Written whole, so that a crash leaves the old or the new. */
export interface QuorumProperties {
  /** Of the directory with the metadata. It is chosen before there is a cluster: the voters of a new one know each other by it. */
  readonly directoryId: DirectoryId
  /** What the directory was formatted as; undefined before that. */
  readonly formatted: FormattedQuorum | undefined
}

/** A quorum as it was first, or as it was when this node found it. */
export interface FormattedQuorum {
  readonly clusterId: ClusterId
  /** Later changes stand in the metadata log. */
  readonly voters: readonly Voter[]
}

/** Reads the file of a directory; undefined if there is none. Throws DATA_DIRECTORY_UNUSABLE if it can't be understood. */
export async function readQuorumProperties(disk: Disk, directory: string): Promise<QuorumProperties | undefined> {
  const file = `${directory}/${fileName}`
  const bytes = await readWholeFile(disk, file)
  if (bytes === undefined) return undefined
  try {
    return parse(JSON.parse(bytes.toString('utf8')))
  } catch (error) {
    throw new StreamError(
      'DATA_DIRECTORY_UNUSABLE',
      `${file} can't be read, so it is unknown which quorum this node votes in: restore the file, or empty the directory and let the ` +
        'node refill it from the others',
      { cause: error, context: { file } },
    )
  }
}

/** Durable when it resolves. */
export async function writeQuorumProperties(
  disk: Disk,
  directory: string,
  properties: QuorumProperties,
): Promise<void> {
  const { directoryId, formatted } = properties
  const content = { version: 1, directoryId, ...formatted }
  await replaceFile(disk, directory, fileName, Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`))
}

function parse(content: unknown): QuorumProperties {
  const { version, directoryId, clusterId, voters } = content as Record<string, unknown>
  if (version !== 1) throw new Error(`it has version ${String(version)}`)
  return {
    directoryId: asDirectoryId(textOf(directoryId)),
    formatted:
      clusterId === undefined
        ? undefined
        : { clusterId: asClusterId(textOf(clusterId)), voters: parseVoterList(voters) },
  }
}

function parseVoterList(voters: unknown): Voter[] {
  if (!Array.isArray(voters)) throw new Error('it has no voters')
  return voters.map((voter: unknown) => {
    const { nodeId, directoryId, host, port } = voter as Record<string, unknown>
    return {
      nodeId: numberOf(nodeId),
      directoryId: asDirectoryId(textOf(directoryId)),
      host: textOf(host),
      port: numberOf(port),
    }
  })
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new Error(`${JSON.stringify(value)} is no text`)
}

function numberOf(value: unknown): number {
  if (Number.isSafeInteger(value)) return value as number
  throw new Error(`${JSON.stringify(value)} is no number`)
}
