import { Readable, Writable } from 'node:stream'
import { type CliIo, run } from 'millrace'
import { neutralEnvironment } from './spawn.ts'

export interface CliOptions {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  /** Ctrl-C. */
  readonly interrupted?: AbortSignal
  /** Told of what is written to stdout, as it is. */
  readonly onStdout?: (text: string) => void
  /** The same for stderr. */
  readonly onStderr?: (text: string) => void
}

export interface CliEnded {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a command line of `millrace` to its end, in this process: to start one for each took longer than all that most of them do. That the
 * program hands on what a command line ends with, its signals and its streams is tested with processes (cli-usage, cli-consume, bins).
 */
export async function millrace(
  commandLine: readonly string[],
  {
    input = '',
    env,
    interrupted = new AbortController().signal,
    onStdout = () => {},
    onStderr = () => {},
  }: CliOptions = {},
): Promise<CliEnded> {
  const stdout = new GatheredText(onStdout)
  const stderr = new GatheredText(onStderr)
  const io: CliIo = {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    env: { ...neutralEnvironment(), ...env },
    interrupted,
  }
  const code = await run(commandLine, io)
  return { code, stdout: stdout.text, stderr: stderr.text }
}

/** Runs `millrace` against a cluster to its end. */
export function millraceAt(
  bootstrap: string,
): (commandLine: readonly string[], options?: CliOptions) => Promise<CliEnded> {
  return (commandLine, options = {}) =>
    millrace(commandLine, { ...options, env: { MILLRACE_BROKERS: bootstrap, ...options.env } })
}

class GatheredText extends Writable {
  readonly #chunks: Buffer[] = []
  readonly #written: (text: string) => void

  constructor(written: (text: string) => void) {
    super()
    this.#written = written
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk)
    this.#written(chunk.toString())
    done()
  }
}
