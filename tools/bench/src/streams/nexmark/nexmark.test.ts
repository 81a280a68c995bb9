import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { streams } from '@millrace/streams'
import { testDriver } from '@millrace/streams/testing'
import { describe, expect, it } from 'vitest'
import { events } from './events.ts'
import { auctions, bids, persons } from './model.ts'
import { queries } from './queries.ts'

/** A recorded case: events, and what Apache Kafka Streams 4.1 made of them. */
interface Case {
  readonly name: string
  readonly input: readonly (readonly [topic: string, key: string, value: unknown, timestamp: number])[]
  readonly expected: readonly (readonly [
    after: number,
    topic: string,
    key: string | null,
    value: unknown,
    timestamp: number,
  ])[]
}

const file = new URL('../../../../../packages/streams/golden/nexmark.json.gz', import.meta.url)
const { cases } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as { readonly cases: readonly Case[] }
const topics = { person: persons, auction: auctions, bid: bids }

function queryOf({ name }: Case): string {
  return name.slice(0, name.lastIndexOf('-seed'))
}

/** What a query makes of a case's events: which event caused it, key, value, timestamp. */
function answer(test: Case): unknown[] {
  const app = streams({ id: 'nexmark' })
  queries[queryOf(test)]?.add(app)
  using driver = testDriver(app)
  const rows: unknown[] = []
  let read = 0
  for (const [after, [name, key, value, timestamp]] of test.input.entries()) {
    driver.input(topics[name as keyof typeof topics] as typeof bids).send({ key, value: value as never, timestamp })
    for (const { topic, key: keyBytes, value: valueBytes, timestamp: at } of driver.written.slice(read)) {
      if (topic !== 'out') continue
      rows.push([after, topic, keyBytes?.toString() ?? null, valueBytes && JSON.parse(valueBytes.toString()), at])
    }
    read = driver.written.length
  }
  return rows
}

describe('the queries of Nexmark', () => {
  it('are all that were recorded', () => {
    expect(cases).toHaveLength(64)
    expect(new Set(cases.map(queryOf))).toEqual(new Set(Object.keys(queries)))
  })

  it.each(cases.map((test) => [test.name, test] as const))('%s answers as Kafka Streams does', (_, test) => {
    expect(answer(test)).toEqual(test.expected)
  })

  it('have events that are the same each time: of fifty, one person and three auctions', () => {
    const all = [...events(500, 0)]
    expect(all).toEqual([...events(500, 0)])
    const count = (topic: string) => all.filter((event) => event.topic === topic).length
    expect(['person', 'auction', 'bid'].map(count)).toEqual([10, 30, 460])
  })
})
