// npm run pipeline -- NAME: see run.mjs, which installs servers and compiles this.
import { parseArgs } from 'node:util'
import { pipelines } from './pipelines.ts'
import { writeReport } from './report.ts'
import { runPipeline } from './run-pipeline.ts'

const names = pipelines.map(({ name }) => name).join(', ')
const usage = `Usage: npm run pipeline -- NAME [--rows N] [--kills N] [--seed N] [--report]

  NAME       ${names}
  --rows N   how many rows are loaded (default: ${pipelines.map(({ name, rows }) => `${name} ${rows}`).join(', ')})
  --kills N  kill worker, broker, source and target so often each while they are, and cut the network between them (default: 0)
  --seed N   what load and faults follow from (default: another one each time)
  --report   write what it came to into docs/reliability.md
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string' },
    kills: { type: 'string', default: '0' },
    seed: { type: 'string' },
    report: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const pipeline = pipelines.find(({ name }) => positionals.length === 1 && name === positionals[0])
const rows = Number(values.rows ?? pipeline?.rows)
const kills = Number(values.kills)
const seed = Number(values.seed ?? (Date.now() % 1_000_000) + 1)
const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least

if (values.help) console.log(usage)
else if (pipeline === undefined || !isWhole(rows, 1) || !isWhole(kills, 0) || !isWhole(seed, 1)) {
  console.error(usage)
  process.exitCode = 2
} else {
  console.log(`${pipeline.name}: ${rows} rows, ${kills} kills of each, seed ${seed}`)
  const report = await runPipeline(pipeline, { rows, kills, seed, log: console.log })
  for (const text of report.found) console.log(text)
  for (const text of report.wrong) console.log(`WRONG: ${text}`)
  const { lost, doubled, different, repeated, forgotten } = report.counts
  console.log(
    `lost ${lost}, doubled ${doubled}, different ${different}; told again in topics ${repeated}, forgotten by the source ${forgotten}`,
  )
  if (values.report)
    writeReport(
      pipeline.name,
      pipelines.map(({ name }) => name),
      seed,
      report,
    )
  const seconds = report.tookMs / 1000
  console.log(
    `${report.rows} rows in ${seconds.toFixed(1)} s from the source to the target, ${Math.round(report.rows / seconds)}/s: ` +
      (report.wrong.length === 0 ? 'nothing is lost, doubled or different' : `${report.wrong.length} things are wrong`),
  )
  process.exitCode = report.wrong.length === 0 ? 0 : 1
}
