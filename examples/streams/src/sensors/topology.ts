import { serde, topic } from '@millrace/client'
import {
  aggregate,
  emitStrategy,
  flatMap,
  groupByKey,
  hopping,
  keyValueStore,
  mapValues,
  onWindowClose,
  process,
  type Streams,
  streams,
  timeWindowedSerde,
  to,
  toStream,
  windowedBy,
} from '@millrace/streams'
import type { RunningOptions } from '../harness/example.ts'
import { keptForever } from '../harness/old-records.ts'
import { type Gap, lastReadings, watchGaps } from './gaps.ts'

const hourMs = 3_600_000

/** What a sensor measured: °C, hPa or m/s. */
export interface Reading {
  readonly measured: number
}

/** A sensor's mean over six hours. */
export interface Mean {
  readonly mean: number
  /** Of how many readings: six, unless some are missing. */
  readonly readings: number
}

/** Six hours in which it was cold. */
export interface Alert extends Mean {
  readonly fromMs: number
  readonly untilMs: number
}

/** By sensor. One partition: that a sensor is silent is known by the others, which go on. */
export const readings = topic('weather-readings', { key: serde.string(), value: serde.json<Reading>() })
/** For each sensor and hour, the mean of six hours from then on. */
export const means = topic('weather-means', {
  key: timeWindowedSerde(serde.string(), 6 * hourMs),
  value: serde.json<Mean>(),
})
export const alerts = topic('weather-alerts', { key: serde.string(), value: serde.json<Alert>() })
export const gaps = topic('weather-gaps', { key: serde.string(), value: serde.json<Gap>() })

/** Colder than this on average is worth an alert. */
export const coldCelsius = 4.5

/** Means over six hours, one beginning each hour; alerts where it was cold; gaps where a sensor said nothing for three hours. */
export function weather(options: RunningOptions = {}): Streams {
  const app = streams({ id: 'weather', ...options })
  const read = app.stream(readings)
  const overSixHours = read.pipe(
    groupByKey(),
    windowedBy(hopping('6h', { advance: '1h' })),
    emitStrategy(onWindowClose()),
    aggregate(() => ({ sum: 0, readings: 0 }), addReading, { store: 'sums', logged: keptForever }),
    mapValues((sums): Mean => ({ mean: round(sums.sum / sums.readings), readings: sums.readings })),
    toStream(),
  )
  overSixHours.pipe(to(means))
  overSixHours.pipe(
    flatMap((mean, { key, startMs, endMs }): [string, Alert][] =>
      key === 'temperature' && mean !== null && mean.mean < coldCelsius
        ? [[key, { ...mean, fromMs: startMs, untilMs: endMs }]]
        : [],
    ),
    to(alerts),
  )
  const stores = [keyValueStore(lastReadings, { key: serde.string(), value: serde.json<Gap>() })]
  read.pipe(process(watchGaps, { stores, name: 'watch-gaps' }), to(gaps))
  return app
}

function addReading(sums: { readonly sum: number; readonly readings: number }, { measured }: Reading) {
  return { sum: sums.sum + measured, readings: sums.readings + 1 }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
