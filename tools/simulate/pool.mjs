// Simulations in threads of their own, one for each processor.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

/** Most of what a simulation makes lives for no more than an event: with room for more of it, less is copied. */
const resourceLimits = { maxYoungGenerationSizeMb: 128 }

const program = new URL('./pool-worker.mjs', import.meta.url)

/** Threads that simulate. What they are asked for waits until one is free. */
export class SimulationPool {
  #threads = []
  #idle = []
  #waiting = []

  constructor(size = availableParallelism()) {
    for (let index = 0; index < size; index++) this.#add()
  }

  get size() {
    return this.#threads.length
  }

  /** As `simulate` of the simulator's package. */
  run(options) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ options, resolve, reject })
      this.#next()
    })
  }

  async close() {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()))
  }

  #add() {
    const thread = { worker: new Worker(program, { resourceLimits }), task: undefined }
    thread.worker.on('message', (result) => {
      const { task } = thread
      thread.task = undefined
      this.#idle.push(thread)
      task?.resolve(result)
      this.#next()
    })
    thread.worker.on('error', (error) => {
      // What was under way is told of it; without any it is this process that fails.
      if (thread.task === undefined) throw error
      thread.task.reject(error)
    })
    this.#threads.push(thread)
    this.#idle.push(thread)
  }

  #next() {
    const [thread, task] = [this.#idle[0], this.#waiting[0]]
    if (thread === undefined || task === undefined) return
    this.#idle.shift()
    this.#waiting.shift()
    thread.task = task
    thread.worker.postMessage(task.options)
  }
}

/** The results of `run` of each item, in the order of the items, while `ahead` of them are under way or wait to be read. */
export async function* inOrder(items, run, ahead) {
  const begun = []
  const begin = (item) => {
    const running = run(item)
    // It is read in its turn, failed or not.
    running.catch(() => {})
    begun.push(running)
  }
  for (const item of items) {
    begin(item)
    if (begun.length >= ahead) yield await begun.shift()
  }
  for (const running of begun) yield await running
}
