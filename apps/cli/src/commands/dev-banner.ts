import type { CliIo } from '../io.ts'
import { devMemorySizeBytesMax } from '../limits.ts'
import { version } from '../version.ts'

export interface BannerFacts {
  /** Addresses of brokers. */
  readonly brokers: readonly string[]
  /** The same for clients of the Kafka protocol; none if they are not served. */
  readonly kafka: readonly string[]
  /** Where health and metrics of each are. */
  readonly http: readonly string[]
  /** Where Kafka Connect's REST API is; undefined without a worker. */
  readonly connectUrl: string | undefined
  /** Where a schema registry is; undefined without one. */
  readonly registryUrl: string | undefined
  /** The folder of the data; undefined in memory. */
  readonly data: string | undefined
  readonly demo: boolean
  /** What single keys do; none where nobody types. */
  readonly keys: readonly (readonly [key: string, help: string])[]
}

/** What `dev` says once it is ready. */
export async function banner(
  io: CliIo,
  { brokers: all, kafka, http, connectUrl, registryUrl, data, demo, keys }: BannerFacts,
): Promise<string> {
  const { colorsFor } = await import('../output/colors.ts')
  const { bold, cyan, dim } = colorsFor(io, io.stdout)
  const [address = ''] = all
  const isCluster = all.length > 1
  const storage =
    data === undefined
      ? [
          `in memory, ${devMemorySizeBytesMax / 1024 / 1024} MiB at most: then the oldest records go`,
          '(use --data ./data to keep it)',
        ]
      : [`in ${data}, each record on ${isCluster ? 'two disks at least' : 'disk'} before it is acknowledged`]
  const brokers = address.endsWith(':9094') ? '' : ` --brokers ${all.join(',')}`
  return [
    '',
    `  ${bold(`Millrace ${version()}`)} is ready.`,
    '',
    ...all.map((each, index) => {
      const name = isCluster ? `broker ${index + 1}` : 'broker'
      return `  ${dim(name)}${' '.repeat(10 - name.length)}${cyan(each)}${index === 0 ? '  for the SDK and the command line' : ''}`
    }),
    ...(kafka.length === 0
      ? []
      : [`  ${dim('kafka')}     ${cyan(kafka.join(','))}  bootstrap.servers of Kafka's clients and tools`]),
    ...http.map((each, index) => {
      const name = index === 0 ? 'metrics' : ''
      const what = index === 0 ? '  for Prometheus; /readyz beside it' : ''
      return `  ${dim(name)}${' '.repeat(10 - name.length)}${cyan(`http://${each}/metrics`)}${what}`
    }),
    ...(connectUrl === undefined
      ? []
      : [
          `  ${dim('connect')}   ${cyan(connectUrl)}  Kafka Connect's REST API; /connector-plugins lists what it can run`,
        ]),
    ...(registryUrl === undefined
      ? []
      : [`  ${dim('registry')}  ${cyan(registryUrl)}  schemas, as schema.registry.url of Kafka's clients`]),
    `  ${dim('records')}   ${storage[0]}`,
    ...storage.slice(1).map((line) => `            ${line}`),
    `  ${dim('access')}    no authentication: bound to ${address.slice(0, address.lastIndexOf(':'))}`,
    '',
    ...(demo
      ? ["  The demo writes made-up lines to 'demo-lines', and streams count their words into 'demo-word-counts':"]
      : [
          '  In another terminal:',
          `    npx millrace topic create greetings${brokers}`,
          `    echo hello | npx millrace topic produce greetings${brokers}`,
          `    npx millrace topic consume greetings${brokers}`,
        ]),
    '',
    keys.length === 0
      ? `  ${dim('Ctrl-C stops it.')}`
      : `  ${keys.map(([key, help]) => `${bold(key)} ${dim(help)}`).join(dim(', '))}`,
    '',
    '',
  ].join('\n')
}
