import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as streams from '@millrace/streams'
import { expect, test } from 'vitest'
import { driverPrototype } from './run-snippet.ts'

const read = (page: string): string => readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8')
const page = read('streams-from-java.md')

/** Rows of all tables, without heads: what it is in Java, and what here. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|') && !line.startsWith('| ---') && !line.startsWith('| Kafka Streams '))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
  .map(([, java = '', here = '']) => ({ java, here }))

/** Methods of what an application that runs is asked with: its classes are exported as types alone. */
const asked = ['runtime/running', 'queries/table-query', 'queries/windows-query', 'queries/versions-query'].flatMap(
  (file) => {
    const source = readFileSync(new URL(`../../../packages/streams/src/${file}.ts`, import.meta.url), 'utf8')
    return [...source.matchAll(/^  (?:async )?\*?([a-z]\w*)[(<]/gm)].map(([, name = '']) => name)
  },
)

/** The methods of the interfaces of Kafka Streams 4.1 that a topology is written with; those of Object and variants with other parameters left out. */
const methods: Readonly<Record<string, string>> = {
  StreamsBuilder: 'stream table globalTable addStateStore addGlobalStore addReadOnlyStateStore build',
  KStream:
    'filter filterNot selectKey map mapValues flatMap flatMapValues print foreach peek split merge repartition to toTable groupBy groupByKey join leftJoin outerJoin process processValues',
  KTable:
    'filter filterNot mapValues transformValues toStream suppress groupBy join leftJoin outerJoin queryableStoreName',
  Groups: 'count reduce aggregate windowedBy cogroup emitStrategy',
  Windows:
    'ofSizeWithNoGrace ofSizeAndGrace advanceBy ofTimeDifferenceAndGrace ofInactivityGapAndGrace startOn before after untilWindowCloses untilTimeLimit',
  Options:
    'withTimestampExtractor withOffsetResetPolicy streamPartitioner numberOfPartitions withStoreName withGracePeriod withKeySerde withValueSerde withCachingDisabled withLoggingDisabled withLoggingEnabled withRetention withStoreType',
  Processors:
    'getStateStore forward schedule currentStreamTimeMs currentSystemTimeMs recordMetadata taskId applicationId commit withValue withKey withTimestamp withHeaders',
}

test.each(Object.entries(methods))('all methods of %s are told', (section, names) => {
  const text = page.slice(page.indexOf(`## ${section}\n`)).split('\n## ', 1)[0] ?? ''
  const left = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|')[1] ?? '')
    .join('\n')
  const missing = names.split(' ').filter((name) => !new RegExp(`\\b${name}\\b`).test(left))
  expect(missing).toEqual([])
})

test('what is called here is there', () => {
  const known = new Set([
    ...Object.keys(streams),
    ...Object.getOwnPropertyNames(streams.streams({ id: 'any' }).constructor.prototype),
    ...Object.getOwnPropertyNames(driverPrototype),
    ...asked,
    // Of what those give.
    ...['send', 'readKeyValues', 'topic', 'testDriver', 'store', 'schedule'],
  ])
  const called = rows.flatMap(({ here }) =>
    [...here.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) =>
      [...code.matchAll(/([a-zA-Z]+)\(/g)].map(([, name = '']) => name),
    ),
  )
  expect(called.length).toBeGreaterThan(30)
  expect(called.filter((name) => !known.has(name))).toEqual([])
})

test('options are there', () => {
  const folder = fileURLToPath(new URL('../../../packages/streams/src', import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const source = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n')
  const options = rows.flatMap(({ here }) =>
    [...here.matchAll(/\{ ([a-zA-Z]+(?:, [a-zA-Z]+)*)(?:: '?[^}]*)? \}/g)].flatMap(([, names = '']) =>
      names.split(', '),
    ),
  )
  expect(options.length).toBeGreaterThan(20)
  expect(
    options.filter((name) => !source.includes(`readonly ${name}?:`) && !source.includes(`readonly ${name}:`)),
  ).toEqual([])
})
