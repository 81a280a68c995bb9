/** Lets any number of parts wait until something has changed. */
export class Change {
  #resolve: () => void = () => {}
  #next: Promise<void> | undefined

  /** Resolves with the next change. */
  next(): Promise<void> {
    this.#next ??= new Promise((resolve) => {
      this.#resolve = resolve
    })
    return this.#next
  }

  tell(): void {
    this.#next = undefined
    this.#resolve()
  }
}
