import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { inRepository } from '../../../tests/connectors/servers/lib/places.ts'
import { Mosquitto } from '../../../tests/connectors/servers/mosquitto.ts'
import { Postgresql } from '../../../tests/connectors/servers/postgresql.ts'
import { inOrder } from '../lib/closing.ts'
import { countRecords } from '../lib/count-records.ts'
import type { Pipeline } from '../lib/pipeline.ts'
import { networkBefore, Relay } from '../lib/relay.ts'
import { judge, type Row } from './judge.ts'
import { Sensors } from './sensors.ts'

/** Written down as soon as it changes: what it has after a kill -9 is all but what it acknowledged in the last moment. */
const keepsAtOnce = ['autosave_on_changes true', 'autosave_interval 1']

/** Readings that sensors publish over MQTT, into tables of PostgreSQL: all of them, and the last of each sensor. */
export const mqttToPostgres: Pipeline = {
  name: 'mqtt-to-postgres',
  rows: 50_000,
  topics: { readings: 3 },
  async open({ client }) {
    const mosquitto = await Mosquitto.start(keepsAtOnce)
    const postgres = await Postgresql.start()
    await postgres.query(readFileSync(inRepository('examples/pipelines/mqtt-to-postgres/tables.sql'), 'utf8'))
    const [toMosquitto, toPostgres] = [await Relay.start(mosquitto.port), await Relay.start(postgres.port)]
    const sensors = new Sensors(mosquitto)
    /** The last reading of each sensor: they come in order. */
    const lasts = async (table: 'readings' | 'latest'): Promise<ReadonlyMap<string, number>> => {
      const sql = `SELECT sensor, max(number) AS last FROM ${table} GROUP BY sensor`
      const rows = await postgres.query<{ sensor: string; last: number }>(sql)
      return new Map(rows.map(({ sensor, last }) => [sensor, last]))
    }
    const sumOf = (numbers: ReadonlyMap<string, number>): number =>
      [...numbers.values()].reduce((sum, last) => sum + last + 1, 0)
    const arrived = async (): Promise<number> => sumOf(await lasts('readings'))
    return {
      plugins: ['@millrace/connector-mqtt-source', '@millrace/connector-postgres-sink'],
      connectors: ['source.json', 'sink-readings.json', 'sink-latest.json'],
      variables: {
        MQTT_URI: `tcp://127.0.0.1:${toMosquitto.port}`,
        MQTT_USER: mosquitto.user,
        MQTT_PASSWORD: mosquitto.password,
        POSTGRES_URL: `jdbc:postgresql://127.0.0.1:${toPostgres.port}/shop`,
        POSTGRES_USER: postgres.user,
        POSTGRES_PASSWORD: postgres.password,
      },
      victims: [
        {
          name: 'kill -9 of Mosquitto',
          part: 'source',
          async harm() {
            await mosquitto.kill()
            sensors.wasKilled(await lasts('readings'))
          },
          heal: () => mosquitto.start(),
        },
        { name: 'kill -9 of PostgreSQL', part: 'target', harm: () => postgres.kill(), heal: () => postgres.start() },
        ...networkBefore('Mosquitto', toMosquitto),
        ...networkBefore('PostgreSQL', toPostgres),
      ],
      // What is published before the connector has subscribed goes nowhere.
      async warmUp() {
        while ((await arrived()) === 0) {
          await sensors.hello()
          await delay(100)
        }
      },
      load: (load) => sensors.load(load),
      arrived,
      async lacking() {
        const [all, last] = [await arrived(), sumOf(await lasts('latest'))]
        const { published } = sensors
        if (all === published && last === published) return undefined
        return `of ${published} readings those up to ${all} are in readings, and latest is as after ${last}`
      },
      async verify() {
        const all = 'sensor, number, celsius::float8 AS celsius, taken_at'
        return judge({
          sensors,
          readings: await postgres.query<Row>(`SELECT ${all} FROM readings`),
          latest: await postgres.query<Row>(`SELECT ${all} FROM latest`),
          records: await countRecords(client, ['readings']),
        })
      },
      [Symbol.asyncDispose]: () => inOrder([toMosquitto, toPostgres, mosquitto, postgres]),
    }
  },
}
