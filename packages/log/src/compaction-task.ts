// The entry for threads that compact: see `compaction/task.ts`.
export { compactionTask } from './compaction/task.ts'
