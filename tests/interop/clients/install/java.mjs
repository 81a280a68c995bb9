import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { oneAtATime } from '../../lib/one-at-a-time.mjs'
import { run } from '../harness/processes.mjs'
import { cached, cacheFolder } from './cache.mjs'

export const kafkaVersion = '4.1.0'
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'

/**
 * Jars with all that they need, from Maven Central, which Maven holds to their checksums. Resolves with their class path.
 *
 * @param {string} name of the folder in the cache
 * @param {readonly string[]} coordinates `group:artifact:version`
 */
export async function jars(name, coordinates) {
  const dependencies = coordinates.map((each) => {
    const [group, artifact, version] = each.split(':')
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`
  })
  const folder = await cached(name, coordinates.join(', '), async (empty) => {
    const project = path.join(empty, 'pom.xml')
    const head = '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    const self = '<groupId>millrace</groupId><artifactId>interop</artifactId><version>1</version>'
    // Manifests of Spark name a mirror of their own, which not every network reaches; what it has is in Maven Central.
    const never = '<releases><enabled>false</enabled></releases><url>file:///dev/null</url>'
    const repository = `<repository><id>gcs-maven-central-mirror</id>${never}</repository>`
    const repositories = `<repositories>${repository}</repositories>`
    await writeFile(
      project,
      `${head}${self}${repositories}<dependencies>${dependencies.join('\n')}</dependencies></project>\n`,
    )
    const options = [`-DoutputDirectory=${path.join(empty, 'jars')}`, '-DincludeScope=runtime']
    const command = ['mvn', '--batch-mode', '--quiet', '--file', project, copyDependencies, ...options]
    await oneAtATime('maven', () => run(command, { timeoutMs: 20 * 60_000 }))
  })
  return path.join(folder, 'jars/*')
}

/** Apache Kafka: brokers, clients, tools. */
export const kafkaJars = () =>
  jars(
    'kafka',
    ['kafka_2.13', 'kafka-tools'].map((artifact) => `org.apache.kafka:${artifact}:${kafkaVersion}`),
  )

/** Clients from before KIP-890's second part: producers that add partitions to transactions themselves, and keep their epochs. */
export const olderJars = () =>
  jars('kafka-clients-3.9', ['org.apache.kafka:kafka-clients:3.9.1', 'org.slf4j:slf4j-nop:1.7.36'])

const platform = [
  'kafka-streams',
  'connect-runtime',
  'connect-file',
  'connect-json',
  'connect-mirror',
  'kafka-tools',
  'kafka_2.13',
]

/** Apache Kafka with Kafka Streams, Kafka Connect and MirrorMaker. */
export const platformJars = () =>
  jars(
    'kafka-platform',
    platform.map((artifact) => `org.apache.kafka:${artifact}:${kafkaVersion}`),
  )

/** Options of a JVM that runs for a short time beside others. */
export const smallJvm = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8']

/**
 * Compiles sources; resolves with the class path of what came out and what it needs. Needs a JDK.
 *
 * @param {string} name of the folder in the cache
 * @param {readonly string[]} sources
 * @param {string} classPath
 */
export async function compiled(name, sources, classPath) {
  // Compiled anew each time: the sources may have changed.
  const folder = path.join(cacheFolder, name)
  await mkdir(folder, { recursive: true })
  await run(['javac', '-nowarn', '-d', folder, '-cp', classPath, ...sources], { timeoutMs: 10 * 60_000 })
  return `${folder}${path.delimiter}${classPath}`
}
