import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Load } from '../lib/pipeline.ts'

/** A line of a service's log. */
export interface LogLine {
  readonly id: string
  readonly service: string
  readonly level: string
  readonly text: string
}

const names = ['cart', 'shop', 'users'] as const
const texts = ['order was paid', 'no such page: "/über"', 'it took too long,\nand was tried again', 'signed in']

/** The line with this number, of all services: whoever knows how many were written knows them all. */
export function lineOf(number: number): LogLine {
  const service = names[number % names.length] ?? 'cart'
  const text = texts[(number * 7) % texts.length] ?? ''
  return { id: `${service}-${number}`, service, level: number % 10 === 0 ? 'WARN' : 'INFO', text }
}

/** Lines until a log is rotated. */
const linesPerFile = 500

/** A service that writes a log, which is renamed now and then, as logrotate does. */
class Service {
  readonly #path: string
  #file: number
  #lines = 0
  rotations = 0

  constructor(folder: string, name: string) {
    mkdirSync(path.join(folder, name))
    this.#path = path.join(folder, name, 'app.log')
    this.#file = openSync(this.#path, 'a')
  }

  write(line: LogLine): void {
    const text = `${JSON.stringify(line)}\n`
    // In two parts: who reads may see half of a line.
    writeSync(this.#file, text.slice(0, 20))
    if (this.#lines % linesPerFile === linesPerFile - 1) {
      this.rotations += 1
      renameSync(this.#path, `${this.#path}.${this.rotations}`)
      writeSync(this.#file, text.slice(20))
      closeSync(this.#file)
      this.#file = openSync(this.#path, 'a')
    } else writeSync(this.#file, text.slice(20))
    this.#lines += 1
  }

  [Symbol.dispose](): void {
    closeSync(this.#file)
  }
}

/** Services that write their logs below one folder. */
export class Services implements Disposable {
  readonly #services: readonly Service[]
  /** Lines that were written: all below this number. */
  written = 0

  constructor(folder: string) {
    this.#services = names.map((name) => new Service(folder, name))
  }

  get rotations(): number {
    return this.#services.reduce((sum, { rotations }) => sum + rotations, 0)
  }

  async load({ goesOn }: Load): Promise<void> {
    while (await goesOn(this.written)) {
      for (let line = 0; line < 60; line++) {
        this.#services[this.written % names.length]?.write(lineOf(this.written))
        this.written += 1
      }
      await setImmediate()
    }
  }

  [Symbol.dispose](): void {
    for (const service of this.#services) service[Symbol.dispose]()
  }
}
