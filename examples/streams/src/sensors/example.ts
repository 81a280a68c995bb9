import { readFile } from 'node:fs/promises'
import { type Example, given, type InputRecord, shown } from '../harness/example.ts'
import { alerts, gaps, means, type Reading, readings, weather } from './topology.ts'

/** Four weeks of hourly weather in Seattle, of `vega-datasets`: see data/README.md. */
const file = new URL('../../data/seattle-hourly-2010-01.csv', import.meta.url)

/** A reading: of what, and when. */
export interface SensorReading {
  readonly sensor: string
  readonly atMs: number
  readonly reading: Reading
}

/** Hours in which a sensor is left out, to see what becomes of it: from the first up to, but without, the last. */
export interface Cut {
  readonly sensor: string
  readonly fromMs: number
  readonly toMs: number
}

/** The readings of the file, `time,temperature,pressure,wind`, but those that are cut out; in order of time. */
export async function readReadings(cuts: readonly Cut[] = []): Promise<SensorReading[]> {
  const [head = '', ...rows] = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const sensors = head.split(',').slice(1)
  const isCut = (sensor: string, atMs: number): boolean =>
    cuts.some((cut) => cut.sensor === sensor && cut.fromMs <= atMs && atMs < cut.toMs)
  return rows.flatMap((row) => {
    const [time, ...measured] = row.split(',')
    const atMs = Date.parse(`${time}Z`)
    return sensors.flatMap((sensor, index) =>
      isCut(sensor, atMs) ? [] : [{ sensor, atMs, reading: { measured: Number(measured[index]) } }],
    )
  })
}

/** When sensors are silent if the example is run: a morning without temperatures, and a night without wind. */
export const cutsToShow: readonly Cut[] = [
  { sensor: 'temperature', fromMs: Date.UTC(2010, 0, 5, 6), toMs: Date.UTC(2010, 0, 5, 13) },
  { sensor: 'wind', fromMs: Date.UTC(2010, 0, 12, 21), toMs: Date.UTC(2010, 0, 13, 5) },
]

async function cutReadings(): Promise<InputRecord[]> {
  const all = await readReadings(cutsToShow)
  return all.map(({ sensor, atMs, reading }) => given(readings, sensor, reading, atMs))
}

const time = (ms: number): string => new Date(ms).toISOString().slice(0, 13)

export const sensorsExample: Example = {
  name: 'sensors',
  app: weather,
  inputs: [{ name: readings.name, partitions: 1 }],
  outputs: [
    shown(means, { kind: 'events', isByPartition: true }, ({ key, startMs }, { mean, readings: count }) => {
      return `${key} from ${time(startMs)}h on: ${mean}, of ${count} readings`
    }),
    shown(alerts, { kind: 'events', isByPartition: true }, (sensor, { mean, fromMs, untilMs }) => {
      return `${sensor}: ${mean} °C from ${time(fromMs)}h to ${time(untilMs)}h`
    }),
    shown(gaps, { kind: 'events', isByPartition: true }, (sensor, { state, sinceMs, untilMs }) => {
      return `${sensor}: ${state}, last heard ${time(sinceMs)}h${untilMs === undefined ? '' : `, again ${time(untilMs)}h`}`
    }),
  ],
  records: cutReadings,
}
