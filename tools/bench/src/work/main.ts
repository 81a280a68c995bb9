// A process of its own that does one piece of work a message, so that the broker and its client never share a core's event loop.
import { processUsage } from '../process-usage.ts'
import { type ConsumeJob, consume } from './consume.ts'
import { type EndToEndJob, endToEnd } from './end-to-end.ts'
import { type ProduceJob, produce } from './produce.ts'

export type Job = ProduceJob | ConsumeJob | EndToEndJob

function perform(job: Job): Promise<object> {
  switch (job.kind) {
    case 'produce':
      return produce(job)
    case 'consume':
      return consume(job)
    case 'end-to-end':
      return endToEnd(job)
  }
}

process.on('message', (job: Job) => {
  const before = processUsage(process.pid).cpuSeconds
  perform(job).then(
    (result) => process.send?.({ result, cpuSeconds: processUsage(process.pid).cpuSeconds - before }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  )
})
