/** What a loop waits by: until it is woken, or until a time. */
export class Wakeup {
  #isWoken = false
  #wake: () => void = () => undefined

  /** Ends the wait there is, or the next at once. */
  wake(): void {
    this.#isWoken = true
    this.#wake()
  }

  /** What has woken it so far is seen to from now on. */
  reset(): void {
    this.#isWoken = false
  }

  /** Until it is woken, at once if it was since the last {@link reset}, or until that time of `performance.now()`. */
  async wait(untilMs: number): Promise<void> {
    if (this.#isWoken) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, untilMs - performance.now()))
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = () => undefined
  }
}
