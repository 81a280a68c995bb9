import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { atExit } from './at-exit.ts'
import { LoopDisk } from './loop-disk.ts'

/** Where a broker has its data, until the power goes. */
export interface PowerDisk {
  /** A folder on it that a broker may have. */
  readonly data: string
  cutPower(): void
  /** Only once nobody has a file open there. */
  unmount(): void
  mount(): void
  /** Idempotent. */
  remove(): void
}

/**
 * So many disks whose power can be cut. Where the machine lets us have no file systems of our own they are folders: to lose the power is then
 * no more than to be killed, which is said.
 */
export function powerDisks(count: number, sizeMib: number): PowerDisk[] {
  const unavailable = LoopDisk.unavailable()
  if (unavailable === undefined) return Array.from({ length: count }, () => LoopDisk.create(sizeMib))
  console.log(
    `no file systems on loop devices here, brokers are killed and lose nothing that the kernel has: ${unavailable}`,
  )
  return Array.from({ length: count }, () => new Folder())
}

class Folder implements PowerDisk {
  readonly #path = mkdtempSync(path.join(tmpdir(), 'millrace-disk-'))
  readonly data = path.join(this.#path, 'data')
  readonly remove = atExit(() => rmSync(this.#path, { recursive: true, force: true }))

  cutPower(): void {}
  unmount(): void {}
  mount(): void {}
}
