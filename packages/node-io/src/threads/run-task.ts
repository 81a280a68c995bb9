import { Worker as Thread } from 'node:worker_threads'
import { StreamError } from '@millrace/base'
import type { TaskAnswer, TaskJob, TaskMessage } from './messages.ts'
import { receivedError, sentError } from './sent-error.ts'

/** Does a task in a thread of its own, which ends with it. See `Worker.run`. */
export function runTask(program: URL, job: TaskJob, answer: (question: unknown) => Promise<void>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    // Without the process's own arguments: some of them a thread can't have.
    const thread = new Thread(program, { name: 'millrace-task', execArgv: [], workerData: job })
    const lost = (cause?: unknown): void => {
      const why = cause instanceof Error ? `: ${cause.message}` : ''
      reject(new StreamError('INTERNAL', `a thread that was at work ended${why}`, { cause }))
    }
    const reply = async (question: unknown, id: number): Promise<void> => {
      const failed = await answer(question).then(() => undefined, sentError)
      thread.postMessage({ id, failed } satisfies TaskAnswer)
    }
    thread.on('message', (message: TaskMessage) => {
      if ('question' in message) void reply(message.question, message.id)
      else if ('result' in message) resolve(message.result)
      else reject(receivedError(message.failed))
    })
    thread.on('error', lost)
    thread.on('exit', () => lost())
  })
}
