import { type CliIo, isTerminal } from '../io.ts'
import { devMemorySizeBytesMax } from '../limits.ts'
import { version } from '../version.ts'

export interface BannerFacts {
  readonly address: string
  /** The folder of the data; undefined in memory. */
  readonly data: string | undefined
  readonly demo: boolean
}

/** What `dev` says once it is ready. */
export async function banner(io: CliIo, { address, data, demo }: BannerFacts): Promise<string> {
  const { createColors } = await import('picocolors')
  const { bold, cyan, dim } = createColors(isTerminal(io.stdout) && (io.env['NO_COLOR'] ?? '') === '')
  const storage =
    data === undefined
      ? [
          `in memory, ${devMemorySizeBytesMax / 1024 / 1024} MiB at most: then the oldest records go`,
          '(use --data ./data to keep it)',
        ]
      : [`in ${data}, each record on disk before it is acknowledged`]
  const brokers = address.endsWith(':9094') ? '' : ` --brokers ${address}`
  return [
    '',
    `  ${bold(`Millrace ${version()}`)} is ready.`,
    '',
    `  ${dim('broker')}    ${cyan(address)}  for the SDK and the command line`,
    `  ${dim('records')}   ${storage[0]}`,
    ...storage.slice(1).map((line) => `            ${line}`),
    `  ${dim('access')}    no authentication: bound to ${address.slice(0, address.lastIndexOf(':'))}`,
    '',
    ...(demo
      ? ["  The demo writes made-up orders to the topic 'demo-orders'; here they come:"]
      : [
          '  In another terminal:',
          `    npx millrace topic create greetings${brokers}`,
          `    echo hello | npx millrace topic produce greetings${brokers}`,
          `    npx millrace topic consume greetings${brokers}`,
        ]),
    '',
    `  ${dim('Ctrl-C stops it.')}`,
    '',
    '',
  ].join('\n')
}
