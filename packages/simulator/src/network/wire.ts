import type { SimProcess } from '../process/sim-process.ts'
import type { Fabric } from './fabric.ts'
import { type Frame, frameLabel } from './frames.ts'

/**
 * One direction of a connection, as TCP and HTTP/2 keep it: nothing twice, nothing left out, each call in order. What a cut way holds back
 * comes once it is open again, however much later that is.
 */
export class Wire {
  readonly #fabric: Fabric
  readonly #from: SimProcess
  readonly #to: SimProcess
  readonly #name: string
  readonly #receive: (frame: Frame) => void
  /** On their way, in order: each event delivers the first. */
  readonly #frames: Frame[] = []
  /** What the last event delivered, for the trace. */
  #delivered: Frame | undefined
  readonly #label = (): string =>
    `${this.#name} ${this.#delivered === undefined ? 'nothing comes' : frameLabel(this.#delivered)}`
  readonly #deliverNext = (): void => this.#deliver()
  #stalledCount = 0
  #lastMs = 0

  constructor(fabric: Fabric, name: string, from: SimProcess, to: SimProcess, receive: (frame: Frame) => void) {
    this.#fabric = fabric
    this.#from = from
    this.#to = to
    this.#name = name
    this.#receive = receive
  }

  /** Whether nothing gets through at the moment. */
  get isCut(): boolean {
    return this.#fabric.isCut(this.#from.host, this.#to.host)
  }

  /** Whether something is on its way. */
  get isBusy(): boolean {
    return this.#frames.length > 0
  }

  send(frame: Frame): void {
    this.#frames.push(frame)
    this.#deliverLater(this.#fabric.latencyMs(this.#from.host, this.#to.host))
  }

  /** Forgets what is on its way. */
  drop(): void {
    this.#frames.length = 0
  }

  /** The way is open again. */
  resume(): void {
    const count = this.#stalledCount
    this.#stalledCount = 0
    const delayMs = this.#fabric.retransmitMs()
    for (let index = 0; index < count; index++) this.#deliverLater(delayMs)
  }

  #deliverLater(delayMs: number): void {
    const { loop } = this.#fabric
    this.#lastMs = Math.max(this.#lastMs, loop.nowMs + delayMs)
    this.#to.schedule(this.#lastMs - loop.nowMs, 'delivery', this.#label, this.#deliverNext)
  }

  #deliver(): void {
    this.#delivered = undefined
    if (this.#frames.length === 0) return
    if (this.isCut) {
      this.#stalledCount += 1
      this.#fabric.stalled(this)
      return
    }
    const next = this.#fabric.nextOf(this.#from.host, this.#to.host, this.#frames.length)
    this.#delivered = next === 0 ? this.#frames.shift() : this.#frames.splice(this.#firstToCome(next), 1)[0]
    if (this.#delivered !== undefined) this.#receive(this.#delivered)
  }

  /** The frame at `index`, or the one that has to come before it: each call is in order, and nothing overtakes what concerns the connection. */
  #firstToCome(index: number): number {
    const frames = this.#frames.slice(0, index + 1)
    if (frames.some(({ call }) => call === 0)) return 0
    return frames.findIndex(({ call }) => call === frames.at(-1)?.call)
  }
}
