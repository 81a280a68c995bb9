import type { Clock, Timer } from '@millrace/base'
import { completionDelayMs, completionsPerBatchMax } from '../limits.ts'

interface Completion {
  /** Of __transaction_state. */
  readonly partition: number
  readonly dueMs: number
}

/**
 * Transactional ids whose last transaction is complete, which no record says. What their producers begin next says so, too: a while is left
 * for that, and then it is written down, many at a time.
 */
export class Completions {
  private readonly clock: Clock
  private readonly onDue: (partition: number, transactionalIds: readonly string[]) => void
  /** In the order in which they are due. */
  private readonly waiting = new Map<string, Completion>()
  private timer: Timer | undefined
  private isClosed = false

  constructor(clock: Clock, onDue: (partition: number, transactionalIds: readonly string[]) => void) {
    this.clock = clock
    this.onDue = onDue
  }

  /** Is due in {@link completionDelayMs}, even if it was to be due before. */
  add(transactionalId: string, partition: number): void {
    if (this.isClosed) return
    this.waiting.delete(transactionalId)
    this.waiting.set(transactionalId, { partition, dueMs: this.clock.monotonicMs() + completionDelayMs })
    this.setTimer()
  }

  /** Forgets what belongs to a partition of __transaction_state. */
  drop(partition: number): void {
    for (const [transactionalId, each] of this.waiting) {
      if (each.partition === partition) this.waiting.delete(transactionalId)
    }
  }

  close(): void {
    this.isClosed = true
    this.waiting.clear()
    this.timer?.cancel()
  }

  private setTimer(): void {
    const [first] = this.waiting.values()
    if (this.timer !== undefined || first === undefined) return
    this.timer = this.clock.setTimer(Math.max(0, first.dueMs - this.clock.monotonicMs()), () => {
      this.timer = undefined
      this.tellDue()
      this.setTimer()
    })
  }

  private tellDue(): void {
    const nowMs = this.clock.monotonicMs()
    const due = new Map<number, string[]>()
    for (const [transactionalId, { partition, dueMs }] of this.waiting) {
      if (dueMs > nowMs) break
      this.waiting.delete(transactionalId)
      const ids = due.get(partition) ?? []
      due.set(partition, ids)
      if (ids.push(transactionalId) < completionsPerBatchMax) continue
      due.delete(partition)
      this.onDue(partition, ids)
    }
    for (const [partition, ids] of due) this.onDue(partition, ids)
  }
}
