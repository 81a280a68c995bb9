#!/usr/bin/env node
// Runs every script beside this one: each holds bytes of ours to Apache Kafka's own programs, and ends in `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lastSummary, summaryLine } from '../../tools/summary-line.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const outputBytesMax = 64 * 1024 * 1024
const wanted = process.argv.slice(2)
const scripts = readdirSync(here).filter((name) => name.endsWith('.mjs') && name !== 'run.mjs')
const total = { passed: 0, failed: 0, skipped: 0 }

for (const name of scripts) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue
  console.log(`\n${name}`)
  const { stdout, status, error } = spawnSync(process.execPath, [path.join(here, name)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: outputBytesMax,
  })
  if (error !== undefined) throw error
  process.stdout.write(stdout)
  const counts = lastSummary(stdout)
  total.passed += counts?.passed ?? 0
  total.skipped += counts?.skipped ?? 0
  // A script that ended badly, or without counting anything, has failed, whatever it says.
  const said = counts !== undefined && counts.passed + counts.failed > 0
  total.failed += status === 0 && said ? counts.failed : Math.max(1, counts?.failed ?? 0)
}
console.log(`\n${summaryLine(total)}`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
