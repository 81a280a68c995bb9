import type { SimProcess } from '../process/sim-process.ts'
import type { Fabric } from './fabric.ts'
import { type Frame, frameLabel } from './frames.ts'

/**
 * One direction of a connection, as TCP keeps it: in order, nothing twice, nothing left out. What a cut way holds back comes once it is
 * open again, however much later that is.
 */
export class Wire {
  readonly #fabric: Fabric
  readonly #from: SimProcess
  readonly #to: SimProcess
  readonly #name: string
  readonly #receive: (frame: Frame) => void
  /** On their way, in order: each event delivers the first. */
  readonly #frames: Frame[] = []
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
    this.#deliverLater(this.#fabric.latencyMs(this.#from.host, this.#to.host), frameLabel(frame))
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
    for (let index = 0; index < count; index++) this.#deliverLater(delayMs, 'sent again')
  }

  #deliverLater(delayMs: number, label: string): void {
    const { loop } = this.#fabric
    this.#lastMs = Math.max(this.#lastMs, loop.nowMs + delayMs)
    this.#to.schedule(this.#lastMs - loop.nowMs, 'delivery', `${this.#name} ${label}`, () => this.#deliver())
  }

  #deliver(): void {
    if (this.#frames.length === 0) return
    if (this.isCut) {
      this.#stalledCount += 1
      this.#fabric.stalled(this)
      return
    }
    const frame = this.#frames.shift()
    if (frame !== undefined) this.#receive(frame)
  }
}
