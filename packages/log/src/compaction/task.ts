import type { WorkerTask } from '@millrace/base'
import { compact } from './compact.ts'
import type { CompactionJob, CompactionQuestion, CompactionResult } from './job.ts'

/** {@link compact} for another thread: what it asks of its host goes there as messages. */
export const compactionTask: WorkerTask<CompactionJob, CompactionQuestion, CompactionResult> = {
  module: '@millrace/log/compaction-task',
  name: 'compactionTask',
  run: (job, ports, ask) =>
    compact(job, ports, {
      spend: (bytes) => ask({ ask: 'spend', bytes }),
      replace: (cleaned) => ask({ ask: 'replace', cleaned }),
    }),
}
