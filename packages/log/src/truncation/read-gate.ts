/** Lets readers of a log's files in, and keeps them out while the files are cut. */
export class ReadGate {
  #readers = 0
  #closed: Promise<void> | undefined
  #open: () => void = () => {}
  #onEmpty: (() => void) | undefined

  /** Calls `read` once the gate is open. */
  async pass<T>(read: () => Promise<T>): Promise<T> {
    while (this.#closed !== undefined) await this.#closed
    this.#readers++
    try {
      return await read()
    } finally {
      this.#readers--
      if (this.#readers === 0) this.#onEmpty?.()
    }
  }

  /** Lets nobody in any more. Resolves when those who were in are out. */
  async close(): Promise<void> {
    this.#closed = new Promise((resolve) => {
      this.#open = resolve
    })
    if (this.#readers === 0) return
    await new Promise<void>((resolve) => {
      this.#onEmpty = resolve
    })
    this.#onEmpty = undefined
  }

  open(): void {
    this.#closed = undefined
    this.#open()
  }
}
