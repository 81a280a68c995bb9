import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { atExit } from './at-exit.ts'
import type { PowerDisk } from './power-disk.ts'

/** `EXT4_IOC_SHUTDOWN` with `EXT4_GOING_FLAGS_NOLOGFLUSH`: from this moment on nothing reaches the device, not even the journal. */
const powerOff = `
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack("I", 2))
`

/**
 * A file system of its own, ext4 in a file, whose power can be cut: what was not synced is gone when it is mounted again, as after a real
 * power loss. Needs root, loop devices and python3.
 */
export class LoopDisk implements PowerDisk {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'millrace-disk-'))

  private constructor() {
    atExit(() => this.remove())
  }

  /** Whether this machine lets us. The reason, if it does not. */
  static unavailable(): string | undefined {
    try {
      const disk = LoopDisk.create(8)
      disk.cutPower()
      disk.remove()
      return undefined
    } catch (error) {
      return String(error)
    }
  }

  static create(sizeMib: number): LoopDisk {
    const disk = new LoopDisk()
    run('truncate', '-s', `${sizeMib}M`, disk.#image)
    run('mkfs.ext4', '-q', '-F', disk.#image)
    run('mkdir', disk.#mountPoint)
    disk.mount()
    return disk
  }

  get data(): string {
    return path.join(this.#mountPoint, 'data')
  }

  /**
   * Whoever has a file open gets an error from now on. But a sync that is under way may succeed though the journal is given up and nothing of
   * it is on the disk: ext4 finds that its transaction is neither running nor being committed any more (seen with Linux 6.18, in 3 of 60
   * cuts under load, with a program that does nothing but append and sync). So whoever would believe it is to be frozen before.
   */
  cutPower(): void {
    run('python3', '-c', powerOff, this.#mountPoint)
  }

  unmount(): void {
    run('umount', this.#mountPoint)
  }

  /** The journal is replayed, as at a start of the machine. */
  mount(): void {
    run('mount', '-o', 'loop', this.#image, this.#mountPoint)
  }

  remove(): void {
    try {
      run('umount', '-l', this.#mountPoint)
    } catch (error) {
      // It is not mounted, or gone already.
      if (!(error instanceof Error)) throw error
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #image(): string {
    return path.join(this.#folder, 'image')
  }

  get #mountPoint(): string {
    return path.join(this.#folder, 'mount')
  }
}

function run(program: string, ...words: string[]): void {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
}
