import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Ledger } from '../ledger.ts'

interface Message {
  readonly acknowledged?: readonly number[]
  readonly rejected?: object
  readonly gaps?: readonly number[]
}

/** Writes to every partition all the time, in a process of its own, and tells how long none was acknowledged. */
export class Probe {
  /** Records that were refused for good. There must be none. */
  readonly rejected: string[] = []
  readonly #child: ChildProcess
  readonly #onGaps: ((gaps: readonly number[]) => void)[] = []

  /** `intervalMs`: how often each partition is written to. */
  constructor(addresses: readonly string[], topic: string, partitions: number, ledger: Ledger, intervalMs = 10) {
    const script = fileURLToPath(new URL('probe-process.js', import.meta.url))
    this.#child = fork(script, [addresses.join(','), topic, String(partitions), String(intervalMs)])
    process.once('exit', () => this.#child.kill('SIGKILL'))
    this.#child.on('message', ({ acknowledged = [], rejected, gaps }: Message) => {
      if (rejected !== undefined) this.rejected.push(JSON.stringify(rejected))
      for (let at = 0; at + 3 < acknowledged.length; at += 4) {
        const [producer, partition, sequence, offset] = acknowledged.slice(at, at + 4) as [
          number,
          number,
          number,
          number,
        ]
        ledger.acknowledge({ producer, partition, sequence, offset })
      }
      if (gaps !== undefined) this.#onGaps.shift()?.(gaps)
    })
    this.#child.once('exit', (code) => {
      if (code !== 0) throw new Error(`the probe ended with ${code}`)
    })
  }

  /** The longest time without an acknowledgement of any partition since this was last asked. */
  async longestGapMs(): Promise<number> {
    const gaps = new Promise<readonly number[]>((resolve) => this.#onGaps.push(resolve))
    this.#child.send('gaps')
    return Math.max(...(await gaps))
  }

  /** Resolves once every record that was sent is acknowledged or refused. */
  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit')
    this.#child.send('stop')
    await exited
  }
}
