import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './setup/workspace.mjs'
import { lastSummary, summaryLine } from './summary-line.mjs'

let scratch
let results
beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'millrace-suite-'))
  results = path.join(scratch, 'results')
})
afterEach(() => rmSync(scratch, { recursive: true }))

const tool = (name, ...arguments_) =>
  spawnSync(process.execPath, [path.join(root, 'tools', name), ...arguments_], { encoding: 'utf8' })

/** Runs a suite that is a script of Node. */
const suite = (name, text) => tool('run-suite.mjs', name, results, process.execPath, '-e', text)

test('a summary is read as it is written', () => {
  for (const counts of [
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 0, failed: 2, skipped: 3 },
  ]) {
    expect(lastSummary(`text\n${summaryLine(counts)}\n`)).toEqual(counts)
  }
})

test('the last summary counts, with a word before it or colours in it', () => {
  expect(lastSummary('1 passed, 0 failed\nfaults: 2 passed, 0 failed\n')).toMatchObject({ passed: 2 })
  expect(lastSummary('\u001B[32m3 passed, 0 failed\u001B[39m')).toMatchObject({ passed: 3 })
  expect(lastSummary('of 3 tests 3 passed, 0 failed')).toBeUndefined()
})

test('suites that passed are added up, and the total is the last line', () => {
  expect(suite('one', `console.log('2 passed, 0 failed')`).status).toBe(0)
  expect(suite('two', `console.log('3 passed, 0 failed, 1 skipped')`).status).toBe(0)
  const total = tool('total.mjs', results)
  expect(total.stdout).toMatch(
    /\none \(\d+ s\) 2 passed, 0 failed\ntwo \(\d+ s\) 3 passed, 0 failed, 1 skipped\n5 passed, 0 failed, 1 skipped\n$/,
  )
  expect(total.status).toBe(0)
})

test.each([
  ['counts a failure', `console.log('1 passed, 1 failed')`, '1 failed'],
  ['ran nothing', `console.log('0 passed, 0 failed')`, 'ran nothing'],
  ['says nothing', `console.log('done')`, 'nothing says that a test ran'],
  ['exits with an error', `console.log('1 passed, 0 failed'); process.exitCode = 4`, 'exit code 4'],
  ['is killed', `console.log('1 passed, 0 failed'); process.kill(process.pid, 'SIGKILL')`, 'exit code 137'],
])('a suite that %s fails', (_, text, problem) => {
  const { status, stderr } = suite('one', text)
  expect(status).toBe(1)
  expect(stderr).toContain(`one: `)
  expect(stderr).toContain(problem)
  expect(readFileSync(results, 'utf8')).toContain('"one"')
})
