import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as streams from '@millrace/streams'
import * as besides from '@millrace/streams/operators'
import { expect, test } from 'vitest'
import { marbles } from './marbles.ts'
import { fileOf, headOf, operatorIndex, operatorPage } from './operator-page.ts'
import { runSnippet } from './run-snippet.ts'

const folder = fileURLToPath(new URL('../../../docs/streams', import.meta.url))
const sources = path.join(folder, 'src')
const names = readdirSync(sources)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length).replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()))
  .toSorted()
const pages = names.map(
  (name) => [name, headOf(name, readFileSync(path.join(sources, `${fileOf(name)}.ts`), 'utf8'))] as const,
)

/** In which order the list has its groups. */
const groups = [
  'Sources and sinks',
  'Stateless',
  'Asynchronous',
  'Groups and aggregates',
  'Windows',
  'Joins',
  'Tables',
  'Processors',
]

/** RxJS's own, which do what they do there. */
const ofRxjs = new Set([
  'auditTime',
  'bufferCount',
  'bufferTime',
  'concatMap',
  'debounceTime',
  'delay',
  'distinct',
  'distinctUntilChanged',
  'filter',
  'ignoreElements',
  'map',
  'mergeMap',
  'pairwise',
  'sampleTime',
  'scan',
  'skip',
  'skipWhile',
  'tap',
])

/** What is exported beside operators, and has no page. */
const others = new Set([
  'failOnInvalidTimestamp',
  'keyValueStore',
  'logAndSkipOnInvalidTimestamp',
  'newRecord',
  'onWindowClose',
  'onWindowUpdate',
  'sessionStore',
  'sessionWindowedSerde',
  // They say of other operators what may be done with them.
  'stateless',
  'streams',
  'timestampedKeyValueStore',
  'timestampedWindowStore',
  'timeWindowedSerde',
  'untilTimeLimit',
  'untilWindowCloses',
  'usePartitionTimeOnInvalidTimestamp',
  'versionedStore',
  'volatile',
  'windowStore',
  'withHeaders',
  'withKey',
  'withKeyValue',
  'withTimestamp',
  'withValue',
  'withValueAt',
])

// `npx vitest run tools/docs/streams -u` writes them again.
test.each(pages)('the page of %s says what its program does', async (name, head) => {
  const run = await runSnippet(path.join(sources, `${fileOf(name)}.ts`))
  expect(run.steps.length, 'it sends something').toBeGreaterThan(0)
  expect(run.printed, 'it prints what comes out').not.toBe('')
  await expect(operatorPage(name, head, run)).toMatchFileSnapshot(path.join(folder, `${fileOf(name)}.md`))
  await expect(marbles(run, head.box)).toMatchFileSnapshot(path.join(folder, `${fileOf(name)}.svg`))
})

test('the list of operators has all pages', async () => {
  expect(pages.filter(([, { group }]) => !groups.includes(group)).map(([name]) => name)).toEqual([])
  const sorted = groups.flatMap((wanted) => pages.filter(([, { group }]) => group === wanted))
  await expect(operatorIndex(sorted)).toMatchFileSnapshot(path.join(folder, 'README.md'))
})

test('each operator has a page', () => {
  const own = Object.entries(besides).filter(([name]) => !ofRxjs.has(name))
  const operators = [...Object.entries(streams), ...own]
    .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name) && !others.has(name))
    .map(([name]) => name)
  const sourcesOfStreams = ['addGlobalStore', 'globalTable', 'stream', 'table']
  expect(names).toEqual([...operators, ...sourcesOfStreams].toSorted())
})

test('no page is left of what is gone', () => {
  const wanted = new Set(
    names.flatMap((name) => [`${fileOf(name)}.md`, `${fileOf(name)}.svg`]).concat('README.md', 'src'),
  )
  expect(readdirSync(folder).filter((file) => !wanted.has(file))).toEqual([])
})
