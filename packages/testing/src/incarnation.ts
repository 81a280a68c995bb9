import type { ProcessIdentity, ProcessRecord } from '@millrace/base'

/** Process identities for brokers that share one process: each start of each broker counts as a process of its own. */
export class Incarnations {
  readonly #host: ProcessIdentity
  readonly #alive = new Set<string>()
  #count = 0

  constructor(host: ProcessIdentity) {
    this.#host = host
  }

  /** A new identity, and what ends it. */
  start(): { identity: ProcessIdentity; end: () => void } {
    this.#count += 1
    const self: ProcessRecord = { ...this.#host.self, startTime: `${this.#host.self.startTime}/${this.#count}` }
    this.#alive.add(self.startTime)
    const isAlive = async (record: ProcessRecord): Promise<boolean> => {
      const ours = record.pid === self.pid && record.bootId === self.bootId && record.startTime.includes('/')
      return ours ? this.#alive.has(record.startTime) : this.#host.isAlive(record)
    }
    return { identity: { self, isAlive }, end: () => void this.#alive.delete(self.startTime) }
  }
}
