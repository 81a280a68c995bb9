import type { SeededRandom } from '@millrace/base/testing'
import type { EventLoop } from '../queue/event-loop.ts'
import type { Wire } from './wire.ts'

/** How long messages take, in milliseconds. */
export interface Latency {
  readonly minMs: number
  readonly meanMs: number
}

/** A pair of hosts, one way. */
const wayOf = (from: string, to: string): string => `${from}>${to}`

/** How long a kernel waits until it sends again what was not acknowledged, at most, once the way is open again. */
const retransmitMsMax = 400

/** How many of the calls are made once more where that happens, and how much later at most. */
const repeatShare = 0.5
const repeatMsMax = 3_000

/** The cables between hosts: how long a message takes, and which ways are cut. */
export class Fabric {
  readonly loop: EventLoop
  readonly #random: SeededRandom
  readonly #latency: Latency
  readonly #cut = new Map<string, number>()
  readonly #delays = new Map<string, number>()
  readonly #mixed = new Set<string>()
  readonly #repeating = new Set<string>()
  readonly #downHosts = new Set<string>()
  readonly #stalled = new Set<Wire>()
  readonly #onHostUp: (() => void)[] = []

  constructor(loop: EventLoop, random: SeededRandom, latency: Latency = { minMs: 0.05, meanMs: 0.25 }) {
    this.loop = loop
    this.#random = random
    this.#latency = latency
  }

  /** How long the next message takes from one host to another. */
  latencyMs(from: string, to: string): number {
    const { minMs, meanMs } = this.#latency
    const delayMs = this.#delays.get(wayOf(from, to)) ?? 0
    const delay = delayMs === 0 ? 0 : delayMs * (0.5 + this.#random.number())
    return minMs + exponential(this.#random, meanMs) + delay
  }

  /** How long until something is sent again over a way that is open again. */
  retransmitMs(): number {
    return this.#random.number() * retransmitMsMax
  }

  /** True with probability `probability`. */
  chance(probability: number): boolean {
    return this.#random.chance(probability)
  }

  /** Whether nothing gets from one host to the other. */
  isCut(from: string, to: string): boolean {
    return (this.#cut.get(wayOf(from, to)) ?? 0) > 0 || this.#downHosts.has(from) || this.#downHosts.has(to)
  }

  isDown(host: string): boolean {
    return this.#downHosts.has(host)
  }

  /** Cuts one way. Cuts add up: each is healed by itself. */
  cut(from: string, to: string): void {
    this.#cut.set(wayOf(from, to), (this.#cut.get(wayOf(from, to)) ?? 0) + 1)
  }

  heal(from: string, to: string): void {
    this.#cut.set(wayOf(from, to), Math.max(0, (this.#cut.get(wayOf(from, to)) ?? 0) - 1))
    this.#resume()
  }

  /** Makes messages of one way take about so much longer; 0 as usual. */
  delay(from: string, to: string, delayMs: number): void {
    this.#delays.set(wayOf(from, to), delayMs)
  }

  /** Has messages of one way overtake each other, as far as they belong to different calls. */
  mix(from: string, to: string, isMixed: boolean): void {
    if (isMixed) this.#mixed.add(wayOf(from, to))
    else this.#mixed.delete(wayOf(from, to))
  }

  /** Which of so many messages that may come next does. */
  nextOf(from: string, to: string, count: number): number {
    return count > 1 && this.#mixed.has(wayOf(from, to)) ? this.#random.integer(count) : 0
  }

  /** Has calls of one way made once more, later, as proxies do that took them for lost. */
  repeat(from: string, to: string, isRepeating: boolean): void {
    if (isRepeating) this.#repeating.add(wayOf(from, to))
    else this.#repeating.delete(wayOf(from, to))
  }

  /** When a call that is made now is made once more; undefined if it is not. */
  repeatMs(from: string, to: string): number | undefined {
    if (!this.#repeating.has(wayOf(from, to)) || !this.#random.chance(repeatShare)) return undefined
    return this.#random.number() * repeatMsMax
  }

  /** A machine without power: it answers nothing. */
  hostDown(host: string): void {
    this.#downHosts.add(host)
  }

  hostUp(host: string): void {
    this.#downHosts.delete(host)
    this.#resume()
    for (const told of this.#onHostUp) told()
  }

  /** Calls `listener` when a machine has power again: its kernel answers what it knows nothing of. */
  onHostUp(listener: () => void): void {
    this.#onHostUp.push(listener)
  }

  /** A wire that holds something back because its way is cut: it is told when a way opens. */
  stalled(wire: Wire): void {
    this.#stalled.add(wire)
  }

  #resume(): void {
    for (const wire of [...this.#stalled]) {
      if (wire.isCut) continue
      this.#stalled.delete(wire)
      wire.resume()
    }
  }
}

function exponential(random: SeededRandom, mean: number): number {
  return Math.min(-Math.log(1 - random.number()) * mean, 20 * mean)
}
