import type { Logger } from '@millrace/base'
import { complaintsMax } from '../limits.ts'

/** Warns once of each path: what is looked at each second would fill the log otherwise. */
export class Complaints {
  readonly #logger: Logger
  readonly #known = new Map<string, string>()

  constructor(logger: Logger) {
    this.#logger = logger
  }

  /** Warns of `path`, unless the last warning about it said the same. */
  about(path: string, why: string): void {
    if (this.#known.get(path) === why) return
    if (this.#known.size >= complaintsMax) this.#known.clear()
    this.#known.set(path, why)
    this.#logger.warn({ path, why }, 'a file or folder is not read')
  }

  /** There is nothing wrong with `path` any more. */
  over(path: string): void {
    this.#known.delete(path)
  }
}
