import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Flight } from './flight.ts'

/** Where npm put the file. */
export function flightsFile(): string {
  const file = fileURLToPath(new URL('../node_modules/vega-datasets/data/flights-3m.parquet', import.meta.url))
  if (!existsSync(file)) throw new Error(`${file} is not there: run \`npm ci\` in examples/flights first`)
  return file
}

/** Reads the file's first `count` rows, a row group (272,727 rows) at a time. */
export async function* readFlights(file: string, count: number): AsyncGenerator<Flight[]> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await import('hyparquet')
  const { compressors } = await import('hyparquet-compressors')
  const buffer = await asyncBufferFromFile(file)
  const metadata = await parquetMetadataAsync(buffer)
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = Math.min(count, rowStart + Number(group.num_rows))
    if (rowStart >= rowEnd) return
    const rows = await parquetReadObjects({ file: buffer, metadata, compressors, rowStart, rowEnd })
    yield rows.map((row, index) => toFlight(rowStart + index, row))
    rowStart = rowEnd
  }
}

function toFlight(row: number, values: Readonly<Record<string, unknown>>): Flight {
  const { date, delay, distance, origin, destination } = values
  return {
    row,
    date: (date as Date).toISOString().slice(0, 16),
    delay: Number(delay),
    distance: Number(distance),
    origin: String(origin),
    destination: String(destination),
  }
}
