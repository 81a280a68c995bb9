import { assert, type Clock, StreamError, type Timer } from '@millrace/base'
import { Turns } from './turns.ts'

/** The part of the budget that streams may use only if they took their last frame promptly. */
const reservedForPrompt = 1 / 4

/** A part of the budget, held from before a frame is read until its transport has taken it. */
export class FrameHold {
  /** @internal */ bytes: number
  /** @internal */ pendingSinceMs = Infinity
  /** @internal Whether its stream had just taken its last frame promptly. */ readonly isPrompt: boolean
  /** @internal */ readonly cut: (error: StreamError) => void

  constructor(bytes: number, isPrompt: boolean, cut: (error: StreamError) => void) {
    this.bytes = bytes
    this.isPrompt = isPrompt
    this.cut = cut
  }

  /** How large a frame may be that is read under this hold. */
  get sizeBytes(): number {
    return this.bytes
  }
}

interface Waiter {
  readonly stream: FrameTaker
  /** When it came. */
  readonly isPrompt: boolean
  readonly sizeBytesMin: () => number
  readonly resolve: (hold: FrameHold | undefined) => void
}

/** A stream that sends frames, as the budget knows it. */
export interface FrameTaker {
  /** Ends it. */
  readonly cut: (error: StreamError) => void
  /** Aborted once it is over. */
  readonly signal: AbortSignal
  /** When its transport last took a frame, by the monotonic clock; -Infinity if it never did. */
  readonly lastTakenMs: number
}

export interface FrameBudgetOptions {
  readonly clock: Clock
  readonly capacityBytes: number
  readonly frameSizeBytesMax: number
  readonly frameSizeBytesMin: number
  /** When frames become smaller than this, streams that have stalled for long are cut. */
  readonly frameSizeBytesFair: number
  /** A frame may take 1/this of what is free. */
  readonly shareOfFree: number
  /**
   * How long a frame may be with its transport while others wait for memory: {@link turnoverMs} shared among those who wait, within
   * {@link stalledMsMin} and this. A stream that took its last frame promptly has all of this.
   */
  readonly stalledMsMax: number
  readonly stalledMsMin: number
  readonly turnoverMs: number
  /** The same where nobody waits, but frames are smaller than is fair. */
  readonly stalledLongMsMax: number
}

/**
 * The memory that all fetch streams together may hold in frames which their transports have not taken.
 *
 * While streams stall and keep what they hold, the others get smaller frames. Once those would be smaller than is fair, or someone has to
 * wait, the streams whose frames have been with their transports longest are cut (their clients connect again when they read again).
 * So any number of consumers that have stopped reading costs a fixed amount of memory. Streams that took their last frame promptly are
 * preferred where there is a queue, and have a part of the budget for themselves, so that those who read on are hardly held up by many
 * that stop all at once. A stream that is merely
 * slow keeps its place as long as it takes each frame in time, and nobody is cut for the sake of memory that nobody wants.
 */
export class FrameBudget {
  private readonly options: FrameBudgetOptions
  private heldBytes = 0
  /** Frames with their transports, the longest there first; those of streams that had proved that they read apart from the others. */
  private readonly pendingPrompt = new Set<FrameHold>()
  private readonly pendingOthers = new Set<FrameHold>()
  /** Who waits for room. */
  private readonly waiters = new Turns<Waiter>()
  private evictionTimer: Timer | undefined
  private evictionDueMs = Infinity

  constructor(options: FrameBudgetOptions) {
    this.options = options
  }

  get bytesHeld(): number {
    return this.heldBytes
  }

  get waiting(): number {
    return this.waiters.size
  }

  /**
   * Room for a frame: at least `sizeBytesMin` (a batch that is known not to fit into less), more if there is plenty. At once if it can
   * be had, else a promise of it; the size is asked for again when its turn comes, since more may be known by then. Resolves with
   * undefined if the stream's signal is aborted first.
   */
  acquire(sizeBytesMin: () => number, stream: FrameTaker): FrameHold | Promise<FrameHold | undefined> {
    const { signal } = stream
    const isPrompt = this.isPrompt(stream)
    const least = this.least(sizeBytesMin)
    if (this.waiters.size === 0 && this.fits(least, isPrompt)) return this.give(least, isPrompt, stream)
    return new Promise((resolve) => {
      const stopWaiting = (): void => {
        this.waiters.leave(waiter)
        resolve(undefined)
        this.serve()
      }
      const waiter: Waiter = {
        stream,
        isPrompt,
        sizeBytesMin,
        resolve: (hold) => {
          signal.removeEventListener('abort', stopWaiting)
          resolve(hold)
        },
      }
      if (signal.aborted) return resolve(undefined)
      signal.addEventListener('abort', stopWaiting, { once: true })
      this.waiters.add(waiter, isPrompt)
      this.serve()
    })
  }

  /** Makes a hold the size of what was really read; false (and nothing changed) if there is no room for that. */
  resize(hold: FrameHold, bytes: number): boolean {
    const more = bytes - hold.bytes
    if (more > 0 && !this.fits(more, true) && hold.bytes < this.heldBytes) return false
    hold.bytes = bytes
    this.heldBytes += more
    if (more < 0) this.serve()
    return true
  }

  /** The frame is with its transport from now on. */
  sending(hold: FrameHold): void {
    hold.pendingSinceMs = this.options.clock.monotonicMs()
    const pending = hold.isPrompt ? this.pendingPrompt : this.pendingOthers
    pending.add(hold)
    if (this.waiters.size > 0) this.evictWhenDue()
  }

  /** The transport has taken the frame, or the stream is over. */
  release(hold: FrameHold): void {
    this.pendingPrompt.delete(hold)
    this.pendingOthers.delete(hold)
    this.heldBytes -= hold.bytes
    hold.bytes = 0
    assert(this.heldBytes >= 0, 'more of the frame budget was given back than taken')
    this.serve()
  }

  /** Takes back the timer. Those who wait are let go by their own signals. */
  close(): void {
    this.evictionTimer?.cancel()
    this.evictionTimer = undefined
    this.evictionDueMs = Infinity
  }

  /** A part of the budget is only for streams that took their last frame promptly. A frame larger than the whole goes alone. */
  private fits(bytes: number, isPrompt: boolean): boolean {
    const limitBytes = Math.max(this.limitBytes(isPrompt), Math.min(bytes, this.options.capacityBytes))
    return this.heldBytes + bytes <= limitBytes || this.heldBytes === 0
  }

  private limitBytes(isPrompt: boolean): number {
    const { capacityBytes } = this.options
    return isPrompt ? capacityBytes : capacityBytes * (1 - reservedForPrompt)
  }

  private least(sizeBytesMin: () => number): number {
    return Math.max(sizeBytesMin(), this.options.frameSizeBytesMin)
  }

  private isPrompt({ lastTakenMs }: FrameTaker): boolean {
    return this.options.clock.monotonicMs() - lastTakenMs < this.options.stalledMsMax
  }

  private give(least: number, isPrompt: boolean, stream: FrameTaker): FrameHold {
    const { shareOfFree, frameSizeBytesMax } = this.options
    const share = Math.floor((this.limitBytes(isPrompt) - this.heldBytes) / shareOfFree)
    // Whoever had to wait for long has proved nothing of late.
    const hold = new FrameHold(Math.max(least, Math.min(share, frameSizeBytesMax)), this.isPrompt(stream), stream.cut)
    this.heldBytes += hold.bytes
    this.evictWhenDue()
    return hold
  }

  private serve(): void {
    while (this.serveNext()) continue
    if (this.waiters.size > 0) this.evictWhenDue()
  }

  /** Gives room to whoever's turn it is, or to the first of the other kind. False if there is none for either. */
  private serveNext(): boolean {
    for (const waiter of this.waiters.heads()) {
      const least = this.least(waiter.sizeBytesMin)
      if (this.fits(least, waiter.isPrompt)) {
        this.waiters.take(waiter)
        waiter.resolve(this.give(least, waiter.isPrompt, waiter.stream))
        return true
      }
      // Who needs much room keeps the turn, or the small frames of others would never leave enough of it.
      if (least > this.options.frameSizeBytesMax) return false
    }
    return false
  }

  /** How long a frame may be with its transport as memory stands: without end while there is enough. */
  private patienceMs(isPrompt: boolean): number {
    const { shareOfFree, frameSizeBytesFair, stalledMsMin, stalledMsMax, stalledLongMsMax, turnoverMs } = this.options
    if (this.waiters.size > 0) {
      const evenMs = (turnoverMs * this.pendingOthers.size) / this.waiters.size
      return isPrompt ? stalledMsMax : Math.min(stalledMsMax, Math.max(stalledMsMin, evenMs))
    }
    const isShort = (this.limitBytes(false) - this.heldBytes) / shareOfFree < frameSizeBytesFair
    return isShort ? stalledLongMsMax : Infinity
  }

  /** Sets a timer for when a stream is to be cut that has stalled. Called only for one who wants a frame. */
  private evictWhenDue(): void {
    // With none pending, those who hold are still reading: they come by here when they send.
    const [oldestPrompt] = this.pendingPrompt
    const [oldestOther] = this.pendingOthers
    const dueMs = Math.min(this.dueMs(oldestPrompt), this.dueMs(oldestOther))
    if (dueMs >= this.evictionDueMs) return
    this.close()
    this.evictionDueMs = dueMs
    // Also when it is due now: the cut runs from a timer of its own, never inside the call of the stream that wants the room.
    this.evictionTimer = this.options.clock.setTimer(Math.max(0, dueMs - this.options.clock.monotonicMs()), () => {
      this.close()
      this.evictStalled()
    })
  }

  private dueMs(hold: FrameHold | undefined): number {
    return hold === undefined ? Infinity : hold.pendingSinceMs + this.patienceMs(hold.isPrompt)
  }

  /** Cuts streams, the longest stalled first, until there is enough memory or none has stalled long enough. */
  private evictStalled(): void {
    for (const pending of [this.pendingOthers, this.pendingPrompt]) {
      for (const hold of pending) {
        // The same sum as the timer's: rounded otherwise, it might never come out as due when the timer fires for it.
        if (this.dueMs(hold) > this.options.clock.monotonicMs()) break
        this.evict(hold)
      }
    }
    if (this.waiters.size > 0) this.evictWhenDue()
  }

  private stalledMs(hold: FrameHold): number {
    return this.options.clock.monotonicMs() - hold.pendingSinceMs
  }

  private evict(hold: FrameHold): void {
    hold.cut(
      new StreamError(
        'RESOURCE_EXHAUSTED',
        `this fetch stream took nothing of its last frame for ${Math.round(this.stalledMs(hold))} ms while others wait for the memory; ` +
          'open it again when you read again',
        { context: { limit: this.options.capacityBytes } },
      ),
    )
    // The stream gives its memory back now: it may be a while before its sender notices that it was cut.
    this.release(hold)
  }
}
