/** Resolves when a count has come to a value. */
export class Milestones {
  #count = 0
  readonly #waiting: { at: number; resolve: () => void }[] = []

  add(): void {
    this.#count++
    for (const { at, resolve } of this.#waiting) if (this.#count >= at) resolve()
  }

  reached(at: number): Promise<void> {
    if (this.#count >= at) return Promise.resolve()
    return new Promise((resolve) => this.#waiting.push({ at, resolve }))
  }
}
