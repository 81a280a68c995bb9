import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { atExit } from './at-exit.ts'

const chunk = Buffer.alloc(16 * 1024, 1)

/** A small file system of its own, in memory, that can be made to run full. Needs root. */
export class TmpfsDisk {
  readonly #mountPoint = mkdtempSync(path.join(tmpdir(), 'millrace-full-'))
  /** Idempotent. */
  readonly remove: () => void

  private constructor() {
    this.remove = atExit(() => {
      execFileSync('umount', ['-l', this.#mountPoint], { stdio: 'ignore' })
      rmSync(this.#mountPoint, { recursive: true, force: true })
    })
  }

  static create(sizeMib: number): TmpfsDisk {
    const disk = new TmpfsDisk()
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMib}m`, 'tmpfs', disk.#mountPoint])
    return disk
  }

  /** A folder on it that a broker may have. */
  get data(): string {
    return path.join(this.#mountPoint, 'data')
  }

  /** Takes up what room there is, or so much of it. */
  fill(sizeBytesMax = Number.POSITIVE_INFINITY): void {
    const file = openSync(this.#ballast, 'a')
    try {
      for (let written = 0; written < sizeBytesMax;) written += writeSync(file, chunk)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    } finally {
      closeSync(file)
    }
  }

  /** Gives back what {@link fill} took. */
  makeRoom(): void {
    rmSync(this.#ballast, { force: true })
  }

  get #ballast(): string {
    return path.join(this.#mountPoint, 'ballast')
  }
}
