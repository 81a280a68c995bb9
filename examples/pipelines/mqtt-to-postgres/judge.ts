import type { Verdict } from '../lib/pipeline.ts'
import { type Reading, readingOf, type Sensors } from './sensors.ts'

/** A row of `readings`, and of `latest`. */
export type Row = Omit<Reading, 'taken_at'> & { readonly taken_at: Date }

export interface Found {
  readonly sensors: Pick<Sensors, 'acknowledged' | 'mayBeForgotten'>
  readonly readings: readonly Row[]
  readonly latest: readonly Row[]
  /** How many records the topic has. */
  readonly records: number
}

const wrongMax = 20
const keyOf = ({ sensor, number }: { sensor: string; number: number }): string => `${sensor} ${number}`

const isSame = (row: Row, { number, celsius, taken_at: takenAt }: Reading): boolean =>
  row.number === number && row.celsius === celsius && row.taken_at.toISOString() === takenAt

/** Holds the tables to the readings that Mosquitto acknowledged, row by row. */
export function judge({ sensors, readings, latest, records }: Found): Verdict {
  const wrong: string[] = []
  let [lost, different, forgotten] = [0, 0, 0]
  const compare = (table: string, row: Row | undefined, expected: Reading): void => {
    if (row !== undefined && isSame(row, expected)) return
    wrong.push(`${JSON.stringify(expected)} is ${JSON.stringify(row) ?? 'no row'} of ${table}`)
    if (row === undefined) lost += 1
    else different += 1
  }
  const byKey = new Map(readings.map((row) => [keyOf(row), row]))
  const bySensor = new Map(latest.map((row) => [row.sensor, row]))
  for (const [sensor, count] of sensors.acknowledged.entries()) {
    for (let number = 0; number < count; number++) {
      const expected = readingOf(sensor, number)
      const row = byKey.get(keyOf(expected))
      if (row === undefined && sensors.mayBeForgotten(sensor, number)) forgotten += 1
      else compare('readings', row, expected)
      if (number === count - 1) compare('latest', bySensor.get(expected.sensor), expected)
    }
  }
  const published = sensors.acknowledged.reduce((sum, count) => sum + count, 0)
  // Their keys are unique: more of them are none that were published.
  const others = readings.filter((row) => !isOf(row, sensors.acknowledged)).length
  if (others > 0) wrong.push(`readings has ${others} rows that nobody published`)
  const spoke = sensors.acknowledged.filter((count) => count > 0).length
  if (latest.length !== spoke) wrong.push(`latest has ${latest.length} rows of ${spoke} sensors`)
  return {
    counts: {
      lost,
      doubled: 0,
      repeated: Math.max(0, records - readings.length),
      different: different + others,
      forgotten,
    },
    found: [
      `${published} readings of ${spoke} sensors were acknowledged`,
      ...(forgotten === 0 ? [] : [`${forgotten} of them Mosquitto had in memory alone when it was killed`]),
      `${readings.length} rows are in readings, ${latest.length} in latest`,
    ],
    wrong: wrong.slice(0, wrongMax),
  }
}

/** Whether a sensor has published that. */
function isOf({ sensor, number }: Row, acknowledged: readonly number[]): boolean {
  const at = Number(sensor.slice('s-'.length))
  return sensor === readingOf(at, 0).sensor && number < (acknowledged[at] ?? 0)
}
