/** Named checks of a fault suite, counted and printed as they come. */
export class Checks {
  #passed = 0
  #failed = 0

  get failedCount(): number {
    return this.#failed
  }

  /** Notes whether `holds`; `detail` is printed either way. */
  that(holds: boolean, what: string, detail = ''): void {
    if (holds) this.#passed += 1
    else this.#failed += 1
    console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${detail === '' ? '' : `: ${detail}`}`)
  }

  /** Prints what the documentation says of a whole run. */
  tell(what: string): void {
    console.log(`told: ${what}`)
  }

  /** Prints the summary; returns the exit code. Having checked nothing is a failure. */
  close(): number {
    console.log(`${this.#passed} passed, ${this.#failed} failed`)
    return this.#failed === 0 && this.#passed > 0 ? 0 : 1
  }
}
