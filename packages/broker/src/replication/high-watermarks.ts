import type { Clock, Disk, Logger, Timer } from '@millrace/base'
import { OffsetCheckpoint, readOffsetCheckpoint, writeOffsetCheckpoint } from '@millrace/log'
import type { Partition } from '../partitions/partition.ts'

const fileName = 'replication-offset-checkpoint'

export interface HighWatermarksOptions {
  readonly disk: Disk
  readonly clock: Clock
  readonly logger: Logger
  readonly directories: readonly string[]
  readonly partitions: () => Iterable<Partition>
  /** `replica.high.watermark.checkpoint.interval.ms` */
  readonly intervalMs: () => number
}

/**
 * Keeps Kafka's `replication-offset-checkpoint` of each log directory: how far each replica knew to be committed. A start begins with it,
 * so that a new leader need not begin with nothing. What it says is never more than what is committed, and nothing is cut by it.
 */
export class HighWatermarks {
  private readonly options: HighWatermarksOptions
  private readonly checkpoints: ReadonlyMap<string, OffsetCheckpoint>
  private readonly written = new Map<string, string>()
  private timer: Timer | undefined
  private isClosed = false

  private constructor(options: HighWatermarksOptions, checkpoints: ReadonlyMap<string, OffsetCheckpoint>) {
    this.options = options
    this.checkpoints = checkpoints
    for (const [directory, checkpoint] of checkpoints) this.written.set(directory, checkpoint.format())
    this.schedule()
  }

  static async open(options: HighWatermarksOptions): Promise<HighWatermarks> {
    const checkpoints = new Map<string, OffsetCheckpoint>()
    for (const directory of options.directories) {
      const { checkpoint } = await readOffsetCheckpoint(options.disk, directory, fileName)
      checkpoints.set(directory, checkpoint)
    }
    return new HighWatermarks(options, checkpoints)
  }

  /** What was committed of a partition at least; 0 if that is not known. */
  of(topic: string, partition: number): number {
    for (const checkpoint of this.checkpoints.values()) {
      const offset = checkpoint.get(topic, partition)
      if (offset !== undefined) return offset
    }
    return 0
  }

  /** Writes what has changed. Never rejects: without it the next leader learns the same from its followers. */
  async store(): Promise<void> {
    const { disk, logger, partitions } = this.options
    const now = new Map<string, OffsetCheckpoint>()
    for (const { log, isReplicated, topic, partition, highWatermark } of partitions()) {
      if (!isReplicated) continue
      const directory = log.directory.slice(0, log.directory.lastIndexOf('/'))
      const checkpoint = now.get(directory) ?? new OffsetCheckpoint()
      checkpoint.set(topic, partition, highWatermark)
      now.set(directory, checkpoint)
    }
    for (const [directory, checkpoint] of now) {
      const text = checkpoint.format()
      if (this.written.get(directory) === text) continue
      try {
        await writeOffsetCheckpoint(disk, directory, fileName, checkpoint)
        this.written.set(directory, text)
      } catch (error) {
        logger.warn({ directory, err: error }, 'the high watermarks could not be written')
      }
    }
  }

  /** Writes a last time. */
  async close(): Promise<void> {
    this.isClosed = true
    this.timer?.cancel()
    await this.store()
  }

  private schedule(): void {
    if (this.isClosed) return
    this.timer = this.options.clock.setTimer(Math.max(1, this.options.intervalMs()), () => {
      void this.store().then(() => this.schedule())
    })
  }
}
