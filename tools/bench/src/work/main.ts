// A process of its own that does one piece of work a message, so that the broker and its client never share a core's event loop.
import { processUsage } from '../process-usage.ts'
import { answerJobs } from '../workers.ts'
import { type ConsumeJob, consume } from './consume.ts'
import { type CopyJob, copy } from './copy.ts'
import { type EndToEndJob, endToEnd } from './end-to-end.ts'
import { type FanOutJob, fanOut } from './fan-out.ts'
import { type JoinJob, join, type SessionsJob, sessions } from './groups.ts'
import { type HoldJob, hold } from './hold.ts'
import { type ProduceJob, produce } from './produce.ts'
import { type TransactJob, transact } from './transact.ts'

export type Job =
  | ProduceJob
  | ConsumeJob
  | EndToEndJob
  | FanOutJob
  | HoldJob
  | JoinJob
  | SessionsJob
  | TransactJob
  | CopyJob

function perform(job: Job): Promise<object> {
  switch (job.kind) {
    case 'produce':
      return produce(job)
    case 'consume':
      return consume(job)
    case 'end-to-end':
      return endToEnd(job)
    case 'fan-out':
      return fanOut(job)
    case 'hold':
      return hold(job)
    case 'join':
      return join(job)
    case 'sessions':
      return sessions(job)
    case 'transact':
      return transact(job)
    case 'copy':
      return copy(job)
  }
}

answerJobs(perform, () => processUsage(process.pid).cpuSeconds)
