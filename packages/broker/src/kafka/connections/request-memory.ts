import type { Clock, Timer } from '@millrace/base'

export interface RequestMemoryOptions {
  readonly clock: Clock
  /** One request may pass it. */
  readonly capacityBytes: number
  /** How long a request may take to arrive whole, while others wait for the memory that it holds. */
  readonly arrivalMsMax: number
}

/** Memory that one request holds while it arrives and is worked on. */
export interface HeldMemory {
  /** The request is whole: how long it takes from now on is not its sender's to say. */
  arrived(): void
  /** Idempotent. */
  release(): void
}

interface Hold {
  readonly sizeBytes: number
  readonly sinceMs: number
  /** Ends the connection that the request comes over. */
  readonly cut: () => void
}

/**
 * Bounds what requests hold that are too large to come in one piece, over all connections: those beyond wait, unread, for their turn. A
 * client that announces much and sends little is cut when others wait for what it holds.
 */
export class RequestMemory {
  readonly #options: RequestMemoryOptions
  readonly #arriving = new Set<Hold>()
  readonly #waiting: (() => void)[] = []
  #heldBytes = 0
  #timer: Timer | undefined

  constructor(options: RequestMemoryOptions) {
    this.#options = options
  }

  get heldBytes(): number {
    return this.#heldBytes
  }

  /** Resolves once there is room. `cut` is called if the request then takes too long to arrive. */
  async take(sizeBytes: number, cut: () => void): Promise<HeldMemory> {
    if (this.#waiting.length > 0 || !this.#hasRoom) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve)
        this.#watch()
      })
    }
    const hold: Hold = { sizeBytes, sinceMs: this.#options.clock.monotonicMs(), cut }
    this.#heldBytes += sizeBytes
    this.#arriving.add(hold)
    if (this.#hasRoom) this.#waiting.shift()?.()
    let isHeld = true
    return {
      arrived: () => {
        this.#arriving.delete(hold)
      },
      release: () => {
        if (!isHeld) return
        isHeld = false
        this.#arriving.delete(hold)
        this.#heldBytes -= sizeBytes
        if (this.#hasRoom) this.#waiting.shift()?.()
      },
    }
  }

  get #hasRoom(): boolean {
    return this.#heldBytes < this.#options.capacityBytes
  }

  /** Looks again and again at what arrives, for as long as others wait. */
  #watch(): void {
    const { clock, arrivalMsMax } = this.#options
    this.#timer ??= clock.setTimer(arrivalMsMax, () => {
      this.#timer = undefined
      if (this.#waiting.length === 0) return
      const lateMs = clock.monotonicMs() - arrivalMsMax
      for (const { sinceMs, cut } of this.#arriving) if (sinceMs <= lateMs) cut()
      this.#watch()
    })
  }

  close(): void {
    this.#timer?.cancel()
  }
}
