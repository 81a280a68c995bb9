/*
 * Holds the golden table of broker configs to what Apache Kafka 4.1 says of them: names, types, defaults, bounds, synonyms, how each can
 * be altered, and which of a list of texts it takes. Needs Java 17. `--write-golden` writes packages/metadata/golden/broker-configs.json.
 */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { java } from './lib/java.mjs'
import { kafkaClassPath } from './lib/maven.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const goldenFile = path.join(here, '../../packages/metadata/golden/broker-configs.json')

/** For each type good and bad ones, the bounds of Kafka's keys, and the words that some take. */
const texts = [
  ...['', ' ', '-', 'abc', '-1', '0', '1', '2', '3', '9', '10', '13', '14', '17', '18', '22', '23', '25', ' 7 ', '+5'],
  ...['-2', '-3', '1.5', '1e3', '0x10', '99', '100', '101', '255', '256', '511', '512', '999', '1000', '1023', '1024'],
  ...['4095', '4096', '10000', '65535', '65536', '1048575', '1048576', '2147483647', '2147483648', '-2147483648'],
  ...['-131072', '-131073', '32767', '32768', '9223372036854775807', '9223372036854775808', '-9223372036854775808'],
  ...['0.5', '.5', '1.0', '1.01', '-0.1', '0.8', '0.25', '5e-1', 'true', 'TRUE', ' false ', 'yes'],
  ...['delete', 'compact', 'delete,compact', ' delete , compact ', 'delete,', 'Delete', 'CreateTime', 'createtime'],
  ...['LogAppendTime', 'producer', 'gzip', 'uncompressed', 'none', 'zstd', 'snappy', 'lz4', 'INFO', 'DEBUG', 'TRACE'],
  ...['info', 'broker', 'controller', 'broker,controller', 'broker,broker', 'classic', 'classic,consumer', 'consumer'],
  ...[
    'upgrade',
    'bidirectional',
    'disabled',
    'DISABLED',
    'required',
    'requested',
    'PLAINTEXT',
    'SSL',
    'a,b',
    'a:1,b:2',
  ],
  ...['1@a:9', 'PLAINTEXT://:9092', 'PLAINTEXT://a:9092,SSL://b:1', 'a b', '/a', 'org.example.Nothing', 'range'],
]

const classPath = await kafkaClassPath()
const made = await java(['-cp', classPath, path.join(here, 'java/BrokerConfigs.java')], JSON.stringify(texts))
const golden = `{"texts":${JSON.stringify(texts)},\n"keys":${made.trimEnd()}}\n`
if (process.argv.includes('--write-golden')) await writeFile(goldenFile, golden)
const kept = await readFile(goldenFile, 'utf8')
let failed = 0
try {
  assert.deepEqual(JSON.parse(kept), JSON.parse(golden))
} catch (error) {
  failed = 1
  console.error(`FAILED broker configs: the golden file is not what Kafka says: ${String(error).slice(0, 2000)}`)
}
console.log(`${1 - failed} passed, ${failed} failed`)
process.exitCode = failed
