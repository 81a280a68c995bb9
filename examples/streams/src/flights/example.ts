import { readFile } from 'node:fs/promises'
import { type Example, given, type InputRecord, shown } from '../harness/example.ts'
import {
  departureMs,
  type Flight,
  flights,
  flightStatistics,
  hourlyDelays,
  lateFlights,
  topRoutes,
} from './topology.ts'

/** Flights of one day between busy airports, of `vega-datasets`: see data/README.md. */
const file = new URL('../../data/flights-2001-01-01.csv', import.meta.url)

/** The data says how late a flight landed, not when: it is taken to fly so fast. */
const milesPerMinute = 8

/** Reads the file: `departure,delay,miles,origin,destination`. */
export async function readFlights(): Promise<Flight[]> {
  const [, ...rows] = (await readFile(file, 'utf8')).trimEnd().split('\n')
  return rows.map((row) => {
    const [departure = '', delay, miles, origin = '', destination = ''] = row.split(',')
    return { departure, delayMinutes: Number(delay), miles: Number(miles), origin, destination }
  })
}

/** When a flight has landed, in milliseconds. */
export function landedMs(flight: Flight): number {
  return departureMs(flight) + Math.round(flight.miles / milesPerMinute + flight.delayMinutes) * 60_000
}

async function landings(): Promise<InputRecord[]> {
  const all = await readFlights()
  return all
    .toSorted((one, other) => landedMs(one) - landedMs(other))
    .map((flight) => given(flights, flight.origin, flight, landedMs(flight)))
}

export const flightsExample: Example = {
  name: 'flights',
  app: flightStatistics,
  inputs: [{ name: flights.name, partitions: 4 }],
  outputs: [
    shown(
      hourlyDelays,
      { kind: 'events', isByPartition: true },
      ({ key, startMs }, { delayMinutes, delayed, ...sum }) => {
        const hour = new Date(startMs).toISOString().slice(0, 13)
        return `${key} ${hour}h: ${sum.flights} flights, ${delayed} delayed, ${Math.round(delayMinutes / sum.flights)} min on average`
      },
    ),
    shown(lateFlights, { kind: 'events', isByPartition: true }, (_, flight) => {
      return `${flight.origin} to ${flight.destination}, ${flight.departure}, after ${flight.miles} miles`
    }),
    shown(topRoutes, { kind: 'table', isByPartition: false }, (_, top) =>
      top.map(({ route, times }) => `${route} ${times}`).join(', '),
    ),
  ],
  records: landings,
}
