/*
 * Holds our Avro serdes to Apache Avro's Java: values of many schemas, written here, are read there, resolved into another version of the
 * schema, and written again, bare and in single-object encoding. The bytes must be those that ours are, and ours must read them. Needs
 * Java 17.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { avro, avroSingleObject } from '@millrace/client/avro'
import avsc from 'avsc'
import { jars, sharedJars } from './lib/maven.mjs'

const avroJars = /** @type {const} */ ([
  ['org.apache.avro:avro:1.12.1', '72600f057bfbe2efe35fa55433e7756d45667dc938934be38a6e2be368aca237'],
  ...sharedJars,
])

const record = (...fields) => ({ type: 'record', name: 'Thing', namespace: 'shop', fields })
const field = (name, type, more = {}) => ({ name, type, ...more })

/** Schemas as `[writer, reader]`. */
const pairs = [
  ...['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'].map((type) => [type, type]),
  [
    { type: 'array', items: 'long' },
    { type: 'array', items: 'long' },
  ],
  [
    { type: 'enum', name: 'Suit', symbols: ['SPADES', 'HEARTS'] },
    { type: 'enum', name: 'Suit', symbols: ['HEARTS', 'SPADES', 'CLUBS'] },
  ],
  [
    { type: 'fixed', name: 'Hash', size: 16 },
    { type: 'fixed', name: 'Hash', size: 16 },
  ],
  [
    ['null', 'string', 'int'],
    ['int', 'null', 'string'],
  ],
  ['int', 'long'],
  ['int', 'double'],
  ['long', 'double'],
  ['float', 'double'],
  ['string', 'bytes'],
  [record(field('a', 'string'), field('b', 'int')), record(field('b', 'long'), field('a', 'string'))],
  [record(field('a', 'string'), field('b', 'int')), record(field('a', 'string'))],
  [record(field('a', 'string')), record(field('a', 'string'), field('c', ['null', 'int'], { default: null }))],
  [
    record(field('old', 'string')),
    record(field('now', 'string', { aliases: ['old'] }), field('n', 'int', { default: 7 })),
  ],
  [
    record(
      field('left', ['null', 'Thing']),
      field('tags', { type: 'array', items: { type: 'array', items: 'string' } }),
    ),
    record(
      field('tags', { type: 'array', items: { type: 'array', items: 'string' } }),
      field('left', ['null', 'Thing']),
    ),
  ],
]

/** Numbers at the edges, which random values never have. */
const edges = [
  ['long', 2 ** 52 + 1],
  ['long', -(2 ** 52) - 1],
  ['long', Number.MAX_SAFE_INTEGER],
  ['long', Number.MIN_SAFE_INTEGER],
  ['int', 2 ** 31 - 1],
  ['int', -(2 ** 31)],
  ['double', Number.NaN],
  ['double', -0],
  ['string', ''],
  ['string', 'äöü €💶\u0000'],
]
const valuesPerPair = 40

const hex = (bytes) => Buffer.from(bytes).toString('hex')
const cases = [
  ...pairs.flatMap(([writer, reader]) =>
    Array.from({ length: valuesPerPair }, () => ({ writer, reader, value: avsc.Type.forSchema(writer).random() })),
  ),
  ...edges.map(([type, value]) => ({ writer: type, reader: type, value })),
].map((one) => ({ ...one, bytes: hex(avro(one.writer).serialize(one.value)) }))

const here = fileURLToPath(new URL('.', import.meta.url))
const classPath = (await jars(avroJars)).join(path.delimiter)
const java = spawn('java', ['-cp', classPath, path.join(here, 'java/AvroValues.java')], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
java.stdin.end(JSON.stringify(cases.map(({ writer, reader, bytes }) => ({ writer, reader, bytes }))))
const [said, [code]] = await Promise.all([text(java.stdout), once(java, 'close')])
if (code !== 0) throw new Error(`java ended with exit code ${code}`)
const answers = JSON.parse(said)

let passed = 0
let failed = 0
for (const [index, { writer, reader, bytes, value }] of cases.entries()) {
  const theirs = answers[index]
  const bare = avro(reader, { writer })
  const single = avroSingleObject(reader, { writers: [writer] })
  const resolved = bare.deserialize(Buffer.from(bytes, 'hex'))
  const found = {
    'what we resolve': hex(avro(reader).serialize(resolved)) === theirs.bytes,
    'single-object encoding': hex(avroSingleObject(reader).serialize(resolved)) === theirs.message,
    'reading theirs':
      hex(avro(reader).serialize(single.deserialize(Buffer.from(theirs.message, 'hex')))) === theirs.bytes,
    'canonical form': JSON.stringify(avsc.Type.forSchema(reader).schema()) === theirs.canonical,
  }
  const wrong = Object.keys(found).filter((name) => !found[name])
  if (wrong.length === 0) passed++
  else {
    failed++
    const schemas = `${JSON.stringify(writer)} read as ${JSON.stringify(reader)}`
    if (failed <= 20) console.error(`FAILED ${wrong.join(', ')}: ${schemas}, ${JSON.stringify(value)}: ${bytes}`)
  }
}
if (answers.length !== cases.length) failed++
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
