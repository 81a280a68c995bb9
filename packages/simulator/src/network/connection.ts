import { StreamError } from '@millrace/base'
import type { SimProcess } from '../process/sim-process.ts'
import type { ScheduledEvent } from '../queue/event-queue.ts'
import type { CallSide } from './call-side.ts'
import type { Fabric } from './fabric.ts'
import type { Frame } from './frames.ts'
import { Wire } from './wire.ts'

/** How a side of a connection that is quiet finds out whether the other still answers: times as the host's transport has them. */
interface Keepalive {
  readonly timeMs: number
  readonly timeoutMs: number
  /** Whether a connection without a call is left alone. */
  readonly onlyWithCalls: boolean
}

const clientKeepalive: Keepalive = { timeMs: 10_000, timeoutMs: 5_000, onlyWithCalls: true }
const serverKeepalive: Keepalive = { timeMs: 20_000, timeoutMs: 10_000, onlyWithCalls: false }

/** How often what a killed process had sent, and nobody read yet, is lost with it. */
const resetShare = 0.3

/** One side's view of a connection. */
export class Endpoint {
  readonly process: SimProcess
  readonly calls = new Map<number, CallSide>()
  readonly #connection: Connection
  readonly #keepalive: Keepalive
  #timer: ScheduledEvent | undefined
  #awaitingPong = false
  #heard = false
  /** Takes the frames that belong to no call that is known. */
  onUnknown: (frame: Frame) => void = () => {}
  onClosed: (error: StreamError) => void = () => {}
  isOpen = true

  constructor(connection: Connection, process: SimProcess, role: 'client' | 'server') {
    this.#connection = connection
    this.process = process
    this.#keepalive = role === 'client' ? clientKeepalive : serverKeepalive
    this.#watch(this.#keepalive.timeMs)
  }

  send(frame: Frame): void {
    if (this.isOpen) this.#connection.send(this, frame)
  }

  receive(frame: Frame): void {
    if (!this.isOpen) return
    this.#heard = true
    if (frame.kind === 'close') this.lost('the connection broke')
    else if (frame.kind === 'ping') this.send({ kind: 'pong', call: 0 })
    else if (frame.kind === 'pong') this.#awaitingPong = false
    else {
      const call = this.calls.get(frame.call)
      if (call === undefined) this.onUnknown(frame)
      else call.receive(frame)
    }
  }

  /** Closes the connection, and tells the other side. */
  close(error: StreamError): void {
    if (!this.isOpen) return
    this.send({ kind: 'close', call: 0 })
    this.#end(error)
  }

  lost(why: string): void {
    if (this.isOpen) this.#end(new StreamError('BROKER_UNAVAILABLE', `${this.#connection.address}: ${why}`))
  }

  /** Without a word: the process is gone. */
  vanish(): void {
    this.isOpen = false
    if (this.#timer !== undefined) this.process.cancel(this.#timer)
  }

  #end(error: StreamError): void {
    this.vanish()
    for (const call of [...this.calls.values()]) call.lost(error)
    this.onClosed(error)
  }

  #watch(delayMs: number): void {
    this.#timer = this.process.schedule(delayMs, 'timer', `${this.#connection.name} keepalive`, () => this.#check())
  }

  #check(): void {
    const { timeMs, timeoutMs, onlyWithCalls } = this.#keepalive
    if (this.#awaitingPong) {
      this.send({ kind: 'close', call: 0 })
      this.lost('no answer to a ping')
      return
    }
    const isQuiet = !this.#heard
    this.#heard = false
    if (isQuiet && (!onlyWithCalls || this.calls.size > 0)) {
      this.#awaitingPong = true
      this.send({ kind: 'ping', call: 0 })
      this.#watch(timeoutMs)
    } else {
      this.#watch(timeMs)
    }
  }
}

/** A connection between two processes: two wires and two ends. */
export class Connection {
  readonly address: string
  readonly name: string
  readonly client: Endpoint
  readonly server: Endpoint
  readonly #fabric: Fabric
  readonly #up: Wire
  readonly #down: Wire
  /** One side died with its machine, and the other has sent something that nobody acknowledged. */
  #awaitsReset = false

  constructor(fabric: Fabric, id: number, address: string, client: SimProcess, server: SimProcess) {
    this.#fabric = fabric
    this.address = address
    this.name = `c${id}`
    this.client = new Endpoint(this, client, 'client')
    this.server = new Endpoint(this, server, 'server')
    this.#up = new Wire(fabric, `${this.name} ${client.name}>${server.name}`, client, server, (frame) =>
      this.server.receive(frame),
    )
    this.#down = new Wire(fabric, `${this.name} ${server.name}>${client.name}`, server, client, (frame) =>
      this.client.receive(frame),
    )
  }

  get isOver(): boolean {
    return !this.client.isOpen && !this.server.isOpen
  }

  send(from: Endpoint, frame: Frame): void {
    const to = this.#otherOf(from)
    if (to.process.alive) this.#wireFrom(from).send(frame)
    else this.#sentToNobody(from)
  }

  /** A process died. Its kernel says so, unless the whole machine went. */
  processDied(process: SimProcess, withMachine: boolean): void {
    for (const side of [this.client, this.server]) {
      if (side.process !== process || !side.isOpen) continue
      side.vanish()
      const wire = this.#wireFrom(side)
      if (withMachine) {
        this.#awaitsReset = this.#wireFrom(this.#otherOf(side)).isBusy
        wire.drop()
      } else {
        if (this.#fabric.chance(resetShare)) wire.drop()
        wire.send({ kind: 'close', call: 0 })
      }
    }
  }

  /** A machine has power again: its kernel answers that it knows nothing of this connection. */
  hostUp(): void {
    if (!this.#awaitsReset) return
    for (const side of [this.client, this.server]) {
      if (!side.process.alive && !this.#fabric.isDown(side.process.host)) {
        this.#awaitsReset = false
        this.#wireFrom(side).send({ kind: 'close', call: 0 })
      }
    }
  }

  /** Breaks it for both sides, as a middlebox does. */
  cut(): void {
    for (const wire of [this.#up, this.#down]) {
      wire.drop()
      wire.send({ kind: 'close', call: 0 })
    }
  }

  #sentToNobody(from: Endpoint): void {
    const dead = this.#otherOf(from)
    if (this.#fabric.isDown(dead.process.host)) this.#awaitsReset = true
    // A kernel that is up answers at once; if the close is on its way already, one more does no harm.
    else this.#wireFrom(dead).send({ kind: 'close', call: 0 })
  }

  #otherOf(side: Endpoint): Endpoint {
    return side === this.client ? this.server : this.client
  }

  #wireFrom(side: Endpoint): Wire {
    return side === this.client ? this.#up : this.#down
  }
}
