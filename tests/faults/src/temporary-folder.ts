import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { atExit } from './at-exit.ts'

/** A folder for what a suite writes, which is gone with this process at the latest. */
export class TemporaryFolder {
  readonly path: string
  /** Idempotent. */
  readonly remove = atExit(() => {
    // A process that was killed just now may still be writing there.
    if (!this.#isKept) rmSync(this.path, { recursive: true, force: true, maxRetries: 5 })
  })
  #isKept = false

  constructor(name: string) {
    this.path = mkdtempSync(path.join(tmpdir(), `millrace-${name}-`))
  }

  /** Something went wrong: it is not removed, and is named. */
  keep(): void {
    this.#isKept = true
    console.log(`what was written is kept: ${this.path}`)
  }
}
