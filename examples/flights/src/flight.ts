import { readFile } from 'node:fs/promises'
import { serde, topic } from '@millrace/client'

/** One flight inside the United States in 2001, and its place in the file. */
export interface Flight {
  readonly row: number
  /** Departure, ISO 8601, local time without a zone. */
  readonly date: string
  /** Minutes late on arrival; early ones are negative. */
  readonly delay: number
  /** Miles. */
  readonly distance: number
  /** Airports, as IATA codes. */
  readonly origin: string
  readonly destination: string
}

/** The topic: keyed by origin, so that the flights of one airport stay in order. */
export const flights = topic('flights', { key: serde.string(), value: serde.json<Flight>() })

export const partitionCount = 6

/** The committed slice of the file: its first rows. */
export async function readSample(): Promise<Flight[]> {
  return JSON.parse(await readFile(new URL('../flights-sample.json', import.meta.url), 'utf8')) as Flight[]
}
