import {
  asClusterId,
  asDirectoryId,
  asNodeId,
  type ClusterId,
  type DirectoryId,
  type Disk,
  type NodeId,
  StreamError,
  uuidFromText,
} from '@millrace/base'
import { directoryFiles, pathOf } from '../file-names.ts'
import { readWholeFile, replaceFile } from './atomic-file.ts'

/** Whose directory it is: Kafka's `meta.properties`, version 1 (KRaft, KIP-858). */
export interface MetaProperties {
  readonly clusterId: ClusterId
  readonly nodeId: NodeId
  readonly directoryId: DirectoryId
}

export function formatMetaProperties(meta: MetaProperties): string {
  return [
    '#',
    `node.id=${meta.nodeId}`,
    `directory.id=${meta.directoryId}`,
    'version=1',
    `cluster.id=${meta.clusterId}`,
    '',
  ].join('\n')
}

/** Undefined if something is missing or is not what it should be. Kafka's clusters may have ids that are no UUID: not ours. */
export function parseMetaProperties(text: string): MetaProperties | undefined {
  const properties = new Map<string, string>()
  for (const line of text.split('\n')) {
    const match = /^\s*([^#!=:\s][^=:\s]*)\s*[=:]\s*(.*?)\s*$/.exec(line)
    if (match?.[1] !== undefined && match[2] !== undefined) properties.set(match[1], match[2])
  }
  const clusterId = properties.get('cluster.id')
  const directoryId = properties.get('directory.id')
  const nodeId = properties.get('node.id') ?? ''
  if (properties.get('version') !== '1' || !isUuid(clusterId) || !isUuid(directoryId)) return undefined
  if (!/^\d+$/.test(nodeId) || Number(nodeId) > 0x7fffffff) return undefined
  return {
    clusterId: asClusterId(clusterId),
    directoryId: asDirectoryId(directoryId),
    nodeId: asNodeId(Number(nodeId)),
  }
}

function isUuid(text: string | undefined): text is string {
  return text !== undefined && uuidFromText(text) !== undefined
}

/** Reads the file; undefined if there is none. Throws DATA_DIRECTORY_UNUSABLE if it can't be understood. */
export async function readMetaProperties(disk: Disk, directory: string): Promise<MetaProperties | undefined> {
  const file = pathOf(directory, directoryFiles.meta)
  const bytes = await readWholeFile(disk, file)
  if (bytes === undefined) return undefined
  const meta = parseMetaProperties(bytes.toString('utf8'))
  if (meta !== undefined) return meta
  throw new StreamError(
    'DATA_DIRECTORY_UNUSABLE',
    `${file} can't be read, so it is unknown whose data this is: restore the file, or use another directory`,
    { context: { file } },
  )
}

export async function writeMetaProperties(disk: Disk, directory: string, meta: MetaProperties): Promise<void> {
  await replaceFile(disk, directory, directoryFiles.meta, Buffer.from(formatMetaProperties(meta)))
}
