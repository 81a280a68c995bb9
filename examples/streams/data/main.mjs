// Makes the files beside it of what examples/flights has installed: see README.md.
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const flightsExample = new URL('../../flights/', import.meta.url)
const { resolve } = createRequire(new URL('package.json', flightsExample))
const vega = fileURLToPath(new URL('node_modules/vega-datasets/data/', flightsExample))
const write = (name, lines) => writeFile(new URL(name, import.meta.url), `${lines.join('\n')}\n`)

const airports = new Set('ATL BOS BWI CLT DEN DFW DTW EWR IAH LAS LAX LGA MSP ORD PHL PHX SEA SFO SLC STL'.split(' '))
const day = '2001-01-01'

const { asyncBufferFromFile, parquetReadObjects } = await import(pathToFileURL(resolve('hyparquet')))
const { compressors } = await import(pathToFileURL(resolve('hyparquet-compressors')))
const file = await asyncBufferFromFile(path.join(vega, 'flights-3m.parquet'))
// The file is in order of departure; a day has fewer flights than this.
const rows = await parquetReadObjects({ file, compressors, rowStart: 0, rowEnd: 40_000 })
const flights = rows
  .map(({ date, delay, distance, origin, destination }) => [
    date.toISOString().slice(0, 16),
    ...[delay, distance, origin, destination].map(String),
  ])
  .filter(
    ([date, , , origin, destination]) => date.startsWith(day) && airports.has(origin) && airports.has(destination),
  )
await write('flights-2001-01-01.csv', ['departure,delay,miles,origin,destination', ...flights.map(String)])

const weeks = 4
const [head, ...hours] = (await readFile(path.join(vega, 'seattle-weather-hourly-normals.csv'), 'utf8'))
  .trimEnd()
  .split(/\r?\n/)
const columns = head.split(',')
const sensors = ['temperature', 'pressure', 'wind']
await write('seattle-hourly-2010-01.csv', [
  `time,${sensors}`,
  ...hours.slice(0, weeks * 7 * 24).map((line) => {
    const cells = line.split(',')
    return [cells[columns.indexOf('date')].slice(0, 16), ...sensors.map((sensor) => cells[columns.indexOf(sensor)])]
  }),
])
