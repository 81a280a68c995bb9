import type { Row } from '../../bars.ts'
import type { ConnectBench } from '../bench.ts'
import type { ConnectScale } from '../scale.ts'
import { serverModule } from '../servers.ts'
import { fillTopic } from '../work/fill.ts'
import { rateRow, times } from './rows.ts'

const readingOf = (id: number): string =>
  JSON.stringify({ id, sensor: `sensor-${id % 100}`, celsius: id / 7, at: '2026-11-22T19:00:00Z', note: 'as "it" was' })

/** A topic of JSON into a table, by upsert, exactly once. */
export async function postgresRow(bench: ConnectBench, scale: ConnectScale): Promise<Row> {
  const { Postgresql } = await serverModule('postgresql')
  await using server = await Postgresql.start()
  const { postgresRecords: records } = scale
  const rounds = await times(scale.rounds, () =>
    bench.withTopic(async (topic) => {
      const name = bench.freshName('postgres')
      await server.query('DROP TABLE IF EXISTS readings')
      await server.query(
        'CREATE TABLE readings (id int PRIMARY KEY, sensor text, celsius float8, at timestamptz, note text)',
      )
      await fillTopic(bench.client, topic, records, readingOf)
      const sink = await bench.connector({
        module: '@millrace/connector-postgres-sink',
        connector: 'postgresSink',
        name,
        config: {
          'connection.url': server.url,
          'connection.user': server.user,
          'connection.password': server.password,
          'insert.mode': 'upsert',
          'pk.mode': 'record_value',
          'pk.fields': 'id',
          'table.name.format': 'readings',
          topics: topic,
          'key.converter': 'StringConverter',
          'value.converter.schemas.enable': 'false',
        },
      })
      try {
        const round = await bench.timed(() => bench.committed(name, topic), records, sink)
        const [found] = await server.query<{ n: string }>('SELECT count(*) AS n FROM readings')
        if (Number(found?.n) !== records) throw new Error(`the table has ${String(found?.n)} rows of ${records}`)
        return round
      } finally {
        await sink.stop()
      }
    }),
  )
  return rateRow({ name: 'a topic to PostgreSQL, JSON, upsert', unit: 'rows/s', bar: 50_000, rounds })
}
