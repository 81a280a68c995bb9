import { type Disk, isStreamError, StreamError } from '@millrace/base'
import { directoryFiles, partitionDirectoryName, pathOf } from '../file-names.ts'

/** Kafka's name of the one partition that holds the cluster's metadata. */
const metadataFolder = partitionDirectoryName('__cluster_metadata', 0)

/**
 * Sees to it that no new metadata is begun beside metadata that is there, before anything is made: a broker that began anew would know of
 * none of its topics. Throws INVALID_CONFIG if the metadata lies in another of `directories` than `metadataDirectory`, and
 * DATA_DIRECTORY_UNUSABLE if it is in none of them although others were used before.
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
      throw new StreamError(
        'DATA_DIRECTORY_UNUSABLE',
        `${metadataDirectory} is to hold the cluster's metadata and is empty, but ${directory} was used before: put the directory ` +
          'with the metadata back (metadata.log.dir, or the first of log.dirs), or begin with empty directories',
        { context: { file: metadataDirectory } },
      )
    }
  }
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
