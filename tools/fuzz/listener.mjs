import { connect } from 'node:net'
import { apis, decodeResponse, encodeRequest } from '@millrace/kafka-wire'
import { framesOf } from './frames.mjs'

/** How long a connection is listened to after the last bytes that came: many requests wait, or have no answer. */
const silenceMs = 250
const healthDeadlineMs = 30_000
const sizePrefixBytes = 4
const connectionsAtOnce = 8
const connectionsBetweenRestores = 50 * connectionsAtOnce

/** Sends all that is in `frames` over one connection; what came back until the broker closed or fell silent. */
async function exchange(port, frames) {
  const socket = connect(port, '127.0.0.1')
  const received = []
  // The broker may close at any byte, as it should.
  socket.on('error', () => {})
  const closed = withResolvers()
  socket.on('close', closed.resolve)
  let timer
  const listen = () => {
    clearTimeout(timer)
    timer = setTimeout(() => socket.destroy(), silenceMs)
  }
  socket.on('data', (bytes) => {
    received.push(bytes)
    if (cut(Buffer.concat(received)).length >= frames.length) socket.destroy()
    else listen()
  })
  socket.write(Buffer.concat(frames.map(({ bytes }) => bytes)))
  listen()
  await closed.promise
  clearTimeout(timer)
  return Buffer.concat(received)
}

/** The answers that came whole, each from behind its size. */
function cut(bytes) {
  const answers = []
  let rest = bytes
  while (rest.length >= sizePrefixBytes) {
    const sizeBytes = Math.max(0, rest.readInt32BE(0))
    const end = sizePrefixBytes + sizeBytes
    if (rest.length < end) break
    answers.push(rest.subarray(sizePrefixBytes, end))
    rest = rest.subarray(end)
  }
  return answers
}

/** What is wrong with the answers to some frames: one that is no answer to any, or that can't be read. */
function faultOfAnswers(frames, answers) {
  const asked = frames.filter(({ api }) => api !== undefined)
  for (const answer of answers) {
    if (answer.length < sizePrefixBytes) return `an answer of ${answer.length} bytes, which is no answer`
    const at = asked.findIndex(({ correlationId }) => correlationId === answer.readInt32BE(0))
    // A frame whose header was changed may ask anything.
    if (at === -1) continue
    const { api, version, name } = asked[at]
    try {
      decodeResponse(api, version, answer)
    } catch (error) {
      return `the answer to ${name} v${version} can't be read: ${error.message}; ${answer.toString('hex')}`
    }
  }
  return undefined
}

/** Whether the broker still answers a client that means well. */
function isWell(port) {
  const { promise, resolve } = withResolvers()
  const socket = connect(port, '127.0.0.1')
  // Of a socket that is over nothing more comes.
  socket.on('error', () => resolve(false))
  socket.on('close', () => resolve(false))
  socket.setTimeout(healthDeadlineMs, () => resolve(false))
  let received = Buffer.alloc(0)
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes])
    const [answer] = cut(received)
    if (answer !== undefined) resolve(answersWell(answer))
  })
  const body = { clientSoftwareName: 'fuzz', clientSoftwareVersion: '1' }
  const header = { version: 4, correlationId: 7, clientId: null }
  for (const part of encodeRequest(apis.apiVersions, header, body)) socket.write(part)
  return promise.finally(() => socket.destroy())
}

function answersWell(answer) {
  try {
    return decodeResponse(apis.apiVersions, 4, answer).body.errorCode === 0
  } catch {
    return false
  }
}

function withResolvers() {
  let resolve
  const promise = new Promise((take) => {
    resolve = take
  })
  return { promise, resolve }
}

/**
 * Runs connections of a seed, some at a time, from the one numbered `start` on until `isOver(connections)`; how many there were, how many
 * answers came, and what failed. `faultsOfBroker` gives what the broker has logged as errors since it was last asked.
 */
export async function fuzzListener({ requests, world, seed, port, start = 0, isOver, faultsOfBroker, onFault }) {
  const totals = { connections: 0, answers: 0, faults: 0 }
  const framesAt = (index) => framesOf({ requests, world }, seed, index)
  const report = (fault) => {
    totals.faults++
    onFault({ seed, ...fault })
  }
  while (!isOver(totals.connections)) {
    if (totals.connections % connectionsBetweenRestores === 0) await world.restore()
    const indexes = Array.from({ length: connectionsAtOnce }, (_, offset) => start + totals.connections + offset)
    const sent = indexes.map(framesAt)
    const received = await Promise.all(sent.map((frames) => exchange(port, frames)))
    for (const [at, bytes] of received.entries()) {
      const answers = cut(bytes)
      totals.answers += answers.length
      const fault = faultOfAnswers(sent[at], answers)
      if (fault !== undefined) report({ index: indexes[at], fault })
    }
    totals.connections += connectionsAtOnce
    const which = { indexes, names: sent.map((frames) => frames.map(({ name }) => name)) }
    for (const fault of faultsOfBroker()) report({ ...which, fault })
    if (await isWell(port)) continue
    report({ ...which, fault: 'the broker no longer answers' })
    return totals
  }
  return totals
}
