/*
 * Real clients, tools and engines of Kafka's world against a cluster of ours, each with cases of its own (programs). A case counts if
 * it is right on Apache Kafka 4.1 too: `--against kafka` runs the same there.
 *
 *   node tests/interop/clients/run.mjs [--minimum] [--client NAME]... [--case PATTERN] [--against millrace|kafka] [--brokers 3] [--record]
 *
 * `--minimum` leaves out those that take long to fetch. `--record` keeps what was found in results.json and makes docs/compatibility.md from it.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { compatibilityPage } from './compatibility.mjs'
import { startCluster } from './harness/cluster.mjs'
import { runClient } from './harness/run-client.mjs'
import { clients } from './table.mjs'

const { values } = parseArgs({
  options: {
    minimum: { type: 'boolean', default: false },
    client: { type: 'string', multiple: true },
    case: { type: 'string', default: '' },
    against: { type: 'string', default: 'millrace' },
    brokers: { type: 'string', default: '3' },
    bootstrap: { type: 'string' },
    record: { type: 'boolean', default: false },
  },
})
const against = values.against === 'kafka' ? 'kafka' : 'millrace'
const chosen = clients.filter(({ name, isMinimum }) => values.client?.includes(name) ?? (isMinimum || !values.minimum))
const unknown = values.client?.find((name) => !clients.some((client) => client.name === name))
if (unknown !== undefined || chosen.length === 0) {
  throw new Error(`no client is called ${unknown}; there are ${clients.map(({ name }) => name).join(', ')}`)
}

const directory = await mkdtemp(path.join(tmpdir(), 'millrace-interop-'))
const brokers = Number(values.brokers)
let cluster
const found = /** @type {object[]} */ ([])
/** Programs that were run, by client. */
const ran = new Map()
let passed = 0
let failed = 0

/** A case of programs that write what all others read. Who came first could not read yet what those after it write: it is asked again. */
const exchange = 'what others wrote, in every codec, is read'

/** What happened and where it began. @param {string} error */
function shortened(error) {
  const lines = error.trim().split('\n')
  const shown = lines.length <= 24 ? lines : [...lines.slice(0, 12), '...', ...lines.slice(-12)]
  return shown.join('\n    ')
}

/** @param {{ name: string, error?: string }} result @param {string} client */
function count(result, client) {
  if (result.error === undefined) {
    passed++
    const records = result.records > 0 ? `${result.records} records, ` : ''
    console.log(`  ok ${client}: ${result.name} (${records}${result.seconds} s)`)
  } else {
    failed++
    console.log(`  FAILED ${client}: ${result.name}\n    ${shortened(result.error)}`)
  }
}

try {
  cluster = values.bootstrap === undefined ? await startCluster(against, { brokers, directory }) : undefined
  const bootstrap = cluster?.bootstrap ?? values.bootstrap ?? ''
  const run = Math.random().toString(36).slice(2, 8)
  for (const { name, install } of clients) {
    if (!chosen.some((client) => client.name === name)) continue
    const startMs = performance.now()
    const options = {
      bootstrap,
      prefix: `${run}-${name}`,
      pattern: values.case,
      ask: async (what, broker) => {
        if (cluster === undefined) throw new Error('brokers that are not ours are left alone')
        await cluster[what](broker)
      },
    }
    try {
      const program = await install()
      const { version, results } = await runClient(program, options, (result) => count(result, name))
      ran.set(name, { program, options })
      found.push({ name, version, seconds: Math.round((performance.now() - startMs) / 1000), cases: results })
    } catch (error) {
      const result = { name: 'it runs', records: 0, error: String(error?.stack ?? error) }
      count(result, name)
      found.push({ name, version: '', seconds: 0, cases: [result] })
    }
    console.log(`${name} took ${((performance.now() - startMs) / 1000).toFixed(0)} s`)
  }
  for (const one of found.filter(({ cases }) => cases.some((each) => each.name === exchange)).slice(0, -1)) {
    const { program, options } = ran.get(one.name)
    const again = await runClient(program, { ...options, pattern: `^${exchange}$` }, (result) =>
      count(result, one.name),
    )
    const others = again.results.map(({ name }) => name)
    one.cases = [...one.cases.filter(({ name }) => !others.includes(name)), ...again.results]
  }
} finally {
  await cluster?.stop()
  await rm(directory, { recursive: true, force: true })
}
if (values.record) {
  const results = new URL('results.json', import.meta.url)
  // Clients that were not run now keep what was found of them before.
  const before = JSON.parse(await readFile(results, 'utf8').catch(() => '[]'))
  const all = clients.flatMap(({ name }) => [...found, ...before].find((each) => each.name === name) ?? [])
  await writeFile(results, `${JSON.stringify(all, undefined, 2)}\n`)
  await writeFile(new URL('../../../docs/compatibility.md', import.meta.url), compatibilityPage(all))
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
