#!/usr/bin/env node
// The end of .ci/run: what each suite counted, and the total of all as the last line.
import { readFileSync } from 'node:fs'
import { summaryLine } from './summary-line.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }
console.log()
for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
  const { name, passed, failed, skipped, seconds } = JSON.parse(line)
  console.log(`${name} (${Math.round(seconds)} s) ${summaryLine({ passed, failed, skipped })}`)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}
console.log(summaryLine(total))
process.exitCode = total.passed > 0 && total.failed === 0 ? 0 : 1
