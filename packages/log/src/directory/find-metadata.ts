import { type Disk, isStreamError, StreamError } from '@millrace/base'
import { directoryFiles, partitionDirectoryName, pathOf } from '../file-names.ts'
import { readOffsetCheckpoint } from '../files/offset-checkpoint.ts'

/** Kafka's name of the one partition that holds the cluster's metadata. */
const metadataTopic = '__cluster_metadata'
const metadataFolder = partitionDirectoryName(metadataTopic, 0)

/**
 * Sees to it that no new metadata is begun beside metadata that is there, before anything is made: a broker that began anew would know of
 * none of its topics. Throws INVALID_CONFIG if the metadata lies in another of `directories` than `metadataDirectory`, and
 * DATA_DIRECTORY_UNUSABLE if it is in none of them although they were used before.
 */
export async function findMetadata(
  disk: Disk,
  metadataDirectory: string,
  directories: readonly string[],
): Promise<void> {
  const here = await namesIn(disk, metadataDirectory)
  if (here.includes(metadataFolder)) return
  for (const directory of directories) {
    if (directory === metadataDirectory) continue
    const names = await namesIn(disk, directory)
    if (names.includes(metadataFolder)) {
      throw new StreamError(
        'INVALID_CONFIG',
        `the cluster's metadata is in ${pathOf(directory, metadataFolder)}, but metadata.log.dir, or the first of log.dirs, ` +
          `is ${metadataDirectory}: set metadata.log.dir=${directory}, or move that folder while the broker does not run`,
        { context: { key: 'metadata.log.dir', file: directory } },
      )
    }
    if (names.includes(directoryFiles.meta) && !here.includes(directoryFiles.meta)) {
      throw lost(metadataDirectory, `is empty, but ${directory} was used before`)
    }
  }
  if (here.includes(directoryFiles.recoveryPoints) && !(await hadMetadata(disk, metadataDirectory))) {
    throw lost(metadataDirectory, 'was used before, but for partitions alone')
  }
}

/** Whether the directory remembers that the metadata was in it: then whoever opens it finds out that its folder is gone. */
async function hadMetadata(disk: Disk, directory: string): Promise<boolean> {
  const { checkpoint, isDamaged } = await readOffsetCheckpoint(disk, directory, directoryFiles.recoveryPoints)
  return isDamaged || checkpoint.get(metadataTopic, 0) !== undefined
}

function lost(directory: string, why: string): StreamError {
  return new StreamError(
    'DATA_DIRECTORY_UNUSABLE',
    `${directory} is to hold the cluster's metadata and ${why}: put the directory with the metadata back ` +
      '(metadata.log.dir, or the first of log.dirs), or begin with empty directories',
    { context: { file: directory } },
  )
}

/** Nothing, if it can't be read: whoever opens the directory finds out why. */
async function namesIn(disk: Disk, directory: string): Promise<readonly string[]> {
  try {
    return (await disk.list(directory)).map(({ name }) => name)
  } catch (error) {
    if (isStreamError(error)) return []
    throw error
  }
}
