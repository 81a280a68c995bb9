// npm run bench [-- --smoke]: measures, prints the table, writes docs/performance.md, and exits 1 naming each row below its bar.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { appendAndSync, appendLatenciesMs } from './limits/append-sync.ts'
import { encodeRecords } from './limits/encode.ts'
import { rawStream } from './limits/raw-grpc.ts'
import { BenchBroker } from './processes.ts'
import { type MachineLimits, circumstances, limitsList, table } from './report.ts'
import {
  type Row,
  endToEndRow,
  idleMemoryRow,
  kibibyteRows,
  smallRecordRows,
  smokeScale,
  startRow,
  wholeScale,
} from './rows.ts'
import { latencies } from './statistics.ts'

const { values: options } = parseArgs({
  options: {
    smoke: { type: 'boolean', default: false },
    rows: { type: 'string', default: 'small,kibibyte,latency,start,idle' },
  },
})
const scale = options.smoke ? smokeScale : wholeScale
const chosen = new Set(options.rows.split(','))
const root = fileURLToPath(new URL('../../../', import.meta.url))
const mebibyte = 1024 * 1024

async function machineLimits(): Promise<MachineLimits> {
  return {
    rawUpMibPerSecond: (await rawStream('up', scale.bytes)) / mebibyte,
    rawDownMibPerSecond: (await rawStream('down', scale.bytes)) / mebibyte,
    appendSyncMibPerSecond: (await appendAndSync(scale.bytes / 2)) / mebibyte,
    appendSyncP50Ms: latencies(await appendLatenciesMs(scale.latencyRecords)).p50Ms,
    encodeRecordsPerSecond: encodeRecords(scale.records),
  }
}

/** Puts the run's part between the markers of docs/performance.md; what is written around it by hand stays. */
function writeReport(text: string): void {
  const file = path.join(root, 'docs/performance.md')
  const [begin, end] = ['<!-- measured: begin -->', '<!-- measured: end -->']
  const page = readFileSync(file, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has lost its markers ${begin} and ${end}`)
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`)
}

const rows: Row[] = []
const limits = await machineLimits()
if (chosen.has('idle')) rows.push(await idleMemoryRow())
if (chosen.has('start')) rows.push(await startRow(scale))
const broker = await BenchBroker.start()
try {
  if (chosen.has('latency')) rows.push(await endToEndRow(broker, scale))
  if (chosen.has('small')) rows.push(...(await smallRecordRows(broker, scale)))
  if (chosen.has('kibibyte')) rows.push(...(await kibibyteRows(broker, scale)))
} finally {
  console.log(`broker: ${(broker.usage().residentPeakBytes / 1e6).toFixed(0)} MB resident at its peak`)
  await broker.stop()
}

const text = [circumstances(root), `The machine's limits in the same run:\n\n${limitsList(limits)}`, table(rows)].join(
  '\n\n',
)
console.log(text)
const below = rows.filter(({ met }) => !met)
if (options.smoke) {
  // A smoke run is too short to judge speed; it proves that every row runs.
  console.log(`${rows.length} passed, 0 failed`)
} else {
  if (chosen.size === 5) writeReport(text)
  for (const { name } of below) console.log(`below its bar: ${name}`)
  console.log(`${rows.length - below.length} passed, ${below.length} failed`)
  process.exitCode = below.length === 0 ? 0 : 1
}
