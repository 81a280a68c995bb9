#!/usr/bin/env node
// `npm run fuzz`: bytes that Kafka made, changed in every way, for each decoder of what comes over the wire.
//   --minutes 1 --seed 1   so long, from this seed on; exits 1 if a decoder fails, or if its memory grows
//   --seed 1 --case 17     one case again, whole
//   --listener             requests to a broker instead, most of which mean something: it must answer or close, and go on
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
    listener: { type: 'boolean', default: false },
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
const roundCases = 100_000
const roundConnections = 4_000
/** What the heap may be larger after any round than after the first, when all codecs were made. A broker keeps something of what it was asked. */
const heapGrowthBytesMax = 16 * 1024 * 1024
const brokerGrowthBytesMax = 128 * 1024 * 1024
const faultsMax = 20
const end = Date.now() + minutes * 60_000

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

/** Looks at the heap after each round. */
class HeapWatch {
  #growthBytesMax
  #first
  #last

  constructor(growthBytesMax) {
    this.#growthBytesMax = growthBytesMax
  }

  /** Whether it is still about as large as at first. */
  isLevel() {
    collectGarbage()
    this.#last = process.memoryUsage().heapUsed
    this.#first ??= this.#last
    return this.#last - this.#first <= this.#growthBytesMax
  }

  toString() {
    const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
    return this.#first === undefined
      ? ''
      : `; heap ${mebibytes(this.#first)} at first, ${mebibytes(this.#last)} at last`
  }
}

const onFault = (fault) => console.log(fault)

function finish(what, count, faults, heap) {
  console.log(`${what}, seed ${seed}${heap}`)
  console.log(summaryLine({ passed: count - faults, failed: faults }))
  return faults === 0
}

function runOne(subjects) {
  const { subject, bytes } = caseOf(subjects, seed, only)
  const fault = faultOf(subject, bytes)
  console.log(`${subject.name}\n${bytes.toString('hex')}\n${fault ?? 'as it must'}`)
  console.log(summaryLine({ passed: fault === undefined ? 1 : 0, failed: fault === undefined ? 0 : 1 }))
  return fault === undefined
}

function runMany(subjects) {
  const heap = new HeapWatch(heapGrowthBytesMax)
  let cases = 0
  let faults = 0
  while (Date.now() < end && faults < faultsMax) {
    const start = cases
    const round = fuzz({ subjects, seed, start, isOver: (index) => index >= start + roundCases, onFault })
    cases += round.cases
    faults += round.faults
    if (heap.isLevel()) continue
    console.log('the heap grows')
    faults++
    break
  }
  return finish(`${cases} cases of ${subjects.length} decoders`, cases, faults, heap)
}

async function runBroker() {
  const { runListener } = await import('./fuzz/run-listener.mjs')
  const heap = new HeapWatch(brokerGrowthBytesMax)
  let grows = 0
  let faults = 0
  const isOver = (connections) => {
    if (connections > 0 && connections % roundConnections === 0 && !heap.isLevel()) grows = 1
    return Date.now() >= end || faults >= faultsMax || grows > 0
  }
  const totals = await runListener({
    seed,
    isOver,
    onFault(fault) {
      faults++
      onFault(fault)
    },
  })
  if (grows > 0) console.log('the heap grows')
  const { connections, answers } = totals
  return finish(`${connections} connections, ${answers} answers`, connections, faults + grows, heap)
}

if (values.listener) process.exitCode = (await runBroker()) ? 0 : 1
else {
  const subjects = allSubjects()
  process.exitCode = (only === undefined ? runMany(subjects) : runOne(subjects)) ? 0 : 1
}
