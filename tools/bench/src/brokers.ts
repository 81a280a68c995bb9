// npm run bench [-- --smoke]: measures, prints the table, writes docs/performance.md, and exits 1 naming each row below its bar.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Row } from './bars.ts'
import { chosenRows, finish } from './finish.ts'
import { appendAndSync, appendLatenciesMs } from './limits/append-sync.ts'
import { encodeRecords } from './limits/encode.ts'
import { rawStream } from './limits/raw-grpc.ts'
import { BenchBroker } from './processes.ts'
import { type MachineLimits, circumstances, limitsList, table } from './report.ts'
import { clusterRows } from './rows/cluster.ts'
import { compactionRow } from './rows/compaction.ts'
import { fanOutRow } from './rows/fan-out.ts'
import { groupRows } from './rows/groups.ts'
import { idempotenceRow } from './rows/idempotence.ts'
import { endToEndRow } from './rows/latency.ts'
import { mebibyte } from './rows/measure.ts'
import { connectionRow, idleMemoryRow, kafkaConnectionRow, loadMemoryRow } from './rows/memory.ts'
import { partitionRows } from './rows/partitions.ts'
import { largeRecordRows, smallRecordRows } from './rows/rates.ts'
import { smokeScale, wholeScale } from './rows/scale.ts'
import { startRows } from './rows/start.ts'
import { transactionRows } from './rows/transactions.ts'
import { latencies } from './statistics.ts'

const { values: options } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    rows: { type: 'string', default: '' },
    rounds: { type: 'string' },
  },
})
const scale = {
  ...(options.smoke ? smokeScale : wholeScale),
  ...(options.rounds === undefined ? {} : { rounds: Number(options.rounds), startRounds: Number(options.rounds) }),
}
const root = fileURLToPath(new URL('../../../', import.meta.url))

async function machineLimits(): Promise<MachineLimits> {
  return {
    rawUpMibPerSecond: (await rawStream('up', scale.bytes)) / mebibyte,
    rawDownMibPerSecond: (await rawStream('down', scale.bytes)) / mebibyte,
    appendSyncMibPerSecond: (await appendAndSync(scale.bytes / 2)) / mebibyte,
    appendSyncP50Ms: latencies(await appendLatenciesMs(scale.latencyRecords)).p50Ms,
    encodeRecordsPerSecond: encodeRecords(scale.records),
  }
}

/** Groups of rows by the name that `--rows` knows them by. Those on the broker that all share come first. */
const shared: Record<string, (broker: BenchBroker) => Promise<readonly Row[]>> = {
  latency: async (broker) => [await endToEndRow(broker, scale)],
  small: (broker) => smallRecordRows(broker, scale),
  kibibyte: (broker) => largeRecordRows(broker, scale, 1024),
  'ten-kibibytes': (broker) => largeRecordRows(broker, scale, 10 * 1024),
  partitions: (broker) => partitionRows(broker, scale),
}
const alone: Record<string, () => Promise<readonly Row[]>> = {
  idle: async () => [await idleMemoryRow()],
  start: () => startRows(scale),
  connections: async () => [await connectionRow(scale), await kafkaConnectionRow(scale)],
  'fan-out': async () => [await fanOutRow(scale)],
  cluster: () => clusterRows(scale),
  compaction: async () => [await compactionRow(scale)],
  groups: () => groupRows(scale),
  idempotence: async () => [await idempotenceRow(scale)],
  transactions: () => transactionRows(scale),
}
const known = [...Object.keys(shared), ...Object.keys(alone)]
const chosen = chosenRows(options.rows, known)

/** Runs a group and says so: a whole run takes minutes. */
async function group(name: string, run: () => Promise<readonly Row[]>): Promise<void> {
  if (!chosen.includes(name)) return
  const startedMs = performance.now()
  rows.push(...(await run()))
  console.error(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s`)
}

const rows: Row[] = []
const limits = await machineLimits()
for (const [name, run] of Object.entries(alone)) await group(name, run)
if (chosen.some((name) => name in shared)) {
  const broker = await BenchBroker.start()
  try {
    for (const [name, run] of Object.entries(shared)) await group(name, () => run(broker))
    rows.push(loadMemoryRow(broker))
  } finally {
    await broker.stop()
  }
}

const limitsText = `The machine's limits in the same run:\n\n${limitsList(limits)}`
const text = [circumstances(root), limitsText, table(rows)].join('\n\n')
const isWhole = chosen.length === known.length
finish({ root, part: 'measured', rows, text, isSmoke: options.smoke, isWhole })
