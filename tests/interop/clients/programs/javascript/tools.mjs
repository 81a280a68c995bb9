// Apache Kafka's console tools, run one after the other in one JVM (programs/java/RunTools.java).
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { assert, bootstrap } from './cases.mjs'

const classes = {
  'kafka-acls': 'org.apache.kafka.tools.AclCommand',
  'kafka-broker-api-versions': 'org.apache.kafka.tools.BrokerApiVersionsCommand',
  'kafka-client-metrics': 'org.apache.kafka.tools.ClientMetricsCommand',
  'kafka-cluster': 'org.apache.kafka.tools.ClusterTool',
  'kafka-configs': 'kafka.admin.ConfigCommand',
  'kafka-console-consumer': 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  'kafka-console-producer': 'org.apache.kafka.tools.ConsoleProducer',
  'kafka-consumer-groups': 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  'kafka-consumer-perf-test': 'org.apache.kafka.tools.ConsumerPerformance',
  'kafka-delete-records': 'org.apache.kafka.tools.DeleteRecordsCommand',
  'kafka-e2e-latency': 'org.apache.kafka.tools.EndToEndLatency',
  'kafka-features': 'org.apache.kafka.tools.FeatureCommand',
  'kafka-get-offsets': 'org.apache.kafka.tools.GetOffsetShell',
  'kafka-groups': 'org.apache.kafka.tools.GroupsCommand',
  'kafka-leader-election': 'org.apache.kafka.tools.LeaderElectionCommand',
  'kafka-log-dirs': 'org.apache.kafka.tools.LogDirsCommand',
  'kafka-metadata-quorum': 'org.apache.kafka.tools.MetadataQuorumCommand',
  'kafka-producer-perf-test': 'org.apache.kafka.tools.ProducerPerformance',
  'kafka-reassign-partitions': 'org.apache.kafka.tools.reassign.ReassignPartitionsCommand',
  'kafka-topics': 'org.apache.kafka.tools.TopicCommand',
  'kafka-transactions': 'org.apache.kafka.tools.TransactionsCommand',
  'kafka-verifiable-producer': 'org.apache.kafka.tools.VerifiableProducer',
}
/** @typedef {keyof typeof classes} Tool */

const jvm = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8']
const log = `-Dlog4j2.configurationFile=${process.env['INTEROP_LOG4J'] ?? ''}`
const java = [...jvm, log, '-cp', process.env['INTEROP_CLASS_PATH'] ?? '']

const runner = spawn('java', [...java, 'RunTools'], { stdio: ['pipe', 'pipe', 'inherit'] })
const answers = createInterface({ input: runner.stdout })[Symbol.asyncIterator]()
process.once('exit', () => runner.kill('SIGKILL'))

/** @param {string} text */
const encoded = (text) => Buffer.from(text).toString('base64')

/**
 * Runs a tool to its end.
 * @param {Tool} tool @param {readonly string[]} words @param {string} [input]
 * @returns {Promise<{ code: number, text: string }>} how it ended, and what it wrote to both of its outputs
 */
export async function end(tool, words, input = '') {
  runner.stdin.write(`${[classes[tool], input, ...words].map(encoded).join(' ')}\n`)
  const { value, done } = await answers.next()
  if (done === true) throw new Error('the JVM of the tools has ended')
  const [code, text = ''] = value.split(' ')
  return { code: Number(code), text: Buffer.from(text, 'base64').toString() }
}

/** The words with the brokers among them: before the name of what is to be done, if there is one, but behind it for kafka-cluster. @param {Tool} tool @param {readonly string[]} words */
function withBrokers(tool, words) {
  const brokers = ['--bootstrap-server', bootstrap]
  return tool === 'kafka-cluster' ? [...words, ...brokers] : [...brokers, ...words]
}

/** As {@link end}, given the brokers; what it wrote, if it ended well. @param {Tool} tool @param {readonly string[]} words @param {string} [input] */
export async function run(tool, words, input) {
  const { code, text } = await end(tool, withBrokers(tool, words), input)
  assert.equal(code, 0, `${tool} ${words.join(' ')} ended with ${code}: ${text.slice(0, 3000)}`)
  return text
}

/** Throws unless the tool fails and says so. @param {Tool} tool @param {readonly string[]} words @param {RegExp} saying */
export async function fails(tool, words, saying) {
  const { code, text } = await end(tool, withBrokers(tool, words))
  assert.notEqual(code, 0, `${tool} ${words.join(' ')} ended well: ${text.slice(0, 2000)}`)
  assert.match(text, saying)
}

/**
 * Starts a tool in a JVM of its own, so that it can be killed.
 * @param {Tool} tool @param {readonly string[]} words
 */
export function background(tool, words) {
  const child = spawn('java', [...java, classes[tool], ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text))
  const ended = new Promise((resolve) => child.once('close', resolve))
  process.once('exit', () => child.kill('SIGKILL'))
  return {
    said: () => said,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The rows of a table that a tool wrote, as objects by the names in its head. @param {string} text @param {string} first of the names */
export function table(text, first) {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/))
  const head = lines.findIndex(([word]) => word === first)
  assert.ok(head >= 0, `no table that begins with ${first}: ${text}`)
  const names = lines[head] ?? []
  const rows = lines.slice(head + 1).filter((words) => words.length >= names.length)
  return rows.map((words) => Object.fromEntries(names.map((name, at) => [name, words[at]])))
}
