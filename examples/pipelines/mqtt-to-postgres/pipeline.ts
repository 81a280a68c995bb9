import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { inRepository } from '../../../tests/connectors/servers/lib/places.ts'
import { Mosquitto } from '../../../tests/connectors/servers/mosquitto.ts'
import { Postgresql } from '../../../tests/connectors/servers/postgresql.ts'
import { inOrder } from '../lib/closing.ts'
import type { Pipeline, Verdict } from '../lib/pipeline.ts'
import { networkBefore, Relay } from '../lib/relay.ts'
import { type Reading, readingOf, Sensors } from './sensors.ts'

const wrongMax = 20

/** Readings that sensors publish over MQTT, into tables of PostgreSQL: all of them, and the last of each sensor. */
export const mqttToPostgres: Pipeline = {
  name: 'mqtt-to-postgres',
  rows: 50_000,
  topics: { readings: 3 },
  async open() {
    const mosquitto = await Mosquitto.start()
    const postgres = await Postgresql.start()
    await postgres.query(readFileSync(inRepository('examples/pipelines/mqtt-to-postgres/tables.sql'), 'utf8'))
    const [toMosquitto, toPostgres] = [await Relay.start(mosquitto.port), await Relay.start(postgres.port)]
    const sensors = new Sensors(mosquitto)
    const arrived = async (): Promise<number> => {
      const [row] = await postgres.query<{ count: number }>('SELECT count(*)::int AS count FROM readings')
      return row?.count ?? 0
    }
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
          // It keeps in memory what it has acknowledged, and writes that down when it is asked to end: killed it forgets, whoever reads it.
          name: 'restart of Mosquitto',
          harm: () => mosquitto.stop(),
          heal: () => mosquitto.start(),
        },
        { name: 'kill -9 of PostgreSQL', harm: () => postgres.kill(), heal: () => postgres.start() },
        networkBefore('Mosquitto', toMosquitto),
        networkBefore('PostgreSQL', toPostgres),
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
        const [latest] = await postgres.query<{ sum: number }>('SELECT sum(number + 1)::int AS sum FROM latest')
        const [all, last] = [await arrived(), latest?.sum ?? 0]
        const { published } = sensors
        if (all === published && last === published) return undefined
        return `of ${published} readings ${all} are in readings, and latest is as after ${last}`
      },
      async verify() {
        const all = 'sensor, number, celsius::float8 AS celsius, taken_at'
        return judge(
          sensors,
          await postgres.query<Row>(`SELECT ${all} FROM readings`),
          await postgres.query<Row>(`SELECT ${all} FROM latest`),
        )
      },
      [Symbol.asyncDispose]: () => inOrder([toMosquitto, toPostgres, mosquitto, postgres]),
    }
  },
}

type Row = Omit<Reading, 'taken_at'> & { readonly taken_at: Date }

const keyOf = ({ sensor, number }: { sensor: string; number: number }): string => `${sensor} ${number}`

function judge({ acknowledged, published }: Sensors, readings: readonly Row[], latest: readonly Row[]): Verdict {
  const wrong: string[] = []
  const compare = (table: string, rows: ReadonlyMap<string, Row>, key: string, expected: Reading): void => {
    const row = rows.get(key)
    const isSame =
      row !== undefined &&
      row.number === expected.number &&
      row.celsius === expected.celsius &&
      row.taken_at.toISOString() === expected.taken_at
    if (!isSame) wrong.push(`${JSON.stringify(expected)} is ${JSON.stringify(row) ?? 'no row'} of ${table}`)
  }
  const byKey = new Map(readings.map((row) => [keyOf(row), row]))
  const bySensor = new Map(latest.map((row) => [row.sensor, row]))
  for (const [sensor, count] of acknowledged.entries()) {
    for (let number = 0; number < count; number++) {
      const expected = readingOf(sensor, number)
      compare('readings', byKey, keyOf(expected), expected)
      if (number === count - 1) compare('latest', bySensor, expected.sensor, expected)
    }
  }
  // Their keys are unique: more of them are none that were published.
  if (readings.length !== published) wrong.push(`readings has ${readings.length} rows of ${published} readings`)
  const spoke = acknowledged.filter((count) => count > 0).length
  if (latest.length !== spoke) wrong.push(`latest has ${latest.length} rows of ${spoke} sensors`)
  return {
    found: [
      `${published} readings of ${spoke} sensors were acknowledged`,
      `${readings.length} rows are in readings, ${latest.length} in latest`,
    ],
    wrong: wrong.slice(0, wrongMax),
  }
}
