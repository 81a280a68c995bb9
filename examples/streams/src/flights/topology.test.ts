import { testDriver } from '@millrace/streams/testing'
import { expect, test } from 'vitest'
import { runWhole } from '../harness/expected.ts'
import { flightsExample, landedMs, readFlights } from './example.ts'
import {
  departureMs,
  type Flight,
  flights,
  flightStatistics,
  hourlyDelays,
  lateFlights,
  topRoutes,
} from './topology.ts'

const flight = (time: string, delayMinutes: number, miles = 400, destination = 'DEN'): Flight => ({
  departure: `2001-01-01T${time}`,
  delayMinutes,
  miles,
  origin: 'SFO',
  destination,
})

test('the picture of the topology is that of the topology', async () => {
  await expect(flightStatistics().svg()).toMatchFileSnapshot('../../flights.svg')
})

test('an hour is told once, three hours after it, and what lands later is kept apart', () => {
  const driver = testDriver(flightStatistics({ stores: 'memory' }))
  const land = (...landed: Flight[]): void =>
    driver.input(flights).send(...landed.map((value) => ({ key: value.origin, value, timestamp: landedMs(value) })))
  land(flight('06:05', 0), flight('06:40', 20), flight('07:10', -5))
  expect(driver.output(hourlyDelays).size).toBe(0)
  // Still within three hours of the end of the sixth.
  land(flight('09:59', 0), flight('06:55', 40, 2000, 'JFK'))
  land(flight('10:00', 0))
  const [window] = driver.output(hourlyDelays).readAll()
  expect(window?.key).toEqual({ key: 'SFO', startMs: Date.UTC(2001, 0, 1, 6), endMs: Date.UTC(2001, 0, 1, 7) })
  expect(window?.value).toEqual({ flights: 3, delayed: 2, delayMinutes: 60 })
  land(flight('06:59', 90, 2000, 'JFK'))
  expect(driver.output(lateFlights).readKeyValues()).toEqual([['SFO', flight('06:59', 90, 2000, 'JFK')]])
})

test('the busiest routes are as the flights say, and first by name where they are equally busy', () => {
  const driver = testDriver(flightStatistics({ stores: 'memory' }))
  for (const destination of ['SEA', 'DEN', 'SEA', 'BOS'])
    driver.input(flights).send({ key: 'SFO', value: flight('06:00', 0, 400, destination) })
  expect(
    driver
      .output(topRoutes)
      .readKeyValues()
      .map(([, top]) => top?.map(({ route, times }) => `${route} ${times}`)),
  ).toEqual([
    ['SFO-SEA 1'],
    ['SFO-DEN 1', 'SFO-SEA 1'],
    ['SFO-SEA 2', 'SFO-DEN 1'],
    ['SFO-SEA 2', 'SFO-BOS 1', 'SFO-DEN 1'],
  ])
})

test('each flight of the day is in an hour that was told, or late, or in one that is open still', async () => {
  const all = await readFlights()
  expect(all.length).toBeGreaterThan(1000)
  const driver = runWhole(flightsExample, await flightsExample.records())
  const told = driver.output(hourlyDelays).readAll()
  const late = driver.output(lateFlights).readAll()
  expect(late.length).toBeGreaterThan(0)
  expect(new Set(told.map(({ key }) => `${key?.key} ${key?.startMs}`)).size).toBe(told.length)
  const lateOnes = new Set(late.map(({ value }) => JSON.stringify(value)))
  const inTime = all.filter((each) => !lateOnes.has(JSON.stringify(each)))
  for (const { key, value } of told) {
    const ofHour = inTime.filter(
      (each) => each.origin === key?.key && departureMs(each) >= key.startMs && departureMs(each) < key.endMs,
    )
    const delays = ofHour.map(({ delayMinutes }) => delayMinutes)
    expect(value).toEqual({
      flights: ofHour.length,
      delayed: delays.filter((minutes) => minutes > 15).length,
      delayMinutes: delays.reduce((sum, minutes) => sum + minutes, 0),
    })
  }
  const times = new Map<string, number>()
  for (const { origin, destination } of all)
    times.set(`${origin}-${destination}`, (times.get(`${origin}-${destination}`) ?? 0) + 1)
  const busiest = [...times].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, 10)
  expect(driver.output(topRoutes).readAll().at(-1)?.value).toEqual(
    busiest.map(([route, count]) => ({ route, times: count })),
  )
})
