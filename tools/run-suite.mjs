#!/usr/bin/env node
// Runs one suite for .ci/run: `run-suite.mjs NAME RESULTS COMMAND...` shows its output as it comes, and appends its counts to
// RESULTS. Fails if the command fails, if its last summary counts a failure, or if it ran nothing.
import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { constants } from 'node:os'
import { lastSummary } from './summary-line.mjs'

const [name, results, command, ...arguments_] = process.argv.slice(2)
const startedMs = performance.now()
const child = spawn(command, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] })

// The summary stands at the end: what came long before it need not be kept.
const keptChars = 64 * 1024
let tail = ''
child.stdout.setEncoding('utf8').on('data', (chunk) => {
  process.stdout.write(chunk)
  tail = (tail + chunk).slice(-keptChars)
})

child.on('close', (code, signal) => {
  const counts = lastSummary(tail)
  const problem = problemOf(code ?? 128 + constants.signals[signal], counts)
  appendFileSync(results, `${JSON.stringify({ name, ...counts, seconds: (performance.now() - startedMs) / 1000 })}\n`)
  if (problem === undefined) return
  console.error(`${name}: ${problem}`)
  process.exitCode = 1
})

function problemOf(code, counts) {
  if (code !== 0) return `exit code ${code}`
  if (counts === undefined) return 'no line `N passed, N failed` closes its output: nothing says that a test ran'
  if (counts.failed > 0) return `${counts.failed} failed`
  return counts.passed === 0 ? 'ran nothing' : undefined
}
