import { Worker as Thread } from 'node:worker_threads'
import { assert, StreamError } from '@millrace/base'
import type { CompressionAnswer, CompressionJob } from './messages.ts'

interface Asked {
  resolve(bytes: Uint8Array): void
  reject(error: StreamError): void
}

/** One thread that compresses, one job at a time. Keeps the process alive only while it has one. */
export class CompressionThread {
  private readonly thread: Thread
  private asked: Asked | undefined
  private dead = false

  constructor(program: URL) {
    // Without the process's own arguments: some of them a thread can't have, and its program needs none.
    this.thread = new Thread(program, { name: 'millrace-compression', execArgv: [] })
    this.thread.unref()
    this.thread.on('message', (answer: CompressionAnswer) => this.answered(answer))
    this.thread.on('error', (error) => this.lost(error))
    this.thread.on('exit', () => this.lost())
  }

  /** Whether it has ended, and does nothing any more. */
  get isDead(): boolean {
    return this.dead
  }

  /** Rejects with the compression's own error, or INTERNAL when the thread ends under it. */
  run(job: CompressionJob): Promise<Uint8Array> {
    assert(this.asked === undefined && !this.dead, 'a thread that lives has one job at a time')
    return new Promise((resolve, reject) => {
      this.asked = { resolve, reject }
      this.thread.ref()
      this.thread.postMessage(job)
    })
  }

  /** Ends it. It must not have a job. */
  async end(): Promise<void> {
    assert(this.asked === undefined, 'a thread is ended when its job is done')
    this.dead = true
    await this.thread.terminate()
  }

  private answered(answer: CompressionAnswer): void {
    const asked = this.done()
    if ('bytes' in answer) asked?.resolve(answer.bytes)
    else asked?.reject(new StreamError(answer.code, answer.message))
  }

  private lost(cause?: unknown): void {
    this.dead = true
    const why = cause instanceof Error ? `: ${cause.message}` : ''
    this.done()?.reject(new StreamError('INTERNAL', `a thread that was compressing ended${why}`, { cause }))
  }

  private done(): Asked | undefined {
    const { asked } = this
    this.asked = undefined
    this.thread.unref()
    return asked
  }
}
