import { expect, test } from 'vitest'
import { pipelines } from '../../../examples/pipelines/lib/pipelines.ts'
import { writeReport } from '../../../examples/pipelines/lib/report.ts'
import { runPipeline } from '../../../examples/pipelines/lib/run-pipeline.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const kills = isMinimum ? 0 : 10
/** Under faults the load goes on for as long as they do: it is more than that. */
const rows = isMinimum ? 500 : 5000
const names = pipelines.map(({ name }) => name)

test('each pipeline is known to what installs its servers', async () => {
  const file = new URL('../../../examples/pipelines/pipelines.mjs', import.meta.url).href
  const { pipelines: installed } = (await import(file)) as { pipelines: readonly { name: string }[] }
  expect(names).toEqual(installed.map(({ name }) => name))
})

test.each(pipelines.map((pipeline) => [pipeline.name, pipeline] as const))(
  `%s: both ends are the same, row by row, after ${kills} kills of each`,
  async (name, pipeline) => {
    const seed = Number(process.env['SEED'] ?? (Date.now() % 1_000_000) + 1)
    const log = (text: string) => console.log(`${name}: ${text}`)
    log(`seed ${seed}`)
    const report = await runPipeline(pipeline, { rows, kills, seed, log })
    log(`${report.found.join('; ')}; ${report.rows} rows in ${Math.round(report.tookMs)} ms`)
    if (process.env['CONNECTORS_REPORT'] === '1') writeReport(name, names, seed, report)
    expect(report.wrong).toEqual([])
    const { lost, doubled, different } = report.counts
    expect({ lost, doubled, different }).toEqual({ lost: 0, doubled: 0, different: 0 })
  },
  isMinimum ? 120_000 : 900_000,
)
