/*
 * Holds what a broker measures to Prometheus itself: it scrapes a broker under traffic, and must find a series for each query of the
 * dashboard that we ship, and every alert sound. Needs prometheus and promtool.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { isStreamError } from '@millrace/base'
import { connect } from '@millrace/client'

const root = fileURLToPath(new URL('../..', import.meta.url))
const brokerBin = path.join(root, 'apps/broker/bin/millrace-broker.cjs')
const alerts = path.join(root, 'apps/broker/prometheus/alerts.yaml')
const dashboard = path.join(root, 'apps/broker/grafana/millrace-brokers.json')
/** Only a hang ends the wait: rates need two scrapes, a second apart. */
const patienceMs = 90_000
/** Batches are refused on purpose; the others depend on how fast the machine is. */
const mayBeRaised = new Set([
  'MillraceBatchesRefused',
  'MillraceSyncsSlow',
  'MillraceEventLoopBusy',
  'MillraceConsumersCut',
])

let passed = 0
let failed = 0

/** @param {string} what @param {boolean} holds @param {string} [details] */
function check(what, holds, details = '') {
  if (holds) passed += 1
  else {
    failed += 1
    console.log(`FAILED ${what}${details === '' ? '' : `: ${details}`}`)
  }
}

/** A port of 127.0.0.1 that nothing listens on. */
async function freePort() {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return address !== null && typeof address === 'object' ? address.port : 0
}

/** @param {string} folder */
async function startBroker(folder) {
  const settings = [`log.dir=${folder}`, 'listener.port=0', 'http.port=0'].flatMap((setting) => ['--set', setting])
  const child = spawn(process.execPath, [brokerBin, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const { event, address, httpAddress } = JSON.parse(line)
    if (event !== 'ready') continue
    child.stdout.resume()
    return { child, address: String(address), httpAddress: String(httpAddress) }
  }
  throw new Error('the broker did not start')
}

/** Produces and consumes until it is told to stop. */
async function traffic(/** @type {string} */ address, /** @type {AbortSignal} */ signal) {
  const client = await connect({ brokers: [address] })
  await client.admin().createTopic('orders', { partitions: 2 })
  await client.admin().createTopic('small', { configs: { 'max.message.bytes': '200' } })
  const producer = client.producer()
  const value = randomBytes(500)
  while (!signal.aborted) {
    await Promise.all(Array.from({ length: 1_000 }, () => producer.send('orders', { value })))
    const refusal = await producer.send('small', { value: randomBytes(1_000) }).then(String, codeOf)
    if (refusal !== 'MESSAGE_TOO_LARGE') check('a batch that is too large is refused', false, refusal)
    let left = 1_000
    for await (const _ of client.consumer().records('orders', { from: 'earliest', until: 'end' }))
      if (--left === 0) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await client.close()
}

/** The code of one of our errors. @param {unknown} error */
function codeOf(error) {
  return isStreamError(error) ? error.code : String(error)
}

/** The queries of the dashboard, with its variables filled in. */
async function dashboardQueries() {
  const { panels, templating } = JSON.parse(await readFile(dashboard, 'utf8'))
  const variables = templating.list.flatMap((/** @type {{ definition?: string }} */ { definition }) => {
    const metric = /^label_values\((\w+), \w+\)$/.exec(definition ?? '')?.[1]
    return metric === undefined ? [] : [metric]
  })
  const shown = panels.flatMap((/** @type {{ targets?: { expr: string }[] }} */ { targets = [] }) =>
    targets.map(({ expr }) => expr.replaceAll('$__rate_interval', '1m').replaceAll(/\$(?:instance|topic)\b/g, '.*')),
  )
  return /** @type {string[]} */ ([...variables, ...shown])
}

const scratch = await mkdtemp(path.join(tmpdir(), 'millrace-prometheus-'))
const port = await freePort()
const api = `http://127.0.0.1:${port}/api/v1`
const { child: broker, address, httpAddress } = await startBroker(path.join(scratch, 'data'))
const over = new AbortController()
const running = traffic(address, over.signal)

const config = path.join(scratch, 'prometheus.yml')
await writeFile(
  config,
  `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: ['${alerts}']
scrape_configs:
  - job_name: millrace
    static_configs: [{ targets: ['${httpAddress}'] }]
`,
)
const prometheus = spawn(
  'prometheus',
  [
    `--config.file=${config}`,
    `--storage.tsdb.path=${path.join(scratch, 'tsdb')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=error',
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
)

/** What Prometheus answers; undefined while it is not there. @param {string} query */
async function ask(query) {
  try {
    const answer = await fetch(`${api}/${query}`)
    return await answer.json()
  } catch (error) {
    if (prometheus.exitCode !== null) throw error
    await new Promise((resolve) => setTimeout(resolve, 200))
    return undefined
  }
}

try {
  const lint = spawnSync('promtool', ['check', 'rules', alerts], { encoding: 'utf8' })
  check('promtool takes the alerts', lint.status === 0, lint.stderr)
  const exposition = await (await fetch(`http://${httpAddress}/metrics`)).text()
  const parsed = spawnSync('promtool', ['check', 'metrics'], { input: exposition, encoding: 'utf8' })
  // 3: it would name some otherwise. Those are the names of Kafka's exporter.
  check('promtool can read the metrics', parsed.status === 0 || parsed.status === 3, parsed.stderr)

  const open = new Set(await dashboardQueries())
  /** @type {Map<string, string>} */
  const problems = new Map()
  for (const endMs = performance.now() + patienceMs; open.size > 0 && performance.now() < endMs;) {
    for (const query of open) {
      const answer = await ask(`query?query=${encodeURIComponent(query)}`)
      const results = answer?.data?.result ?? []
      const hasNumber = results.some((/** @type {{ value: [number, string] }} */ { value }) => value[1] !== 'NaN')
      if (!hasNumber) problems.set(query, JSON.stringify(answer))
      else if (open.delete(query)) passed += 1
      if (answer?.status === 'error') {
        check(query, false, answer.error)
        open.delete(query)
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  for (const query of open) check(query, false, `found no series: ${problems.get(query)}`)

  const rules = (await ask('rules'))?.data?.groups?.flatMap((/** @type {{ rules: object[] }} */ group) => group.rules)
  check('there are alerts', rules?.length > 5)
  for (const { name, health, state, lastError } of rules ?? []) {
    check(`the alert ${name} can be evaluated`, health === 'ok', `${health} ${lastError}`)
    if (!mayBeRaised.has(name)) check(`the alert ${name} is silent`, state === 'inactive', state)
  }
} finally {
  over.abort()
  await running
  for (const process of [prometheus, broker]) {
    const ended = once(process, 'close')
    process.kill('SIGTERM')
    await ended
  }
  await rm(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
