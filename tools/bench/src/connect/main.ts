// npm run bench -- connect [--rows NAME,...] [--smoke | --quick]: what connectors do, beside real servers; a whole run writes docs/performance.md.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Row } from '../bars.ts'
import { chosenRows, finish } from '../finish.ts'
import { circumstances, table } from '../report.ts'
import { ConnectBench } from './bench.ts'
import { profileInto } from './hosted-connector.ts'
import { binlogRows, commitRow } from './rows/mariadb.ts'
import { mqttRow } from './rows/mqtt.ts'
import { nullRow } from './rows/null.ts'
import { openSearchRow } from './rows/opensearch.ts'
import { postgresRow } from './rows/postgres.ts'
import { s3Row } from './rows/s3.ts'
import { webhookRow } from './rows/webhook.ts'
import { type ConnectScale, quickConnectScale, smokeConnectScale, wholeConnectScale } from './scale.ts'
import { installServersOf } from './servers.ts'

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    smoke: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    rows: { type: 'string', default: '' },
    rounds: { type: 'string' },
    // A folder for profiles of what the connectors' processes do.
    profile: { type: 'string' },
  },
})
const given = options.smoke ? smokeConnectScale : options.quick ? quickConnectScale : wholeConnectScale
const scale: ConnectScale = { ...given, ...(options.rounds === undefined ? {} : { rounds: Number(options.rounds) }) }
if (options.profile !== undefined) profileInto(options.profile)
const root = fileURLToPath(new URL('../../../../', import.meta.url))

interface Group {
  /** The connector whose tests have the server that it needs. */
  readonly server?: string
  readonly run: (bench: ConnectBench) => Promise<readonly Row[]>
}

/** Groups of rows by the name that `--rows` knows them by. */
const groups: Record<string, Group> = {
  null: { run: async (bench) => [await nullRow(bench, scale)] },
  binlog: { server: 'mysql-source', run: (bench) => binlogRows(bench, scale) },
  commit: { server: 'mysql-source', run: async (bench) => [await commitRow(bench, scale)] },
  postgres: { server: 'postgres-sink', run: async (bench) => [await postgresRow(bench, scale)] },
  's3-json': { server: 's3-sink', run: async (bench) => [await s3Row(bench, scale, 'json')] },
  's3-parquet': { server: 's3-sink', run: async (bench) => [await s3Row(bench, scale, 'parquet')] },
  mqtt: { server: 'mqtt-source', run: async (bench) => [await mqttRow(bench, scale)] },
  opensearch: { server: 'elasticsearch-sink', run: async (bench) => [await openSearchRow(bench, scale)] },
  webhook: { run: async (bench) => [await webhookRow(bench, scale)] },
}
const known = Object.keys(groups)
const chosen = chosenRows(options.rows, known)
const rows: Row[] = []
await installServersOf(
  Object.entries(groups).flatMap(([name, { server }]) => (chosen.includes(name) ? (server ?? []) : [])),
)
try {
  for (const [name, { run }] of Object.entries(groups)) {
    if (!chosen.includes(name)) continue
    const startedMs = performance.now()
    await using bench = await ConnectBench.start()
    rows.push(...(await run(bench)))
    console.error(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s`)
  }
} catch (error) {
  // What was measured before took many minutes.
  console.log(table(rows))
  throw error
}
const isWhole = chosen.length === known.length && !options.quick && options.profile === undefined
const text = [circumstances(root), table(rows)].join('\n\n')
finish({ root, part: 'connect', rows, text, isSmoke: options.smoke, isWhole })
