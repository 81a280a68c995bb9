import type { CompressionCodec, Logger, Worker, WorkerTask } from '@millrace/base'
import { StreamError } from '@millrace/base'
import { compressionJobsWaitingMax, compressionThreadsMax } from '../limits.ts'
import { CompressionThread } from './compression-thread-handle.ts'
import type { CompressionJob } from './messages.ts'
import { compressionThreadProgram, moduleOf, taskThreadProgram } from '../thread-programs.ts'
import { runTask } from './run-task.ts'

/** Where threads that fail are told of, how many there may be, and what they run. */
export interface NodeWorkerOptions {
  readonly logger: Logger
  /** How many threads at most; default: {@link compressionThreadsMax}. */
  readonly threadsMax?: number
  /** Where the threads' program is; default: in this package. */
  readonly program?: () => URL
}

/**
 * The Worker port on threads of Node. None is started before there is work, and another one only when all have some. A thread that dies
 * takes its job with it and is replaced by the next.
 */
export class NodeWorker implements Worker {
  private readonly options: NodeWorkerOptions
  private readonly threadsMax: number
  private program: URL | undefined
  private readonly idle: CompressionThread[] = []
  private busy = 0
  /** Who waits for a thread, in order. */
  private readonly waiting: (() => void)[] = []
  private readonly whenQuiet: (() => void)[] = []
  private readonly tasks = new Set<Promise<unknown>>()

  constructor(options: NodeWorkerOptions) {
    this.options = options
    this.threadsMax = options.threadsMax ?? compressionThreadsMax
  }

  /** Threads that live. */
  get threadCount(): number {
    return this.idle.length + this.busy
  }

  async compress(codec: CompressionCodec, bytes: Uint8Array, level?: number): Promise<Uint8Array> {
    await this.turn()
    let thread: CompressionThread | undefined
    try {
      thread = this.takeThread()
      const job: CompressionJob = { codec, bytes, level }
      return await thread.run(job)
    } finally {
      if (thread !== undefined && !thread.isDead) this.idle.push(thread)
      this.passOn()
    }
  }

  async run<Input, Question, Result>(
    task: WorkerTask<Input, Question, Result>,
    input: Input,
    answer: (question: Question) => Promise<void>,
  ): Promise<Result> {
    this.options.logger.debug({ task: task.name }, 'a thread is started for a task')
    const job = { module: moduleOf(task.module).href, name: task.name, input }
    // What goes to the thread and comes back has the task's types: it is the same code.
    const running = runTask(taskThreadProgram(), job, (question) => answer(question as Question)) as Promise<Result>
    this.tasks.add(running)
    try {
      return await running
    } finally {
      this.tasks.delete(running)
    }
  }

  async close(): Promise<void> {
    while (this.tasks.size > 0) await Promise.allSettled(this.tasks)
    if (this.busy > 0) {
      await new Promise<void>((resolve) => {
        this.whenQuiet.push(resolve)
      })
    }
    await Promise.all(this.idle.splice(0).map((thread) => thread.end()))
  }

  /** Resolves once one of the threads may be taken; throws RESOURCE_EXHAUSTED if too much waits for that. */
  private async turn(): Promise<void> {
    if (this.busy < this.threadsMax) {
      this.busy += 1
      return
    }
    if (this.waiting.length >= compressionJobsWaitingMax) {
      const text = `${this.waiting.length} batches wait to be compressed already; send it again later`
      throw new StreamError('RESOURCE_EXHAUSTED', text, { context: { limit: compressionJobsWaitingMax } })
    }
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve)
    })
  }

  /** A turn goes from hand to hand, so that nobody slips in between. */
  private passOn(): void {
    const next = this.waiting.shift()
    if (next !== undefined) {
      next()
      return
    }
    this.busy -= 1
    if (this.busy > 0) return
    for (const quiet of this.whenQuiet.splice(0)) quiet()
  }

  private takeThread(): CompressionThread {
    for (let thread = this.idle.pop(); thread !== undefined; thread = this.idle.pop()) {
      if (!thread.isDead) return thread
    }
    this.program ??= (this.options.program ?? compressionThreadProgram)()
    this.options.logger.debug({ threads: this.threadCount }, 'a thread that compresses is started')
    return new CompressionThread(this.program)
  }
}
