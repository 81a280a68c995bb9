/** Lets a limited number in at a time, first come, first served. */
export class ReadSlots {
  /** Below 0 for a while when there are fewer of them than there were. */
  private free: number
  private count: number
  private readonly waiters: (() => void)[] = []

  constructor(count: number) {
    this.free = count
    this.count = count
  }

  /** From now on so many are let in at a time; those that are inside stay. */
  resize(count: number): void {
    this.free += count - this.count
    this.count = count
    while (this.free > 0 && this.waiters.length > 0) {
      this.free -= 1
      this.waiters.shift()?.()
    }
  }

  /** Runs `work` once there is a slot for it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free <= 0) {
      await new Promise<void>((resolve) => {
        this.waiters.push(resolve)
      })
    } else {
      this.free -= 1
    }
    try {
      return await work()
    } finally {
      // A slot goes from hand to hand, so that nobody slips in between.
      const next = this.free < 0 ? undefined : this.waiters.shift()
      if (next === undefined) this.free += 1
      else next()
    }
  }
}
