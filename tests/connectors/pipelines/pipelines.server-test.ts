import { expect, test } from 'vitest'
import { pipelines } from '../../../examples/pipelines/lib/pipelines.ts'
import { runPipeline } from '../../../examples/pipelines/lib/run-pipeline.ts'

const isMinimum = process.env['CONNECTORS_MINIMUM'] === '1'
const kills = isMinimum ? 0 : 10

test('each pipeline is known to what installs its servers', async () => {
  const file = new URL('../../../examples/pipelines/pipelines.mjs', import.meta.url).href
  const { pipelines: installed } = (await import(file)) as { pipelines: readonly { name: string }[] }
  expect(pipelines.map(({ name }) => name)).toEqual(installed.map(({ name }) => name))
})

test.each(pipelines.map((pipeline) => [pipeline.name, pipeline] as const))(
  `%s: both ends are the same, row by row, after ${kills} kills`,
  async (name, pipeline) => {
    const seed = Number(process.env['SEED'] ?? (Date.now() % 1_000_000) + 1)
    const log = (text: string) => console.log(`${name}: ${text}`)
    log(`seed ${seed}`)
    const { found, wrong, rows, tookMs } = await runPipeline(pipeline, {
      rows: isMinimum ? 500 : pipeline.rows,
      kills,
      seed,
      log,
    })
    expect(wrong).toEqual([])
    log(`${found.join('; ')}; ${rows} rows in ${Math.round(tookMs)} ms`)
  },
  isMinimum ? 120_000 : 900_000,
)
