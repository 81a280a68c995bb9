// npm run bench -- streams [--smoke]: what Streams do, in rows; writes docs/performance.md, and exits 1 naming each row below its bar.
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Row } from '../bars.ts'
import { chosenRows, finish } from '../finish.ts'
import { BenchBroker } from '../processes.ts'
import { circumstances, table } from '../report.ts'
import { driverRows } from './rows/driver.ts'
import { heapRow } from './rows/heap.ts'
import { hopRows } from './rows/hop.ts'
import { FilledBroker } from './rows/measure.ts'
import { nexmarkRows } from './rows/nexmark.ts'
import { restoreRows } from './rows/restore.ts'
import { throughputRow, throughputs } from './rows/throughput.ts'
import { smokeStreamsScale, wholeStreamsScale } from './scale.ts'

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    smoke: { type: 'boolean', default: false },
    rows: { type: 'string', default: '' },
    rounds: { type: 'string' },
  },
})
const scale = {
  ...(options.smoke ? smokeStreamsScale : wholeStreamsScale),
  ...(options.rounds === undefined ? {} : { rounds: Number(options.rounds) }),
}
const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** Groups of rows by the name that `--rows` knows them by. */
const groups: Record<string, (target: FilledBroker) => Promise<readonly Row[]>> = {
  driver: () => driverRows(scale),
  hop: (target) => hopRows(target, scale),
  ...Object.fromEntries(
    Object.entries(throughputs).map(([name, each]) => [
      name,
      async (target: FilledBroker) => [await throughputRow(target, each, scale)],
    ]),
  ),
  restore: (target) => restoreRows(target, scale),
  nexmark: (target) => nexmarkRows(target, scale),
  heap: async (target) => [await heapRow(target, scale)],
}
const known = Object.keys(groups)
const chosen = chosenRows(options.rows, known)
const rows: Row[] = []
const broker = await BenchBroker.start()
try {
  const target = new FilledBroker(broker)
  for (const [name, run] of Object.entries(groups)) {
    if (!chosen.includes(name)) continue
    const startedMs = performance.now()
    rows.push(...(await run(target)))
    console.error(`${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s`)
  }
} catch (error) {
  // What was measured before took many minutes.
  console.log(table(rows))
  throw error
} finally {
  await broker.stop()
}
const isWhole = chosen.length === known.length
const text = [circumstances(root), table(rows)].join('\n\n')
finish({ root, part: 'streams', rows, text, isSmoke: options.smoke, isWhole })
