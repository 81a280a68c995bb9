import { type Row, atMost } from '../bars.ts'
import { startDev } from '../processes.ts'
import { summarize } from '../statistics.ts'
import type { Scale } from './scale.ts'

const readyMsMax = 500
const firstAcknowledgementMsMax = 1000

/** From typing the command to the line that says that it is ready, and to the first record that is safe. */
export async function startRows(scale: Scale): Promise<Row[]> {
  const ready: number[] = []
  const acknowledged: number[] = []
  for (let round = 0; round < scale.startRounds; round += 1) {
    const { readyMs, firstAcknowledgementMs } = await startDev()
    ready.push(readyMs)
    acknowledged.push(firstAcknowledgementMs)
  }
  const row = (name: string, figures: readonly number[], limit: number): Row => {
    const figure = summarize(figures)
    return { name, unit: 'ms', figure, bars: [atMost(figure, 'ms', limit)] }
  }
  return [
    row('`millrace dev` to its line that it is ready', ready, readyMsMax),
    row('`millrace dev` to the first acknowledged record', acknowledged, firstAcknowledgementMsMax),
  ]
}
