import { inRange, requestHeader, requestHeaderVersion } from '@millrace/kafka-wire'
import { mutated } from './mutate.mjs'
import { SeededRandom } from './random.mjs'
import { valueOf } from './values.mjs'

const sizePrefixBytes = 4
const sizes = [-1, 0, 1, 3, 0x7fff_ffff, -0x8000_0000, 104_857_601]
const garbageBytesMax = 300

/** Ids with many different bits: an id that was changed is not that of another request. */
const correlationIdOf = (at) => Math.imul(at + 1, 0x0731_5a2b) & 0x7fff_ffff

function framed(bytes, sizeBytes = bytes.length) {
  const prefix = Buffer.alloc(sizePrefixBytes)
  prefix.writeInt32BE(sizeBytes)
  return Buffer.concat([prefix, bytes])
}

function requestOf({ api, version }, correlationId, body) {
  const header = { requestApiKey: api.key, requestApiVersion: version, correlationId, clientId: 'fuzz' }
  return Buffer.concat([requestHeader.encode(header, requestHeaderVersion(api, version)), body])
}

/** A request of a version that is not offered ends the connection: that is tried, but seldom. */
function requestOfThese(requests, random) {
  const picked = random.pick(requests)
  const isOffered = inRange(picked.api.advertised, picked.version)
  return isOffered || random.below(20) === 0 ? picked : requestOfThese(requests, random)
}

/**
 * What one connection sends: requests that mean something, for the most part, and last one of which the body was changed, or the frame itself is
 * wrong. `api` and `version` say what an answer is to be read as.
 */
export function framesOf({ requests, world }, seed, index) {
  const random = new SeededRandom(seed, index)
  const count = 1 + random.below(8)
  return Array.from({ length: count }, (_, at) => {
    const subject = requestOfThese(requests, random)
    const correlationId = correlationIdOf(at)
    const isLast = at === count - 1
    return isLast && random.below(2) === 0
      ? changed(subject, correlationId, requests, random)
      : meant(subject, correlationId, random, world)
  })
}

function whole({ name, api, version }, correlationId, body) {
  const bytes = framed(requestOf({ api, version }, correlationId, body))
  return { name, api, version, correlationId, bytes }
}

function meant(subject, correlationId, random, world) {
  const { api, version, bodies } = subject
  if (random.below(8) === 0) return whole(subject, correlationId, random.pick(bodies))
  return whole(subject, correlationId, api.request.encode(valueOf(api.request.fields, version, random, world), version))
}

function changed(subject, correlationId, requests, random) {
  const { name, bodies } = subject
  const body = random.pick(bodies)
  const other = random.pick(random.pick(requests).bodies)
  const kind = random.below(12)
  if (kind === 0)
    return { name: 'garbage', bytes: mutated(Buffer.alloc(1 + random.below(garbageBytesMax)), random, other) }
  const request = requestOf(subject, correlationId, body)
  if (kind === 1) return { name: `${name} in a frame of another size`, bytes: framed(request, random.pick(sizes)) }
  if (kind === 2) return { name: `${name} with its header changed`, bytes: framed(mutated(request, random, other)) }
  return whole(subject, correlationId, mutated(body, random, other))
}
