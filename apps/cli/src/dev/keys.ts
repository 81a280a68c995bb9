import { type CliIo, isTerminal } from '../io.ts'

/** A key of `dev`, and what it does. */
export interface DevKey {
  readonly key: string
  readonly press: () => void
}

/** The part of a terminal's stdin that keys need. */
interface RawInput {
  setRawMode(isRaw: boolean): unknown
  resume(): unknown
  pause(): unknown
  unref?(): unknown
  on(event: 'data', listener: (data: Buffer | string) => void): unknown
  off(event: 'data', listener: (data: Buffer | string) => void): unknown
}

const controlC = '\u0003'
const controlD = '\u0004'
const controlZ = '\u001A'

/**
 * Listens to single keys where a person sits at both ends, and gives the terminal back when it is disposed of, also if the process
 * ends otherwise. Undefined anywhere else: then nothing is read.
 */
export function listenToKeys(io: CliIo, keys: readonly DevKey[], host: KeyHost = processHost): Disposable | undefined {
  const input = keysAreHeard(io) ? (io.stdin as unknown as RawInput) : undefined
  if (input === undefined) return undefined
  const give = (): void => void input.setRawMode(false)
  const take = (): void => void input.setRawMode(true)
  const hear = (data: Buffer | string): void => {
    for (const character of String(data)) {
      // In raw mode the terminal makes no signals of them.
      if (character === controlC || character === controlD) host.signal('SIGINT')
      else if (character === controlZ) {
        give()
        host.signal('SIGTSTP')
      } else keys.find(({ key }) => key === character.toLowerCase())?.press()
    }
  }
  take()
  input.on('data', hear)
  input.resume()
  // Only what else runs keeps the process.
  input.unref?.()
  const leave = host.onEnd(give, take)
  return {
    [Symbol.dispose]: () => {
      leave()
      input.off('data', hear)
      give()
      input.pause()
    },
  }
}

/** Whether keys are listened to: a person types, and sees what it does. */
export function keysAreHeard(io: CliIo): boolean {
  return isTerminal(io.stdout) && isTerminal(io.stdin)
}

/** What of the process keys touch. */
export interface KeyHost {
  /** Sends the signal to this process, as the terminal would have. */
  signal(signal: 'SIGINT' | 'SIGTSTP'): void
  /** Calls `give` when the process ends, `take` when it goes on after it was stopped; returns what takes that back. */
  onEnd(give: () => void, take: () => void): () => void
}

const processHost: KeyHost = {
  // Stopping is for the whole group, as by the terminal: `npx` in front of us has to stop too.
  signal: (signal) => void process.kill(signal === 'SIGTSTP' ? 0 : process.pid, signal),
  onEnd: (give, take) => {
    process.on('exit', give)
    process.on('SIGCONT', take)
    return () => {
      process.off('exit', give)
      process.off('SIGCONT', take)
    }
  },
}
