/** A copy of an application, or all its threads. */
export interface Pausable {
  setPaused(isPaused: boolean): void
}

/** The copies of an application that run in this process, which are paused together. */
export class Pausing implements Pausable {
  readonly #copies = new Set<Pausable>()
  #isPaused = false

  setPaused(isPaused: boolean): void {
    this.#isPaused = isPaused
    for (const copy of this.#copies) copy.setPaused(isPaused)
  }

  /** Runs a copy, paused from the beginning if the others are. */
  async run(copy: Pausable & { run(): Promise<void> }): Promise<void> {
    this.#copies.add(copy)
    if (this.#isPaused) copy.setPaused(true)
    try {
      await copy.run()
    } finally {
      this.#copies.delete(copy)
    }
  }
}
