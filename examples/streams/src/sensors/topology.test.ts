import { testDriver } from '@millrace/streams/testing'
import { expect, test } from 'vitest'
import { type Cut, readReadings } from './example.ts'
import { alerts, coldCelsius, gaps, means, readings, weather } from './topology.ts'

const hourMs = 3_600_000
const january = (day: number, hour: number): number => Date.UTC(2010, 0, day, hour)

async function run(cuts: readonly Cut[]) {
  const all = await readReadings(cuts)
  const driver = testDriver(weather({ stores: 'memory' }))
  driver
    .input(readings)
    .send(...all.map(({ sensor, atMs, reading }) => ({ key: sensor, value: reading, timestamp: atMs })))
  return { all, driver }
}

test('each six hours that are over have the mean of what was read in them', async () => {
  const { all, driver } = await run([])
  const told = driver.output(means).readAll()
  // Four weeks of three sensors, and the windows that begin before the first reading; the last six hours are not over.
  expect(told).toHaveLength(3 * (28 * 24 + 5 - 6))
  for (const { key, value } of told) {
    const within = all.filter(({ sensor, atMs }) => sensor === key?.key && key.startMs <= atMs && atMs < key.endMs)
    const sum = within.reduce((before, { reading }) => before + reading.measured, 0)
    expect(value?.readings).toBe(within.length)
    expect(value?.mean).toBeCloseTo(sum / within.length, 1)
  }
  expect(driver.output(gaps).size).toBe(0)
})

test('alerts are the means that are low', async () => {
  const { driver } = await run([])
  const cold = driver
    .output(means)
    .readKeyValues()
    .filter(([window, mean]) => window?.key === 'temperature' && (mean?.mean ?? Infinity) < coldCelsius)
  expect(cold.length).toBeGreaterThan(10)
  expect(driver.output(alerts).readKeyValues()).toEqual(
    cold.map(([window, mean]) => [window?.key, { ...mean, fromMs: window?.startMs, untilMs: window?.endMs }]),
  )
})

test('a sensor that says nothing for more than three hours is told of once, and when it is back', async () => {
  const { driver } = await run([
    { sensor: 'temperature', fromMs: january(3, 5), toMs: january(3, 12) },
    // Three hours between two readings are still well.
    { sensor: 'temperature', fromMs: january(4, 5), toMs: january(4, 7) },
    { sensor: 'wind', fromMs: january(20, 0), toMs: january(21, 0) },
  ])
  expect(
    driver
      .output(gaps)
      .readAll()
      .map(({ key, value, timestamp }) => [key, timestamp, value]),
  ).toEqual([
    ['temperature', january(3, 8), { state: 'silent', sinceMs: january(3, 4) }],
    ['temperature', january(3, 12), { state: 'back', sinceMs: january(3, 4), untilMs: january(3, 12) }],
    ['wind', january(20, 3), { state: 'silent', sinceMs: january(19, 23) }],
    ['wind', january(21, 0), { state: 'back', sinceMs: january(19, 23), untilMs: january(21, 0) }],
  ])
})

test('who is silent is known after a restart too', async () => {
  const driver = testDriver(weather({ stores: 'memory' }), { restartable: true })
  const input = driver.input(readings)
  const hear = (sensor: string, hour: number): void =>
    input.send({ key: sensor, value: { measured: 5 }, timestamp: hour * hourMs })
  for (const hour of [0, 1, 2, 3, 4]) hear('temperature', hour)
  hear('wind', 0)
  hear('temperature', 5)
  driver.restart()
  driver.input(readings).send({ key: 'wind', value: { measured: 5 }, timestamp: 6 * hourMs })
  expect(driver.output(gaps).readKeyValues()).toEqual([
    ['wind', { state: 'silent', sinceMs: 0 }],
    ['wind', { state: 'back', sinceMs: 0, untilMs: 6 * hourMs }],
  ])
})
