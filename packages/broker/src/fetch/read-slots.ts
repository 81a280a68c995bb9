/** Lets a limited number in at a time, first come, first served. */
export class ReadSlots {
  private free: number
  private readonly waiters: (() => void)[] = []

  constructor(count: number) {
    this.free = count
  }

  /** Runs `work` once there is a slot for it. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free === 0) {
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
      const next = this.waiters.shift()
      if (next === undefined) this.free += 1
      else next()
    }
  }
}
