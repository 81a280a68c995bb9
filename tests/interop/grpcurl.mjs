/*
 * Holds the broker's contracts to grpcurl, which knows nothing of them but what server reflection tells: it lists and describes every
 * service, calls unary and streaming ones with JSON, and shows our errors. Needs Go.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startTestCluster } from '@millrace/testing'
import { goProgram } from './lib/go.mjs'

const grpcurl = await goProgram('github.com/fullstorydev/grpcurl/cmd/grpcurl', 'v1.9.3')

let passed = 0
let failed = 0

/** @param {string} name @param {unknown} found @param {unknown} wanted */
function check(name, found, wanted) {
  if (JSON.stringify(found) === JSON.stringify(wanted)) {
    passed++
    return
  }
  failed++
  console.error(`FAILED ${name}\n  found  ${JSON.stringify(found)}\n  wanted ${JSON.stringify(wanted)}`)
}

const cluster = await startTestCluster({ configs: { 'auto.create.topics.enable': false } })

/** @param {string[]} commandLine @returns {Promise<{ code: number, stdout: string, stderr: string }>} */
function run(commandLine) {
  return new Promise((resolve) => {
    execFile(grpcurl, ['-plaintext', '-max-time', '30', ...commandLine], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr })
    })
  })
}

/** @param {string} method @param {unknown} request */
const call = (method, request) => run(['-d', JSON.stringify(request), cluster.bootstrap, method])

/** What a call answers: one JSON document after the other. @param {string} method @param {unknown} request */
async function answers(method, request) {
  const { code, stdout, stderr } = await call(method, request)
  if (code !== 0) throw new Error(`${method} failed with ${code}: ${stderr}`)
  const documents = stdout.trim() === '' ? [] : stdout.trim().split(/\n(?=\{)/)
  return documents.map((text) => JSON.parse(text))
}

const services = [
  'grpc.health.v1.Health',
  'grpc.reflection.v1.ServerReflection',
  'millrace.admin.v1.AdminService',
  'millrace.cluster.v1.ControllerService',
  'millrace.cluster.v1.MarkerService',
  'millrace.cluster.v1.RaftService',
  'millrace.cluster.v1.ReplicaService',
  'millrace.data.v1.DataService',
  'millrace.easy.v1.EasyService',
  'millrace.group.v1.GroupService',
  'millrace.transaction.v1.TransactionService',
]

const list = await run([cluster.bootstrap, 'list'])
check('list', list.stdout.trim().split('\n'), services)
for (const service of services) {
  const { code, stdout } = await run([cluster.bootstrap, 'describe', service])
  check(`describe ${service}`, [code, stdout.startsWith(`${service} is a service:`)], [0, true])
}
const methods = await run([cluster.bootstrap, 'list', 'millrace.easy.v1.EasyService'])
check('methods', methods.stdout.trim().split('\n'), [
  'millrace.easy.v1.EasyService.Consume',
  'millrace.easy.v1.EasyService.Produce',
])
const message = await run([cluster.bootstrap, 'describe', 'millrace.easy.v1.Payload'])
check('describe a message', /oneof form \{/.test(message.stdout), true)

check('health', await answers('grpc.health.v1.Health/Check', {}), [{ status: 'SERVING' }])

const [created] = await answers('millrace.admin.v1.AdminService/CreateTopics', {
  topics: [{ name: 'orders', partitions: 2 }],
})
check('a topic', [created.topics[0].name, created.topics[0].partitions], ['orders', 2])
const [more] = await answers('millrace.admin.v1.AdminService/CreatePartitions', {
  topics: [{ name: 'orders', totalCount: 3 }],
})
check('more partitions', more.topics, [{ name: 'orders', partitions: 3 }])

const easy = 'millrace.easy.v1.EasyService'
const record = {
  topic: 'orders',
  partition: 1,
  key: { text: 'k-1' },
  value: { json: { id: 7, items: ['a', null, 1.5, { deep: true }] } },
  headers: [{ name: 'source', value: { text: 'grpcurl' } }],
  timestampMs: '1700000000000',
}
const [first] = await answers(`${easy}/Produce`, record)
check('produce', first, { topic: 'orders', partition: 1, offset: undefined, timestampMs: '1700000000000' })
const [second] = await answers(`${easy}/Produce`, { topic: 'orders', partition: 1, value: { base64: 'AP8=' } })
check('produce bytes', [second.partition, second.offset], [1, '1'])
await answers(`${easy}/Produce`, { topic: 'orders', partition: 1, value: { text: 'plain' } })

const consumed = await answers(`${easy}/Consume`, { topic: 'orders' })
check(
  'consume',
  consumed.map(({ value }) => value),
  [{ json: record.value.json }, { base64: 'AP8=' }, { text: 'plain' }],
)
check(
  'a record as it was sent',
  [consumed[0].partition, consumed[0].key, consumed[0].headers, consumed[0].timestampMs],
  [1, record.key, record.headers, record.timestampMs],
)
const newest = await answers(`${easy}/Consume`, { topic: 'orders', newest: true, limit: 2 })
check(
  'newest first',
  newest.map(({ offset }) => offset),
  ['2', '1'],
)

const missing = await call(`${easy}/Produce`, { topic: 'nope', value: { text: 'x' } })
check(
  'an error, with its reason',
  [
    missing.code !== 0,
    /there is no topic 'nope'/.test(missing.stderr),
    /UNKNOWN_TOPIC_OR_PARTITION/.test(missing.stderr),
  ],
  [true, true, true],
)
const empty = await call(`${easy}/Produce`, {})
check('bad input', [empty.code !== 0, /say which topic/.test(empty.stderr)], [true, true])
const unknown = await run(['-d', '{}', cluster.bootstrap, `${easy}/Nothing`])
check(
  'a call that there is not',
  [unknown.code !== 0, /does not include a method named "Nothing"/.test(unknown.stderr)],
  [true, true],
)

// What the page shows is what happens.
const page = await readFile(new URL('../../docs/grpcurl.md', import.meta.url), 'utf8')
const folder = await mkdtemp(path.join(tmpdir(), 'millrace-grpcurl-'))
const blocks = [...page.matchAll(/```sh by-hand\n([^]*?)```\n(?:\n```text\n([^]*?)```\n)?/g)]
check('blocks of the page', blocks.length >= 4, true)
for (const [, script = '', shown = ''] of blocks) {
  const text = `set -eu\ngrpcurl() { '${grpcurl}' "$@"; }\n${script.replaceAll('127.0.0.1:9094', cluster.bootstrap)}`
  const { stdout, stderr } = await new Promise((resolve) => {
    execFile('bash', ['-c', text], { cwd: folder }, (_, out, errors) => resolve({ stdout: out, stderr: errors }))
  })
  check(`docs/grpcurl.md: ${script.trim()}`, [stdout, stderr], [shown, ''])
}
await rm(folder, { recursive: true })
await cluster.stop()
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
