import {
  asDirectoryId,
  type DirectoryId,
  isStreamError,
  randomUuid,
  StreamError,
  type TopicId,
  uuidFromText,
} from '@millrace/base'
import {
  deletedDirectoryName,
  futureDirectoryName,
  parseFutureDirectoryName,
  parsePartitionDirectoryName,
  partitionDirectoryName,
  partitionFiles,
  pathOf,
  strayDirectoryName,
} from '../file-names.ts'
import { readWholeFile, removeIfThere, replaceFile } from '../files/atomic-file.ts'
import { placePartitionMetadata, readPartitionMetadata, writePartitionMetadata } from '../files/partition-metadata.ts'
import type { LogPorts } from '../ports.ts'
import type { Checkpointer } from './checkpoints.ts'
import { type Checkpoints, exists } from './open-directory.ts'

/** Whose folder it is to be. */
export interface FolderOwner {
  readonly topic: string
  readonly topicId: TopicId
  readonly partition: number
  /**
   * Other replicas have what was in it: a folder that is lost, or that can't be told whose it is, is begun anew. What is left of it is moved
   * aside.
   */
  readonly mayBeginAnew?: boolean
}

/** A partition folder that nobody has opened. */
export interface StrayPartition {
  readonly topic: string
  readonly partition: number
  /** Undefined if the folder does not say. */
  readonly topicId: TopicId | undefined
}

export interface PartitionFoldersOptions {
  readonly directory: string
  readonly ports: Pick<LogPorts, 'disk' | 'random' | 'logger'>
  readonly checkpoints: Checkpoints
  readonly checkpointer: Checkpointer
}

/** The folders of partitions in one log directory, as they lie on disk: whose they are, and which of them count. */
export class PartitionFolders {
  readonly #options: PartitionFoldersOptions

  constructor(options: PartitionFoldersOptions) {
    this.#options = options
  }

  /** Whose folder it is; undefined if it does not say, or can't be read. */
  async topicIdOf(name: string): Promise<TopicId | undefined> {
    try {
      return await readPartitionMetadata(this.#options.ports.disk, this.#pathOf(name))
    } catch (error) {
      // Whoever opens it is told.
      if (isStreamError(error, 'CORRUPT_LOG')) return undefined
      throw error
    }
  }

  /** Folders of partitions that nobody has opened: `isOpen` says of a name whether somebody has. */
  async strays(isOpen: (name: string) => boolean): Promise<StrayPartition[]> {
    const strays: StrayPartition[] = []
    for (const name of await this.#names()) {
      const parsed = parsePartitionDirectoryName(name)
      if (parsed === undefined || isOpen(name)) continue
      strays.push({ ...parsed, topicId: await this.topicIdOf(name) })
    }
    return strays
  }

  /** Makes the folder if need be, and sees to it that it is the topic's. Returns whether it is new. */
  async prepare(name: string, owner: FolderOwner): Promise<boolean> {
    const { topic, topicId, partition, mayBeginAnew = false } = owner
    const { checkpoints, checkpointer, ports } = this.#options
    const { disk } = ports
    const path = this.#pathOf(name)
    if (await exists(disk, path)) {
      const found = mayBeginAnew ? await this.topicIdOf(name) : await readPartitionMetadata(disk, path)
      if (found === topicId) return false
      if (found === undefined && !mayBeginAnew) {
        await writePartitionMetadata(disk, path, topicId)
        return false
      }
      const what = found === undefined ? 'that does not say whose it is' : 'of another topic of the same name'
      await this.moveAside(name, owner, `a folder ${what} is moved aside`)
    }
    const lostOffset = checkpoints.recoveryPoints.get(topic, partition) ?? 0
    if (lostOffset > 0 && !mayBeginAnew) throw lostFolder(path, owner, lostOffset)
    if (lostOffset > 0) await checkpointer.forgetDurably(topic, partition)
    await disk.makeDirectory(path)
    await placePartitionMetadata(disk, path, topicId)
    return true
  }

  /** Gives a folder a name under which nobody looks for it; people may. */
  async moveAside(name: string, { topic, partition }: FolderOwner, why: string): Promise<void> {
    const { ports, checkpointer } = this.#options
    const directory = this.#pathOf(name)
    const aside = this.#pathOf(strayDirectoryName(topic, partition, randomUuid(ports.random)))
    ports.logger.warn({ topic, partition, directory, aside }, why)
    await ports.disk.rename(directory, aside)
    checkpointer.forget(topic, partition)
  }

  /** Removes a folder, content if there is none. A crash in the middle finishes it at the next start. */
  async remove(name: string, { topic, partition }: Pick<FolderOwner, 'topic' | 'partition'>): Promise<void> {
    const { directory, ports } = this.#options
    const { disk, random } = ports
    const aside = this.#pathOf(deletedDirectoryName(topic, partition, randomUuid(random)))
    try {
      await disk.rename(this.#pathOf(name), aside)
    } catch (error) {
      if (isStreamError(error, 'NOT_FOUND')) return
      throw error
    }
    await disk.syncDirectory(directory)
    await disk.removeDirectory(aside)
  }

  /** Whether there is a folder of the partition, whosever it is. */
  has(topic: string, partition: number): Promise<boolean> {
    return exists(this.#options.ports.disk, this.#pathOf(partitionDirectoryName(topic, partition)))
  }

  /** A name for a folder in which a partition of another directory is copied. */
  newFutureName(topic: string, partition: number): string {
    return futureDirectoryName(topic, partition, randomUuid(this.#options.ports.random))
  }

  /** Folders in which partitions of other directories were being copied: all, or those of one partition. */
  async futures(only?: {
    readonly topic: string
    readonly partition: number
  }): Promise<(StrayPartition & { name: string })[]> {
    const found: (StrayPartition & { name: string })[] = []
    for (const name of await this.#names()) {
      const parsed = parseFutureDirectoryName(name)
      if (parsed === undefined) continue
      if (only !== undefined && (only.topic !== parsed.topic || only.partition !== parsed.partition)) continue
      found.push({ ...parsed, name, topicId: await this.topicIdOf(name) })
    }
    return found
  }

  /**
   * Notes in a partition's folder, durably, that it counts for nothing any more as soon as there is one in the directory `by`. That comes
   * about by one rename, which a crash leaves done or not done.
   */
  async markReplaced(topic: string, partition: number, by: DirectoryId): Promise<void> {
    const folder = this.#pathOf(partitionDirectoryName(topic, partition))
    await replaceFile(this.#options.ports.disk, folder, partitionFiles.replacedBy, Buffer.from(by))
  }

  /** What {@link markReplaced} noted; undefined if it did not. Throws CORRUPT_LOG if that can't be read. */
  async replacedBy(topic: string, partition: number): Promise<DirectoryId | undefined> {
    const file = pathOf(this.#pathOf(partitionDirectoryName(topic, partition)), partitionFiles.replacedBy)
    const bytes = await readWholeFile(this.#options.ports.disk, file)
    if (bytes === undefined) return undefined
    const text = bytes.toString('utf8')
    if (uuidFromText(text) !== undefined) return asDirectoryId(text)
    throw new StreamError(
      'CORRUPT_LOG',
      `${file} can't be read: remove it if no other log directory has the partition`,
      {
        context: { topic, partition, file },
      },
    )
  }

  /** Takes back, durably, what {@link markReplaced} noted. */
  async unmarkReplaced(topic: string, partition: number): Promise<void> {
    const { disk } = this.#options.ports
    const folder = this.#pathOf(partitionDirectoryName(topic, partition))
    await removeIfThere(disk, pathOf(folder, partitionFiles.replacedBy))
    await disk.syncDirectory(folder)
  }

  async #names(): Promise<string[]> {
    const entries = await this.#options.ports.disk.list(this.#options.directory)
    return entries.filter(({ kind }) => kind === 'directory').map(({ name }) => name)
  }

  #pathOf(name: string): string {
    return pathOf(this.#options.directory, name)
  }
}

/** To make it anew would be to give its offsets to other records, and to say that nothing is missing. */
function lostFolder(directory: string, { topic, partition }: FolderOwner, offset: number): StreamError {
  return new StreamError(
    'CORRUPT_LOG',
    `the folder ${directory} is gone although ${topic}-${partition} had records up to offset ${offset} at least: ` +
      'put it back and start the broker again, or delete the topic',
    { context: { topic, partition, file: directory, offset } },
  )
}
