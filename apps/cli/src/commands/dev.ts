import { type Disk, isStreamError, type Logger, MemoryDisk, type StreamError } from '@millrace/base'
import type { Broker, BrokerPorts } from '@millrace/broker'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { CommandFailure, exitCodeOf, messageOf } from '../failure.ts'
import { type DevOperations, devOperations } from '../dev/dev-operations.ts'
import { devKeysHelp, listenToDevKeys } from '../dev/dev-keys.ts'
import { keysAreHeard } from '../dev/keys.ts'
import { type CliIo, note } from '../io.ts'
import { devMemorySizeBytesMax, devPortsTriedMax } from '../limits.ts'
import { Output } from '../output/output.ts'
import { type OutputFormat, render } from '../output/render.ts'
import { version } from '../version.ts'
import { banner } from './dev-banner.ts'

export interface DevOptions {
  readonly data?: string
  readonly port: number
  readonly demo?: boolean
  readonly format: OutputFormat
}

/** How long Ctrl-C waits for what is under way. */
const stopDeadlineMs = 5_000

/** `millrace dev`: a broker in this process, for as long as it is wanted. */
export async function dev(io: CliIo, options: DevOptions): Promise<ExitCode> {
  await using operations = await devOperations(io, options, devLogger(io))
  const broker = await startOnFreePort(io, options, operations)
  operations.follow(() => broker.health())
  const stopped = new AbortController()
  let failure: StreamError | undefined
  // It goes on serving what it can still read; the exit code says it in the end.
  void broker.failed.then((error) => {
    failure = error
    note(io, `millrace: no more records are taken: ${messageOf(error)}`)
  })
  try {
    const output = new Output(io.stdout)
    await announce(io, options, broker, operations, output)
    const demo = options.demo === true ? runDemo(io, options, broker, output, stopped.signal) : undefined
    await using keys = await startKeys(io, options, broker, output)
    await Promise.race([interruption(io), keys.quit, ...(demo === undefined ? [] : [demo])])
    stopped.abort()
    await demo
    return failure === undefined ? exitCodes.ok : exitCodeOf(failure)
  } finally {
    stopped.abort()
    await broker.stop({ deadlineMs: stopDeadlineMs })
  }
}

/** Resolves on Ctrl-C. */
function interruption(io: CliIo): Promise<void> {
  return new Promise((resolve) => {
    if (io.interrupted.aborted) resolve()
    io.interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
}

async function startOnFreePort(io: CliIo, options: DevOptions, { metrics }: DevOperations): Promise<Broker> {
  const [{ parseBrokerConfig, startBroker }, { nodePorts }] = await Promise.all([
    import('@millrace/broker'),
    import('@millrace/node-io'),
  ])
  const { disk: nodeDisk, ...ports } = nodePorts({ logger: devLogger(io) })
  const disk: Disk = options.data === undefined ? new MemoryDisk() : nodeDisk
  const all: BrokerPorts = { ...ports, disk, metrics }
  for (let port = options.port; ; port += 1) {
    try {
      return await startBroker(parseBrokerConfig(brokerConfigs(options, port)), all)
    } catch (error) {
      if (!isStreamError(error, 'ADDRESS_IN_USE') || port === 0) throw error
      if (port + 1 >= options.port + devPortsTriedMax || port === 65_535) {
        throw new CommandFailure(
          exitCodes.failed,
          `the ports from ${options.port} to ${port} are all taken: say --port N`,
          { cause: error },
        )
      }
      note(io, `Port ${port} is taken, trying ${port + 1}.`)
    }
  }
}

/** The broker's configs for `options`. In memory, segments are small, so that the oldest records go in small steps. */
export function brokerConfigs({ data }: DevOptions, port: number): Record<string, string | number> {
  const common = { 'listener.port': port }
  if (data !== undefined) return { ...common, 'log.dir': data }
  return {
    ...common,
    'log.dir': 'memory',
    'log.dir.size.bytes.max': devMemorySizeBytesMax,
    'log.segment.bytes': devMemorySizeBytesMax / 64,
    'log.segment.delete.delay.ms': 0,
    'log.retention.check.interval.ms': 1_000,
  }
}

async function announce(
  io: CliIo,
  options: DevOptions,
  broker: Broker,
  operations: DevOperations,
  output: Output,
): Promise<void> {
  const address = `${broker.host}:${broker.port}`
  const httpAddress = `${operations.host}:${operations.port}`
  const ready = {
    address,
    brokers: [address],
    httpAddress,
    clusterId: broker.clusterId,
    storage: options.data === undefined ? 'memory' : 'disk',
    ...(options.data === undefined ? { memorySizeBytesMax: devMemorySizeBytesMax } : { dataDirectory: options.data }),
    version: version(),
    pid: process.pid,
  }
  const keys = keysAreHeard(io) ? devKeysHelp : []
  const text =
    options.format === 'text'
      ? await banner(io, { address, httpAddress, data: options.data, demo: options.demo === true, keys })
      : await render(options.format, ready, () => '')
  await output.write(text)
}

async function runDemo(
  io: CliIo,
  options: DevOptions,
  broker: Broker,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const { demo } = await import('./demo.ts')
  const shown = options.format === 'text' ? output : undefined
  await demo(`${broker.host}:${broker.port}`, shown, AbortSignal.any([signal, io.interrupted]))
}

/** The keys, for a person at a terminal. `quit` resolves when they have had enough. */
async function startKeys(
  io: CliIo,
  options: DevOptions,
  broker: Broker,
  output: Output,
): Promise<AsyncDisposable & { readonly quit: Promise<void> }> {
  if (options.format !== 'text' || !keysAreHeard(io)) {
    return { quit: new Promise(() => {}), [Symbol.asyncDispose]: () => Promise.resolve() }
  }
  const { Playground } = await import('../dev/playground.ts')
  const address = `${broker.host}:${broker.port}`
  const tell = (text: string): Promise<void> => output.write(text)
  const playground = new Playground({ address, tell, shownAlready: options.demo === true ? ['demo-orders'] : [] })
  let listening: Disposable | undefined
  const quit = new Promise<void>((resolve) => {
    listening = listenToDevKeys(io, { address, playground, tell, quit: resolve })
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

/** Warnings and errors of the broker, for a person at a terminal. */
function devLogger(io: CliIo): Logger {
  const say = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    // There is one broker, and one who looks at it.
    const { node: _node, cluster: _cluster, ...telling } = fields
    const details = Object.entries(telling).map(([name, value]) => {
      return value instanceof Error ? `: ${messageOf(value)}` : ` ${name}=${String(value)}`
    })
    note(io, `${level}: ${message}${details.join('')}`)
  }
  const logger: Logger = { debug() {}, info() {}, warn: say('warning'), error: say('error'), child: () => logger }
  return logger
}
