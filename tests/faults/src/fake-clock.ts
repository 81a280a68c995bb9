import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { assert } from '@millrace/base'
import { TemporaryFolder } from './temporary-folder.ts'

/** The wall clock of a process that is started with its environment, which can be moved: a preloaded libfaketime. The monotonic one is left alone. */
export class FakeClock {
  readonly #folder = new TemporaryFolder('clock')

  constructor() {
    this.set(0)
  }

  /** How far it is from the machine's. */
  set(byMs: number): void {
    writeFileSync(this.#shift, `${byMs < 0 ? '' : '+'}${byMs / 1000}\n`)
  }

  remove(): void {
    this.#folder.remove()
  }

  get environment(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: library(),
      FAKETIME_TIMESTAMP_FILE: this.#shift,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    }
  }

  get #shift(): string {
    return path.join(this.#folder.path, 'shift')
  }
}

/** Where Debian's package `libfaketime` puts it, whatever the machine's architecture. */
function library(): string {
  const found = readdirSync('/usr/lib')
    .map((folder) => path.join('/usr/lib', folder, 'faketime/libfaketimeMT.so.1'))
    .find((file) => existsSync(file))
  assert(found !== undefined, 'libfaketime is installed')
  return found
}
