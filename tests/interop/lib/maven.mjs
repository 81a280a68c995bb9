/*
 * Apache Kafka's own classes and tools, as the peer that our bytes are held to. Maven fetches the jars once; they are checked
 * against the sums below, and stay in node_modules/.cache/kafka.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { oneAtATime } from './one-at-a-time.mjs'

const run = promisify(execFile)
const copyDependencies = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'
const root = fileURLToPath(new URL('../../../', import.meta.url))
export const cacheDirectory = path.join(root, 'node_modules/.cache/kafka')

/** `group:artifact:version` and SHA-256 of what both Kafka and Avro build on. */
export const sharedJars = /** @type {const} */ ([
  [
    'com.fasterxml.jackson.core:jackson-annotations:2.19.0',
    'ead60e9cac0e42b57092b9e2d087ff43536e9477d4486ba393037a8cc156cda7',
  ],
  [
    'com.fasterxml.jackson.core:jackson-core:2.19.0',
    'da8e859bac94874528116a25f20c68560e4287acbf27628711b8a4f96b028430',
  ],
  [
    'com.fasterxml.jackson.core:jackson-databind:2.19.0',
    'ceda311f476c3b18e1d2b240c94e2dcb9c8d44e70f8afa9facab88bac4ddc03a',
  ],
  ['org.slf4j:slf4j-api:1.7.36', 'd3ef575e3e4979678dc01bf1dcce51021493b4d11fb7f1be8ad982877c16a1c0'],
])

/** The same of each jar that Kafka 4.1.0's serdes and DumpLogSegments need. */
const kafkaJars = /** @type {const} */ ([
  ...sharedJars,
  ['net.sf.jopt-simple:jopt-simple:5.0.4', 'df26cc58f235f477db07f753ba5a3ab243ebe5789d9f89ecf68dd62ea9a66c28'],
  ['org.apache.kafka:kafka-clients:4.1.0', 'eb74709dc3be35e06208827860c87a94872e8a4b00f466880670785c85a20627'],
  [
    'org.apache.kafka:kafka-coordinator-common:4.1.0',
    'ceb4fac769379576d0901ab7d016bd886d91b0285a5a851183a49e0c735c182e',
  ],
  [
    'org.apache.kafka:kafka-group-coordinator:4.1.0',
    'b2528196721c9e3c675c0e214d68a1a6e6c5b489f491b3a52ced850b066dfcae',
  ],
  [
    'org.apache.kafka:kafka-group-coordinator-api:4.1.0',
    '526002cced845e759f0d31ae19f27e2b962caf832d2214eba97e1629b7454c26',
  ],
  ['org.apache.kafka:kafka-metadata:4.1.0', 'd11d14a04391776f0d52dcebcdc4cc7438495984cd5213b62c0e70dc8b81e2fc'],
  ['org.apache.kafka:kafka-raft:4.1.0', '0d56f0f0735be4fd2c25da02034ae2d7dd0764298cef7d197e99cb8650e1bb1a'],
  ['org.apache.kafka:kafka-server:4.1.0', 'fb7765a18b46b6635eae385fb1d890955aa67960aa408d5dfe48c17f2d400b9a'],
  ['org.apache.kafka:kafka-server-common:4.1.0', '73b8b467597429cc0f3c959b0bb1181556071aaab13a6240b9877a37a8c312d0'],
  [
    'org.apache.kafka:kafka-share-coordinator:4.1.0',
    '4c6532e878cc0fccad8b1c60b99ecf69d8b94b55beeee57f5546ad4dba5965e5',
  ],
  ['org.apache.kafka:kafka-storage:4.1.0', 'd4b5cebcd9aeeb2db68b6ff3922bf08e776bb7d4c90f1045768267192625c810'],
  ['org.apache.kafka:kafka-storage-api:4.1.0', 'd8bb549e8c2bbb9bef4078983e9e4bb63f71e305fd07703cd2798cb7064903df'],
  ['org.apache.kafka:kafka-tools-api:4.1.0', '2127f95153a53b8b4fc46e90e08a0b6c0d40f9faee386fff17ab0c3882e881ba'],
  [
    'org.apache.kafka:kafka-transaction-coordinator:4.1.0',
    'b55df4f4500ddab992648326d8d0854a386215646f7ca6982dcd939ebb1d2630',
  ],
  ['org.apache.kafka:kafka_2.13:4.1.0', '0de0471a4c7a9e734c166822a26a4bb064eb81cb2c7a8b1345912cad78997a7b'],
  ['com.yammer.metrics:metrics-core:2.2.0', '6b7a14a6f34c10f8683f7b5e2f39df0f07b58c7dff0e468ebbc713905c46979c'],
  ['org.scala-lang:scala-library:2.13.16', '1ebb2b6f9e4eb4022497c19b1e1e825019c08514f962aaac197145f88ed730f1'],
])

/** @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** @param {string} file */
async function readIfThere(file) {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** @param {string} coordinates `group:artifact:version` */
function parse(coordinates) {
  const [group, artifact, version] = coordinates.split(':')
  if (group === undefined || artifact === undefined || version === undefined) {
    throw new Error(`'${coordinates}' is not group:artifact:version`)
  }
  return { group, artifact, version, name: `${artifact}-${version}.jar` }
}

/** @param {readonly string[]} wanted coordinates of the jars, without what they depend on */
function projectOf(wanted) {
  const dependencies = wanted
    .map(parse)
    .map(
      ({ group, artifact, version }) =>
        `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
    )
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>millrace</groupId><artifactId>interop</artifactId><version>1</version>
<dependencies>${dependencies.join('\n')}</dependencies></project>`
}

/**
 * Has Maven copy the jars into a folder of their own.
 *
 * @param {readonly string[]} wanted
 * @param {string} folder
 */
async function fetchJars(wanted, folder) {
  const project = path.join(folder, 'pom.xml')
  await writeFile(project, projectOf(wanted))
  try {
    const options = [`-DoutputDirectory=${folder}`, '-DexcludeTransitive=true']
    const command = ['--batch-mode', '--quiet', '--file', project, copyDependencies, ...options]
    await oneAtATime('maven', () => run('mvn', command))
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout).slice(-2000) : ''
    throw new Error(`Maven (mvn, which this needs) could not fetch ${wanted.join(', ')}: ${said}`, { cause: error })
  }
}

/**
 * The files of jars, fetched if the cache does not have them. Rejects if the bytes of one are not those of its sum.
 *
 * @param {readonly (readonly [coordinates: string, sum: string])[]} wanted `group:artifact:version` and SHA-256 in hex
 * @returns {Promise<string[]>} in the order asked for
 */
export async function jars(wanted) {
  const entries = wanted.map(([coordinates, sum]) => {
    const { name } = parse(coordinates)
    return { coordinates, sum, name, file: path.join(cacheDirectory, name) }
  })
  const missing = []
  for (const entry of entries) {
    const cached = await readIfThere(entry.file)
    if (cached === undefined || sha256(cached) !== entry.sum) missing.push(entry)
  }
  if (missing.length === 0) return entries.map(({ file }) => file)
  await mkdir(cacheDirectory, { recursive: true })
  // On the same file system as the cache, so that each jar is there whole or not at all, also when two scripts fetch at once.
  const scratch = await mkdtemp(path.join(cacheDirectory, '.fetching-'))
  try {
    await fetchJars(
      missing.map(({ coordinates }) => coordinates),
      scratch,
    )
    for (const { name, sum, file } of missing) {
      const fetched = path.join(scratch, name)
      const found = sha256(await readFile(fetched))
      if (found !== sum) throw new Error(`${name} has the SHA-256 ${found}, not ${sum}`)
      await rename(fetched, file)
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  return entries.map(({ file }) => file)
}

/** The class path of Kafka 4.1.0, for `java -cp`; `kafka.tools.DumpLogSegments` runs on it. */
export async function kafkaClassPath() {
  return (await jars(kafkaJars)).join(path.delimiter)
}
