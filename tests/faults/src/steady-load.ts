import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { atExit } from './at-exit.ts'
import type { Ledger } from './ledger.ts'

export interface LoadOptions {
  readonly topic: string
  readonly partitions: number
  readonly producers: number
  /** MB/s of all producers together. */
  readonly rate: string
}

/** Producers in a process of their own that write at a steady rate, through every fault, and note each acknowledgement. */
export class SteadyLoad {
  readonly #child: ChildProcess
  /** Records that were refused for good. There must be none. */
  readonly rejected: string[] = []
  #onAcknowledgement: (() => void) | undefined

  constructor(addresses: readonly string[], ledger: Ledger, { topic, partitions, producers, rate }: LoadOptions) {
    const script = fileURLToPath(new URL('workload.js', import.meta.url))
    this.#child = fork(script, [addresses.join(','), topic, String(partitions), String(producers), rate])
    atExit(() => this.#child.kill('SIGKILL'))
    this.#child.on('message', (message: { acknowledged?: number[]; rejected?: object }) => {
      if (message.rejected !== undefined) this.rejected.push(JSON.stringify(message.rejected))
      const flat = message.acknowledged ?? []
      for (let at = 0; at + 3 < flat.length; at += 4) {
        const [producer, partition, sequence, offset] = flat.slice(at, at + 4) as [number, number, number, number]
        ledger.acknowledge({ producer, partition, sequence, offset })
      }
      if (flat.length > 0) this.#onAcknowledgement?.()
    })
    this.#child.once('exit', (code) => {
      if (code !== 0) throw new Error(`the workload ended with ${code}`)
    })
  }

  /** Resolves at the next acknowledgement. */
  nextAcknowledgement(): Promise<void> {
    return new Promise((resolve) => {
      this.#onAcknowledgement = () => {
        this.#onAcknowledgement = undefined
        resolve()
      }
    })
  }

  /** Lets the producers finish what they have begun. */
  async stop(): Promise<void> {
    // Not its exit: what it told last may come after that.
    const closed = once(this.#child, 'close')
    this.#child.send('stop')
    await closed
  }
}
