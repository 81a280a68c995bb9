import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { atExit } from '../at-exit.ts'
import type { Ledger } from '../ledger.ts'
import { waitFor } from '../wait-for.ts'

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
  /** By partition. */
  readonly #acknowledgedCounts: number[]
  #stopped: Promise<void> | undefined
  readonly #onGaps: ((gaps: readonly number[]) => void)[] = []

  /** `intervalMs`: how often each partition is written to. */
  constructor(addresses: readonly string[], topic: string, partitions: number, ledger: Ledger, intervalMs = 10) {
    const script = fileURLToPath(new URL('probe-process.js', import.meta.url))
    this.#acknowledgedCounts = Array.from({ length: partitions }, () => 0)
    this.#child = fork(script, [addresses.join(','), topic, String(partitions), String(intervalMs)])
    atExit(() => this.#child.kill('SIGKILL'))
    this.#child.on('message', ({ acknowledged = [], rejected, gaps }: Message) => {
      if (rejected !== undefined) this.rejected.push(JSON.stringify(rejected))
      for (let at = 0; at + 3 < acknowledged.length; at += 4) {
        const [producer, partition, sequence, offset] = acknowledged.slice(at, at + 4) as [
          number,
          number,
          number,
          number,
        ]
        this.#acknowledgedCounts[partition] = (this.#acknowledgedCounts[partition] ?? 0) + 1
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
    return Math.max(...(await this.gapsMs()))
  }

  /** The same of each partition. */
  gapsMs(): Promise<readonly number[]> {
    const gaps = new Promise<readonly number[]>((resolve) => this.#onGaps.push(resolve))
    this.#child.send('gaps')
    return gaps
  }

  /** Resolves once every partition had an acknowledgement after now, with how long that took in milliseconds. */
  writtenEverywhere(): Promise<number> {
    return this.written([...this.#acknowledgedCounts.keys()])
  }

  /** The same of some partitions. */
  written(partitions: readonly number[]): Promise<number> {
    const before = [...this.#acknowledgedCounts]
    const lacking = (): string | undefined => {
      const silent = partitions.filter((partition) => this.#acknowledgedCounts[partition] === before[partition])
      return silent.length === 0 ? undefined : `nothing was acknowledged in partitions ${silent.join()}`
    }
    return waitFor('partitions are written', lacking)
  }

  /** Resolves once every record that was sent is acknowledged or refused. */
  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop())
  }

  async #stop(): Promise<void> {
    // Not its exit: what it told last may come after that.
    const closed = once(this.#child, 'close')
    this.#child.send('stop')
    await closed
  }
}
