#!/usr/bin/env node
// `npm run fuzz`: bytes that Kafka made, changed in every way, for each decoder of what comes over the wire.
//   --minutes 1 --seed 1   so long, from this seed on; exits 1 if a decoder fails, or if its memory grows
//   --seed 1 --case 17     one case again, whole
// A case that failed goes into tools/fuzz/cases.json: those are tried by `npm test` for ever.
import { setFlagsFromString } from 'node:v8'
import { parseArgs } from 'node:util'
import { runInNewContext } from 'node:vm'
import { caseOf, fuzz } from './fuzz/run.mjs'
import { allSubjects } from './fuzz/subjects.mjs'
import { faultOf } from './fuzz/verdict.mjs'
import { summaryLine } from './summary-line.mjs'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
  },
})
const minutes = Number(values.minutes)
const seed = Number(values.seed)
const only = values.case === undefined ? undefined : Number(values.case)
if (!(minutes > 0) || ![seed, only ?? 0].every((value) => Number.isSafeInteger(value) && value >= 0)) {
  console.error('fuzz: --minutes takes a number above 0, --seed and --case whole ones from 0 on')
  process.exit(2)
}

/** Cases between two looks at the clock and the heap. */
const roundCases = 20_000
/** What the heap may be larger after any round than after the first ones, when all codecs were made. */
const heapGrowthBytesMax = 16 * 1024 * 1024
const roundsOfWarmup = 5
const faultsMax = 20

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')
const heapBytes = () => {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

function runOne(subjects) {
  const { subject, bytes } = caseOf(subjects, seed, only)
  const fault = faultOf(subject, bytes)
  console.log(`${subject.name}\n${bytes.toString('hex')}\n${fault ?? 'as it must'}`)
  console.log(summaryLine({ passed: fault === undefined ? 1 : 0, failed: fault === undefined ? 0 : 1 }))
  return fault === undefined
}

function runMany(subjects) {
  const end = Date.now() + minutes * 60_000
  const totals = { cases: 0, faults: 0 }
  let rounds = 0
  let level
  let heap = 0
  while (Date.now() < end && totals.faults < faultsMax) {
    const start = totals.cases
    const isOver = (index) => index >= start + roundCases
    const { cases, faults } = fuzz({ subjects, seed, start, isOver, onFault: (fault) => console.log(fault) })
    totals.cases += cases
    totals.faults += faults
    rounds++
    if (rounds % roundsOfWarmup !== 0) continue
    heap = heapBytes()
    level ??= heap
    if (heap - level > heapGrowthBytesMax) {
      console.log(`the heap grew from ${level} to ${heap} bytes`)
      totals.faults++
      break
    }
  }
  const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
  const memory = level === undefined ? '' : `; heap ${mebibytes(level)} at first, ${mebibytes(heap)} at last`
  console.log(`${totals.cases} cases of ${subjects.length} decoders, seed ${seed}${memory}`)
  console.log(summaryLine({ passed: totals.cases - totals.faults, failed: totals.faults }))
  return totals.faults === 0
}

const subjects = allSubjects()
process.exitCode = (only === undefined ? runMany(subjects) : runOne(subjects)) ? 0 : 1
