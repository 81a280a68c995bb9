/** Wakes one sleeper. A ring while nobody sleeps is remembered, so that none is lost between looking and going to sleep. */
export class Bell {
  private rung = false
  private wake: (() => void) | undefined

  ring(): void {
    this.rung = true
    const wake = this.wake
    this.wake = undefined
    wake?.()
  }

  /** Resolves at the next ring, or at once if there was one since the last sleep. */
  async sleep(): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
    this.rung = false
  }
}
