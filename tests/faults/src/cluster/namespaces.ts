import { execFileSync } from 'node:child_process'
import { atExit } from '../at-exit.ts'

/**
 * Hosts on this machine: a network namespace each, all on one bridge, where this process is too. Between any two of them packets can be
 * dropped, one way or both, as a broken switch drops them: nobody is told. Needs root, `ip` and `nft`.
 */
export class Namespaces {
  readonly #prefix: string
  readonly #subnet: string
  readonly #count: number
  #isGone = false

  private constructor(prefix: string, subnet: string, count: number) {
    this.#prefix = prefix
    this.#subnet = subnet
    this.#count = count
  }

  /** Whether this machine lets us. The reason, if it does not. */
  static unavailable(): string | undefined {
    const probe = `mr${process.pid}p`
    try {
      run('ip', 'netns', 'add', probe)
    } catch (error) {
      return String(error)
    }
    try {
      run('ip', 'netns', 'exec', probe, 'nft', 'add', 'table', 'inet', 'probe')
      return undefined
    } catch (error) {
      return String(error)
    } finally {
      run('ip', 'netns', 'del', probe)
    }
  }

  /** Makes `count` hosts, numbered from 1. They go with {@link remove}, at the latest when this process ends. */
  static create(count: number): Namespaces {
    // Bounded by what a name of an interface may have: 15 characters.
    const prefix = `mr${process.pid % 100_000}`
    const subnet = `10.${100 + (process.pid % 100)}.${Math.floor(process.pid / 100) % 250}`
    const namespaces = new Namespaces(prefix, subnet, count)
    atExit(() => namespaces.remove())
    const bridge = `${prefix}b`
    run('ip', 'link', 'add', bridge, 'type', 'bridge')
    run('ip', 'addr', 'add', `${subnet}.254/24`, 'dev', bridge)
    run('ip', 'link', 'set', bridge, 'up')
    for (let host = 1; host <= count; host += 1) {
      const name = namespaces.#name(host)
      const outside = `${prefix}v${host}`
      run('ip', 'netns', 'add', name)
      run('ip', 'link', 'add', outside, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name)
      run('ip', 'link', 'set', outside, 'master', bridge, 'up')
      run('ip', '-n', name, 'addr', 'add', `${namespaces.address(host)}/24`, 'dev', 'eth0')
      run('ip', '-n', name, 'link', 'set', 'eth0', 'up')
      run('ip', '-n', name, 'link', 'set', 'lo', 'up')
      namespaces.#nft(host, 'add', 'table', 'inet', 'cut')
      namespaces.#nft(host, 'add chain inet cut input { type filter hook input priority 0 ; }')
    }
    return namespaces
  }

  address(host: number): string {
    return `${this.#subnet}.${host}`
  }

  /** What runs a program on a host. */
  launcher(host: number): readonly string[] {
    return ['ip', 'netns', 'exec', this.#name(host)]
  }

  /** From now on `host` gets nothing that `from` sends. */
  drop(from: number, host: number): void {
    this.#nft(host, `add rule inet cut input ip saddr ${this.address(from)} drop`)
  }

  /** Cuts `host` off from the other hosts, both ways; this process still reaches it. */
  isolate(host: number): void {
    for (let other = 1; other <= this.#count; other += 1) {
      if (other === host) continue
      this.drop(other, host)
      this.drop(host, other)
    }
  }

  /** All packets pass again. */
  heal(): void {
    for (let host = 1; host <= this.#count; host += 1) this.#nft(host, 'flush chain inet cut input')
  }

  /** Idempotent. */
  remove(): void {
    if (this.#isGone) return
    this.#isGone = true
    for (let host = 1; host <= this.#count; host += 1) tryRun('ip', 'netns', 'del', this.#name(host))
    tryRun('ip', 'link', 'del', `${this.#prefix}b`)
  }

  #name(host: number): string {
    return `${this.#prefix}n${host}`
  }

  #nft(host: number, ...command: string[]): void {
    run('ip', 'netns', 'exec', this.#name(host), 'nft', ...command)
  }
}

function run(program: string, ...words: string[]): void {
  execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** What is gone already need not go. */
function tryRun(program: string, ...words: string[]): void {
  try {
    run(program, ...words)
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
}
