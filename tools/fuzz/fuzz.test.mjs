import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { StreamError } from '@millrace/base'
import { expect, it } from 'vitest'
import { fuzzListener } from './listener.mjs'
import { mutated } from './mutate.mjs'
import { SeededRandom } from './random.mjs'
import { framesOf } from './frames.mjs'
import { runListener } from './run-listener.mjs'
import { caseOf, fuzz } from './run.mjs'
import { allSubjects, requestSubjects } from './subjects.mjs'
import { faultOf } from './verdict.mjs'

const subjects = allSubjects()
const kept = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'))

it.each(kept)('$subject: $why', ({ subject, hex }) => {
  const known = subjects.find(({ name }) => name === subject)
  expect(known, subject).toBeDefined()
  expect(faultOf(known, Buffer.from(hex, 'hex'))).toBeUndefined()
})

it('every body that Kafka made is decoded by its message, or refused for an int64 alone, without a fault', () => {
  let bodies = 0
  for (const subject of subjects) {
    for (const body of subject.bodies) {
      expect(faultOf(subject, body), `${subject.name} ${body.toString('hex')}`).toBeUndefined()
      bodies++
    }
  }
  expect(bodies).toBeGreaterThan(5_000)
})

it('5,000 cases of each of two seeds show no fault', () => {
  const faults = []
  for (const seed of [1, 2]) {
    fuzz({ subjects, seed, isOver: (index) => index === 5_000, onFault: (fault) => faults.push(fault) })
  }
  expect(faults).toEqual([])
})

it('a case is the same each time, and others are others', () => {
  expect(caseOf(subjects, 7, 17)).toEqual(caseOf(subjects, 7, 17))
  const cases = Array.from({ length: 100 }, (_, index) => caseOf(subjects, 7, index).bytes.toString('hex'))
  expect(new Set(cases).size).toBeGreaterThan(90)
})

it('what is changed is not what it is changed from', () => {
  const bytes = Buffer.alloc(64)
  const changed = Array.from({ length: 100 }, (_, index) =>
    mutated(bytes, new SeededRandom(1, index), Buffer.from('ab')),
  )
  expect(bytes.equals(Buffer.alloc(64))).toBe(true)
  expect(changed.filter((result) => !result.equals(bytes)).length).toBeGreaterThan(90)
})

/** A decoder of one byte, which is its number. */
const sound = {
  name: 'sound',
  decode: (bytes) => ({ number: bytes[0] ?? 0, bytes: bytes.subarray(1) }),
  encode: ({ number, bytes }) => Buffer.concat([Buffer.from([number]), bytes]),
}
const refused = new StreamError('CORRUPT_MESSAGE', 'not well-formed')

it.each([
  ['throws what is no error of ours', { decode: () => Buffer.alloc(1).readInt32BE(0) }, /decode threw/],
  [
    'makes much of few bytes',
    { decode: () => ({ elements: Array.from({ length: 100 }, () => ({})) }) },
    /102 objects out of 3 bytes/,
  ],
  ['gives bytes that were not there', { decode: () => ({ number: 1, bytes: Buffer.alloc(9) }) }, /9 bytes out of 3/],
  ['loses a byte', { encode: ({ number }) => Buffer.from([number]) }, /decode\(encode\(x\)\) is not x/],
  [
    "can't take back what it gave",
    {
      encode: () => {
        throw refused
      },
    },
    /can't be encoded and decoded/,
  ],
])('a decoder that %s is found out', (_, planted, fault) => {
  const bytes = Buffer.from([1, 2, 3])
  expect(faultOf(sound, bytes)).toBeUndefined()
  expect(faultOf({ ...sound, ...planted }, bytes)).toMatch(fault)
})

it('a decoder that refuses is not at fault', () => {
  const decode = () => {
    throw refused
  }
  expect(faultOf({ ...sound, decode }, Buffer.from([1]))).toBeUndefined()
})

it('a broker answers 80 connections of whatever sort, and goes on', async () => {
  const faults = []
  const isOver = (connections) => connections >= 80
  const totals = await runListener({ seed: 1, isOver, onFault: (fault) => faults.push(fault) })
  expect(faults).toEqual([])
  expect(totals).toMatchObject({ connections: 80, faults: 0 })
  expect(totals.answers).toBeGreaterThan(0)
})

const world = {
  topics: ['plain'],
  topicIds: ['AQEBAQEBAQEBAQEBAQEBAQ'],
  groups: ['g'],
  transactionalIds: ['t'],
  memberId: 'm',
  producerIds: [0],
  batches: [Buffer.from([1])],
  restore: async () => {},
}

function int32(value) {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

/** Serves each connection on a free port while `run` runs. */
async function served(serve, run) {
  const server = createServer(serve).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await run(server.address().port)
  } finally {
    server.close()
  }
}

it.each([
  ['closes at once', (socket) => socket.destroy(), /no longer answers/],
  [
    'answers what is no answer',
    (socket) =>
      socket.on('data', (bytes) =>
        socket.write(Buffer.concat([int32(5), bytes.subarray(8, 12), int32(0).subarray(3)])),
      ),
    /can't be read|no longer answers/,
  ],
])('a broker that %s is found out', async (_, serve, fault) => {
  const faults = []
  const isOver = (connections) => connections >= 8
  const requests = requestSubjects()
  const fuzzed = (port) =>
    fuzzListener({
      requests,
      world,
      seed: 1,
      port,
      isOver,
      faultsOfBroker: () => [],
      onFault: (one) => faults.push(one),
    })
  expect((await served(serve, fuzzed)).faults).toBeGreaterThan(0)
  expect(faults.at(-1).fault).toMatch(fault)
})

it('requests that mean something are well-formed', () => {
  const requests = requestSubjects()
  const sent = Array.from({ length: 200 }, (_, index) => framesOf({ requests, world }, 3, index)).flat()
  const kinds = new Set(sent.map(({ api }) => api?.name))
  expect(kinds.size).toBeGreaterThan(40)
  expect(framesOf({ requests, world }, 3, 17)).toEqual(framesOf({ requests, world }, 3, 17))
})
