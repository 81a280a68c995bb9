import { type ConfigProblem, defineSink, type SinkConnector } from '@millrace/connect'
import { checkTogether, s3SinkConfig, type S3SinkConfig, writesConditionally } from './config.ts'
import { formatOf } from './formats/format-of.ts'
import { packingOf } from './formats/packing.ts'
import { keysOf } from './layout/keys.ts'
import { partitionerOf } from './layout/partitioner.ts'
import { recordTime } from './layout/record-time.ts'
import { bufferedBytesMax, requestsMax } from './limits.ts'
import { S3SinkTask } from './s3-sink-task.ts'
import { tryStore } from './store/check.ts'
import { S3Store } from './store/s3-store.ts'
import { version } from './version.ts'
import type { Budget } from './writing/memory.ts'
import { Turnstile } from './writing/turnstile.ts'

/** Throws INVALID_CONFIG for what can be told without the store. */
function checkConfig(config: S3SinkConfig): void {
  checkTogether(config)
  partitionerOf(config)
}

/** Writes topics into a bucket of S3: objects of JSON, CSV, Avro or Parquet, in which each record is once. */
export const s3Sink: SinkConnector = defineSink({
  name: 'S3Sink',
  aliases: ['io.confluent.connect.s3.S3SinkConnector'],
  version,
  doc: 'Writes topics into a bucket of S3, as JSON, CSV, Avro or Parquet, each record once.',
  config: s3SinkConfig,
  plan(config, tasksMax) {
    checkConfig(config)
    return Array.from({ length: tasksMax }, (_, task) => ({ key: String(task) }))
  },
  async check(config): Promise<readonly ConfigProblem[]> {
    checkConfig(config)
    return tryStore(new S3Store(config), config)
  },
  async open({ config, signal, logger }) {
    checkConfig(config)
    const format = await formatOf(config)
    const packing = await packingOf(config)
    const partBytes = config['s3.part.size']
    const budget: Budget = { most: Math.max(bufferedBytesMax, 4 * partBytes), uploading: 0 }
    return new S3SinkTask({
      format,
      keys: keysOf(config, format.extension + (packing?.extension ?? '')),
      rules: { flushSize: config['flush.size'], rotateIntervalMs: config['rotate.interval.ms'] },
      conditional: writesConditionally(config),
      contentType: packing === undefined ? format.contentType : 'application/octet-stream',
      uploads: {
        store: new S3Store(config),
        turnstile: new Turnstile(requestsMax),
        partBytes,
        pack: packing?.pack,
        onHeld: (bytes) => {
          budget.uploading += bytes
        },
      },
      timeOf: recordTime(config),
      budget,
      idleMs: config['rotate.idle.interval.ms'],
      ignoreNulls: config['behavior.on.null.values'] === 'ignore',
      signal,
      logger,
      now: () => performance.now(),
    })
  },
})
