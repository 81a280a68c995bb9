import { serde, topic } from '@millrace/client'
import {
  aggregate,
  count,
  emitStrategy,
  groupBy,
  groupByKey,
  onWindowClose,
  type Streams,
  streams,
  timeWindowedSerde,
  to,
  toStream,
  tumbling,
  windowedBy,
} from '@millrace/streams'
import type { RunningOptions } from '../harness/example.ts'
import { keptForever } from '../harness/old-records.ts'
import { addRoute, removeRoute, type RouteCount } from './top-ten.ts'

/** A flight that has arrived. */
export interface Flight {
  /** Departure as planned: ISO 8601 to the minute, local time without zone. */
  readonly departure: string
  /** On arrival; early ones are negative. */
  readonly delayMinutes: number
  readonly miles: number
  /** Airports, as IATA codes. */
  readonly origin: string
  readonly destination: string
}

/** How late the flights were that left an airport in an hour. */
export interface HourlyDelay {
  readonly flights: number
  /** More than a quarter of an hour late. */
  readonly delayed: number
  readonly delayMinutes: number
}

/** By origin, so that the flights of an airport stay in order. Records come when a flight has landed. */
export const flights = topic('flights-landed', { key: serde.string(), value: serde.json<Flight>() })
/** By origin and hour of departure; each once. */
export const hourlyDelays = topic('flights-hourly-delays', {
  key: timeWindowedSerde(serde.string(), 3_600_000),
  value: serde.json<HourlyDelay>(),
})
/** Flights that landed when their hour was closed already. */
export const lateFlights = topic('flights-late', { key: serde.string(), value: serde.json<Flight>() })
/** The ten routes with most flights so far. */
export const topRoutes = topic('flights-top-routes', {
  key: serde.string(),
  value: serde.json<readonly RouteCount[]>(),
})

/** When a flight was to leave: milliseconds, as if all airports were in one zone. */
export function departureMs({ departure }: Flight): number {
  return Date.parse(`${departure}Z`)
}

/**
 * Delays by origin and hour of departure, and the busiest routes. Flights are known when they have landed, long ones hours after short ones that
 * left later: an hour stays open for three more, and what comes after that goes to a topic of its own.
 */
export function flightStatistics(options: RunningOptions = {}): Streams {
  const app = streams({ id: 'flights', ...options })
  const landed = app.stream(flights, { timestampExtractor: ({ value }) => departureMs(value) })
  landed.pipe(
    groupByKey(),
    windowedBy(tumbling('1h', { grace: '3h' }), { late: lateFlights }),
    emitStrategy(onWindowClose()),
    aggregate((): HourlyDelay => ({ flights: 0, delayed: 0, delayMinutes: 0 }), addDelay, {
      store: 'hourly-delays',
      logged: keptForever,
    }),
    toStream(),
    to(hourlyDelays),
  )
  landed.pipe(
    groupBy(({ origin, destination }) => `${origin}-${destination}`, { name: 'by-route', key: serde.string() }),
    count({ store: 'routes' }),
    // One row of all routes: a route's old count is taken out, and its new one put in.
    groupBy(() => 'all', {
      name: 'of-all',
      key: serde.string(),
      values: (times, route): RouteCount => ({ route, times }),
    }),
    aggregate((): readonly RouteCount[] => [], addRoute, { subtract: removeRoute, store: 'top-ten' }),
    toStream(),
    to(topRoutes),
  )
  return app
}

function addDelay(sum: HourlyDelay, { delayMinutes }: Flight): HourlyDelay {
  return {
    flights: sum.flights + 1,
    delayed: sum.delayed + (delayMinutes > 15 ? 1 : 0),
    delayMinutes: sum.delayMinutes + delayMinutes,
  }
}
