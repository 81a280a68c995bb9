import {
  asNodeId,
  asTopicId,
  type Clock,
  crc32cChecksum,
  type Disk,
  MemoryDisk,
  type ProcessIdentity,
} from '@millrace/base'
import { collectingLogger, FakeClock, plainCompression, SeededRandom } from '@millrace/base/testing'
import { type BatchContent, encodeBatch, type RecordContent } from '@millrace/records'
import { type LogConfig, logConfig } from '../src/config.ts'
import { LogManager } from '../src/directory/log-manager.ts'
import type { LogManagerOptions } from '../src/directory/open-directory.ts'
import type { PartitionLog } from '../src/partition-log.ts'
import type { LogPorts } from '../src/ports.ts'

export const directory = '/data'
export const topicId = asTopicId('Tt7nbVJNSRuCtzsgKy2cTQ')
export const codec = { checksum: crc32cChecksum, compression: plainCompression }

/** A process that is the only one. */
export const onlyProcess: ProcessIdentity = {
  self: { pid: 1, bootId: 'boot', startTime: '1' },
  isAlive: async () => false,
}

export interface Fixture {
  readonly clock: FakeClock
  readonly disk: Disk
  readonly ports: LogPorts
  readonly logger: ReturnType<typeof collectingLogger>
  /** Opens the directory, as a start of the broker does. */
  open(options?: Partial<LogManagerOptions>): Promise<LogManager>
}

/** All that a log needs, in memory, on a clock that stands still. */
export function fixture(options: { disk?: Disk; seed?: number } = {}): Fixture {
  const clock = new FakeClock()
  const disk = options.disk ?? new MemoryDisk()
  const logger = collectingLogger()
  const ports: LogPorts = { clock, disk, logger, ...codec, random: new SeededRandom(options.seed ?? 1) }
  return {
    clock,
    disk,
    ports,
    logger,
    open: (more = {}) =>
      LogManager.open({
        directory,
        nodeId: asNodeId(1),
        ports,
        processIdentity: onlyProcess,
        scrubBytesPerSecond: 0,
        ...more,
      }),
  }
}

/** The log of `golden-0`, opened or made. */
export function openPartition(
  manager: LogManager,
  config: Partial<LogConfig> = {},
  partition = 0,
): Promise<PartitionLog> {
  return manager.createLog({ topic: 'golden', topicId, partition, config: logConfig(config) })
}

/** A batch of `count` records, as a producer sends it. */
export function batchOf(
  clock: Clock,
  count: number,
  content: Partial<BatchContent> & { valueBytes?: number } = {},
): Buffer {
  const { valueBytes = 20, ...rest } = content
  const timestamp = clock.wallMs()
  const records: RecordContent[] = Array.from({ length: count }, (_, at) => ({
    key: `key-${at}`,
    value: Buffer.alloc(valueBytes, at),
    timestamp,
  }))
  return encodeBatch({ records, ...rest }, codec)
}
