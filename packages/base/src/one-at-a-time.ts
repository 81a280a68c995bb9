/** Runs pieces of work one after the other. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` once all that was asked for before has ended, however it ended; answers or rejects as it does. */
  run<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#last.then(work)
    // Whoever asked for the work is told of its error; the next piece only waits for its end.
    this.#last = next.then(
      () => undefined,
      () => undefined,
    )
    return next
  }
}
