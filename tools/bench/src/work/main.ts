// A process of its own that does one piece of work a message, so that the broker and its client never share a core's event loop.
import { processUsage } from '../process-usage.ts'
import { answerJobs } from '../workers.ts'
import { type ConsumeJob, consume } from './consume.ts'
import { type EndToEndJob, endToEnd } from './end-to-end.ts'
import { type FanOutJob, fanOut } from './fan-out.ts'
import { type HoldJob, hold } from './hold.ts'
import { type ProduceJob, produce } from './produce.ts'

export type Job = ProduceJob | ConsumeJob | EndToEndJob | FanOutJob | HoldJob

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
  }
}

answerJobs(perform, () => processUsage(process.pid).cpuSeconds)
