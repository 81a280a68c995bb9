import type { Logger, StreamError } from '@millrace/base'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { exitCodeOf, messageOf } from '../failure.ts'
import { checkConnectOptions, type DevConnectOptions, startDevConnect } from '../dev/dev-connect.ts'
import { type DevBroker, startDevBrokers, stopDevBrokers } from '../dev/dev-brokers.ts'
import { devKeysHelp, listenToDevKeys } from '../dev/dev-keys.ts'
import { keysAreHeard } from '../dev/keys.ts'
import { type CliIo, note } from '../io.ts'
import { devMemorySizeBytesMax } from '../limits.ts'
import { Output } from '../output/output.ts'
import { type OutputFormat, render } from '../output/render.ts'
import { version } from '../version.ts'
import { banner } from './dev-banner.ts'

export interface DevOptions extends DevConnectOptions {
  readonly data?: string
  readonly port: number
  readonly brokers: number
  readonly kafkaPort?: number
  /** Whether clients of the Kafka protocol are served. */
  readonly kafka: boolean
  readonly demo?: boolean
  readonly format: OutputFormat
}

/** `millrace dev`: a broker, or a cluster of several, in this process, for as long as it is wanted. */
export async function dev(io: CliIo, options: DevOptions): Promise<ExitCode> {
  checkConnectOptions(options)
  const logger = devLogger(io, options.brokers > 1)
  const brokers = await startDevBrokers(io, options, logger)
  const addresses = brokers.map(({ broker }) => `${broker.host}:${broker.port}`)
  const stopped = new AbortController()
  let failure: StreamError | undefined
  for (const { broker } of brokers) {
    // It goes on serving what it can still read; the exit code says it in the end.
    void broker.failed.then((error) => {
      failure = error
      const which = brokers.length === 1 ? '' : `broker ${broker.nodeId}: `
      note(io, `millrace: ${which}no more records are taken: ${messageOf(error)}`)
    })
  }
  let connect: Awaited<ReturnType<typeof startDevConnect>>
  try {
    const output = new Output(io.stdout)
    connect = await startDevConnect(io, options, addresses, logger)
    await announce(io, options, { brokers, connectUrl: connect?.url, registryUrl: connect?.registryUrl }, output)
    const demo = options.demo === true ? runDemo(io, options, addresses, output, stopped.signal) : undefined
    await using keys = await startKeys(io, options, addresses, output)
    await Promise.race([interruption(io), keys.quit, ...(demo === undefined ? [] : [demo])])
    stopped.abort()
    await demo
    return failure === undefined ? exitCodes.ok : exitCodeOf(failure)
  } finally {
    stopped.abort()
    await connect?.close()
    await stopDevBrokers(brokers)
  }
}

/** Resolves on Ctrl-C. */
function interruption(io: CliIo): Promise<void> {
  return new Promise((resolve) => {
    if (io.interrupted.aborted) resolve()
    io.interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
}

interface Running {
  readonly brokers: readonly DevBroker[]
  readonly connectUrl: string | undefined
  readonly registryUrl: string | undefined
}

async function announce(
  io: CliIo,
  options: DevOptions,
  { brokers: running, connectUrl, registryUrl }: Running,
  output: Output,
): Promise<void> {
  const brokers = running.map(({ broker }) => `${broker.host}:${broker.port}`)
  const http = running.map(({ operations }) => `${operations.host}:${operations.port}`)
  const kafka = running.flatMap(({ broker }) =>
    broker.kafka === undefined ? [] : `${broker.kafka.host}:${broker.kafka.port}`,
  )
  const [address = ''] = brokers
  const [httpAddress = ''] = http
  const ready = {
    address,
    brokers,
    ...(options.kafka ? { kafkaBootstrapServers: kafka.join(',') } : {}),
    httpAddress,
    httpAddresses: http,
    ...(connectUrl === undefined ? {} : { connectUrl }),
    ...(registryUrl === undefined ? {} : { registryUrl }),
    clusterId: running[0]?.broker.clusterId ?? '',
    storage: options.data === undefined ? 'memory' : 'disk',
    ...(options.data === undefined ? { memorySizeBytesMax: devMemorySizeBytesMax } : { dataDirectory: options.data }),
    version: version(),
    pid: process.pid,
  }
  const keys = keysAreHeard(io) ? devKeysHelp : []
  const text =
    options.format === 'text'
      ? await banner(io, {
          brokers,
          kafka,
          http,
          connectUrl,
          registryUrl,
          data: options.data,
          demo: options.demo === true,
          keys,
        })
      : await render(options.format, ready, () => '')
  await output.write(text)
}

async function runDemo(
  io: CliIo,
  options: DevOptions,
  brokers: readonly string[],
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const { demo } = await import('./demo.ts')
  const shown = options.format === 'text' ? output : undefined
  await demo(brokers, shown, AbortSignal.any([signal, io.interrupted]))
}

/** The keys, for a person at a terminal. `quit` resolves when they have had enough. */
async function startKeys(
  io: CliIo,
  options: DevOptions,
  brokers: readonly string[],
  output: Output,
): Promise<AsyncDisposable & { readonly quit: Promise<void> }> {
  if (options.format !== 'text' || !keysAreHeard(io)) {
    return { quit: new Promise(() => {}), [Symbol.asyncDispose]: () => Promise.resolve() }
  }
  const { Playground } = await import('../dev/playground.ts')
  const tell = (text: string): Promise<void> => output.write(text)
  const playground = new Playground({
    brokers,
    tell,
    shownAlready: options.demo === true ? ['demo-lines', 'demo-word-counts'] : [],
  })
  let listening: Disposable | undefined
  const quit = new Promise<void>((resolve) => {
    listening = listenToDevKeys(io, { brokers, playground, tell, quit: resolve })
  })
  return {
    quit,
    [Symbol.asyncDispose]: async () => {
      // The terminal first, whatever the rest takes.
      listening?.[Symbol.dispose]()
      await playground[Symbol.asyncDispose]()
    },
  }
}

/** Warnings and errors of brokers, for a person at a terminal; which of several says so. */
function devLogger(io: CliIo, areSeveral: boolean): Logger {
  const say = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    // There is one cluster, and one who looks at it.
    const { node, cluster: _cluster, ...telling } = fields
    const details = Object.entries(telling).map(([name, value]) => {
      return value instanceof Error ? `: ${messageOf(value)}` : ` ${name}=${String(value)}`
    })
    const which = areSeveral && typeof node === 'number' ? ` (broker ${node})` : ''
    note(io, `${level}${which}: ${message}${details.join('')}`)
  }
  const logger: Logger = { debug() {}, info() {}, warn: say('warning'), error: say('error'), child: () => logger }
  return logger
}
