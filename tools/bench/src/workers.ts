import { fork } from 'node:child_process'
import { once } from 'node:events'
import { endWithUs } from './end-with-us.ts'

/** What a piece of work gave, and the CPU seconds that its process spent on it. */
export interface Done<Result> {
  readonly result: Result
  readonly cpuSeconds: number
}

export interface WorkerOptions {
  /** The Node that runs it. Default: this one. */
  readonly execPath?: string
  readonly execArgv?: readonly string[]
  /** Ends the process when it is aborted. */
  readonly signal?: AbortSignal | undefined
}

/** A process that has been given one piece of work; `kill` ends it, with all that it holds. */
export interface Begun<Result> {
  readonly done: Promise<Done<Result>>
  readonly kill: () => void
}

/** Gives `job` to a fresh process that runs the program `file`, which answers with one message (see `answerJobs`). */
export function begin<Result>(file: URL, job: { readonly kind: string }, options: WorkerOptions = {}): Begun<Result> {
  const { execPath = process.execPath, execArgv = [], signal } = options
  const child = fork(file, [], { execPath, execArgv: [...execArgv] })
  const kill = () => {
    signal?.removeEventListener('abort', kill)
    child.kill('SIGKILL')
  }
  signal?.addEventListener('abort', kill, { once: true })
  endWithUs(child)
  const ended = once(child, 'exit').then(([code, endSignal]) => {
    throw new Error(`the process for ${job.kind} ended with ${code ?? endSignal}`)
  })
  // Once it has answered, its end is of no interest.
  ended.catch(() => undefined)
  const answered = once(child, 'message').then((messages) => {
    const [answer] = messages as [Done<Result> & { error?: string }]
    if (answer.error !== undefined) throw new Error(`${job.kind} failed: ${answer.error}`)
    return answer
  })
  child.send(job)
  return { done: Promise.race([answered, ended]), kill }
}

/** Runs one piece of work in a fresh process. */
export async function runWorker<Result>(
  file: URL,
  job: { readonly kind: string },
  options?: WorkerOptions,
): Promise<Done<Result>> {
  const { done, kill } = begin<Result>(file, job, options)
  try {
    return await done
  } finally {
    kill()
  }
}

/** The worker's side: does each job that comes, and answers with its result or why there is none. */
export function answerJobs<Job>(perform: (job: Job) => Promise<object>, cpuSeconds: () => number): void {
  process.on('message', (job: Job) => {
    const before = cpuSeconds()
    perform(job).then(
      (result) => process.send?.({ result, cpuSeconds: cpuSeconds() - before }),
      (error: unknown) =>
        process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}
