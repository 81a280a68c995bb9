// What the programs of JavaScript's clients share: records, checks, and how they tell what they found.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { inspect } from 'node:util'

export { assert }
export const [bootstrap = '', prefix = '', pattern = ''] = process.argv.slice(2)
export const brokers = bootstrap.split(',')

/** Of what each client writes for all others to read. @param {string} topic */
export const isExchanged = (topic) => topic.startsWith(`${prefix.split('-')[0]}-`) && topic.endsWith('-exchange')

/** A package of the folder that it was installed in. @param {string} name */
export function load(name) {
  const require = createRequire(path.join(process.env['INTEROP_FOLDER'] ?? '.', 'package.json'))
  return require(name)
}

/** @param {string} name */
export function versionOf(name) {
  const file = path.join(process.env['INTEROP_FOLDER'] ?? '.', 'node_modules', name, 'package.json')
  return JSON.parse(readFileSync(file, 'utf8')).version
}

const firstTimestamp = 1_700_000_000_000

/** The record of a number, which every program makes alike. Some have no key and some no value. @param {number} at */
export function recordAt(at) {
  return {
    key: at % 5 === 0 ? null : `key-${at % 97}`,
    value: at % 7 === 0 && at % 5 !== 0 ? null : `value-${at}-`.padEnd(20 + (at % 300), 'abcdefgh'),
    timestamp: String(firstTimestamp + at),
    headers: { number: String(at), empty: '' },
  }
}

/** Throws unless it is the record of the number that its header says. @param {{ key: unknown, value: unknown, timestamp: unknown, headers: Record<string, unknown> }} record */
export function checkRecord(record) {
  const at = Number(String(record.headers['number']))
  const wanted = recordAt(at)
  assert.equal(record.key === null ? null : String(record.key), wanted.key)
  assert.equal(record.value === null ? null : String(record.value), wanted.value)
  assert.equal(String(record.timestamp), wanted.timestamp)
  assert.equal(String(record.headers['empty']), '')
  return at
}

/** Throws unless each of 0 to count - 1 is there once, in order within a partition. @param {readonly { partition: number, at: number }[]} read @param {number} count */
export function checkAll(read, count) {
  const last = new Map()
  for (const { partition, at } of read) {
    assert.ok(
      at > (last.get(partition) ?? -1),
      `record ${at} of partition ${partition} came after ${last.get(partition)}`,
    )
    last.set(partition, at)
  }
  assert.equal(read.length, count)
  const twice = read.map(({ at }) => at).filter((at, index, all) => all.indexOf(at) !== index)
  assert.deepEqual(twice, [], 'records that were read twice')
}

/** Asks for something that is done to a broker, and waits until it is. @param {'kill' | 'terminate' | 'pause' | 'resume' | 'start'} what @param {number} broker */
export async function ask(what, broker) {
  console.log(JSON.stringify({ ask: what, broker }))
  await answers.next()
}
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

/** @param {() => unknown} condition @param {string} what */
export async function until(condition, what, timeoutMs = 120_000) {
  const endMs = performance.now() + timeoutMs
  while (!(await condition())) {
    if (performance.now() > endMs) throw new Error(`waited ${timeoutMs / 1000} s until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Rejects if a promise takes too long. @template T @param {Promise<T>} promise @param {string} what @returns {Promise<T>} */
export function within(promise, what, timeoutMs = 120_000) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} took more than ${timeoutMs / 1000} s`)), timeoutMs)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/**
 * Runs each case that the pattern asks for and tells what came of it. A case resolves with the number of records that it has verified.
 * @param {string} version
 * @param {Readonly<Record<string, () => Promise<number | void>>>} cases
 */
export async function main(version, cases) {
  console.log(JSON.stringify({ version }))
  // What a client leaves to nobody ends no other case.
  process.on('unhandledRejection', (error) => console.error('nobody waited for', error))
  for (const [name, run] of Object.entries(cases)) {
    if (!new RegExp(pattern).test(name)) continue
    try {
      const records = await within(Promise.resolve(run()), name, 500_000)
      console.log(JSON.stringify({ case: name, records: records ?? 0 }))
    } catch (error) {
      console.log(JSON.stringify({ case: name, error: inspect(error, { depth: 5 }) }))
    }
  }
  process.exit(0)
}
