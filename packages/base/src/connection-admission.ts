import type { ConnectionLimits } from './ports/network.ts'

/** Why a connection is not taken: too many in all, too many of its address, or none are taken at all. */
export type Refusal = 'connections' | 'connections of its address' | 'rate'

/** Counts a server's connections against its limits. What a listener of any kind asks before it takes one. */
export class ConnectionAdmission {
  readonly #counts = new Map<string, number>()
  #limits: ConnectionLimits
  #total = 0
  /** When the next connection would be due if they came exactly as fast as they may. */
  #dueMs = 0

  constructor(limits: ConnectionLimits) {
    this.#limits = limits
  }

  /** From now on these hold; connections that are there stay. */
  update(limits: ConnectionLimits): void {
    this.#limits = limits
    this.#dueMs = 0
  }

  get total(): number {
    return this.#total
  }

  /** The limit that would be passed by one more from `address`; undefined if it was taken: then {@link leave} takes it back. */
  enter(address: string): Refusal | undefined {
    const { connectionsMax, connectionsPerAddressMax = Infinity, connectionsPerAddressOverrides } = this.#limits
    if (this.#limits.connectionsPerSecondMax === 0) return 'rate'
    if (this.#total >= connectionsMax) return 'connections'
    const count = this.#counts.get(address) ?? 0
    if (count >= (connectionsPerAddressOverrides?.get(address) ?? connectionsPerAddressMax)) {
      return 'connections of its address'
    }
    this.#total += 1
    this.#counts.set(address, count + 1)
    return undefined
  }

  leave(address: string): void {
    const count = (this.#counts.get(address) ?? 1) - 1
    this.#total -= 1
    if (count === 0) this.#counts.delete(address)
    else this.#counts.set(address, count)
  }

  /** How long the connection that comes at `nowMs` has to wait for its turn. */
  delayMs(nowMs: number): number {
    const { connectionsPerSecondMax } = this.#limits
    if (connectionsPerSecondMax === undefined || connectionsPerSecondMax === 0) return 0
    const intervalMs = 1_000 / connectionsPerSecondMax
    const dueMs = Math.max(this.#dueMs, nowMs)
    this.#dueMs = dueMs + intervalMs
    // A second's worth may come at once.
    return Math.max(0, dueMs - nowMs - (1_000 - intervalMs))
  }
}

/** The address that an IPv4 client has on a socket that takes IPv6 too: without the prefix. */
export function plainAddress(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice('::ffff:'.length) : address
}
