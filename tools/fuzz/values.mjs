import { inRange } from '@millrace/kafka-wire'

const integers = [-2, -1, 0, 0, 0, 1, 1, 2, 3, 5, 100]
const edges = {
  int8: [-128, 127],
  int16: [-32_768, 32_767],
  uint16: [0, 65_535],
  int32: [-2_147_483_648, 2_147_483_647],
  uint32: [0, 4_294_967_295],
  int64: [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1_700_000_000_000],
  bigint64: [-(2n ** 63n), 2n ** 63n - 1n, 1_700_000_000_000n],
}
const texts = [
  '',
  'a',
  'range',
  'consumer',
  'uniform',
  'localhost',
  '-1',
  '3',
  'delete',
  'compact',
  'retention.ms',
  '*',
  '(',
  'x'.repeat(300),
]
/** Short, so that a request that waits does not keep those behind it from being tried. */
const timesMs = [-1, 0, 0, 1, 5, 20]
const ids = ['AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAQ', 'AQEBAQEBAQEBAQEBAQEBAQ']
const elementsMax = 3
const nested = 2

/** What texts mean is told by the names of their fields. */
const textsOf = (name, world) => {
  if (/^(topic|name|topicName|topics|resourceName|topicNames|subscribedTopicNames)$/i.test(name))
    return [...world.topics, ...world.groups, '1', '']
  if (/group/i.test(name)) return [...world.groups, '']
  if (/transactionalId|^key$/i.test(name)) return [...world.transactionalIds, ...world.groups, '']
  if (/coordinatorKeys/i.test(name)) return [...world.groups, ...world.transactionalIds, 'g:0:0']
  if (/member|instance/i.test(name)) return ['', '', 'm1', 'm2', world.memberId]
  if (/protocolType/i.test(name)) return ['consumer', 'consumer', 'connect', '']
  if (/feature/i.test(name)) return ['metadata.version', 'transaction.version', 'group.version']
  return texts
}

/**
 * A value for the fields of a message as clients might send it: of the right types, often about what there is in `world`, sometimes at the
 * edges of what a field can say.
 */
export function valueOf(fields, version, random, world, depth = 0) {
  const present = Object.entries(fields).filter(([, field]) => inRange(field.versions, version))
  return Object.fromEntries(
    present.map(([name, field]) => [name, fieldValue(name, field, version, random, world, depth)]),
  )
}

function fieldValue(name, field, version, random, world, depth) {
  const { type } = field
  if (inRange(field.nullable, version) && random.below(6) === 0) return null
  if (type.kind === 'struct') return valueOf(type.fields, version, random, world, depth)
  if (type.kind === 'array') {
    const count = depth > nested ? random.below(2) : random.below(elementsMax + 1)
    return Array.from({ length: count }, () => fieldValue(name, type.element, version, random, world, depth + 1))
  }
  return scalarValue(name, type.kind, random, world)
}

function scalarValue(name, kind, random, world) {
  switch (kind) {
    case 'bool':
      return random.below(2) === 0
    case 'string':
      return random.pick(textsOf(name, world))
    case 'uuid':
      return random.pick([...world.topicIds, ...ids])
    case 'records':
      return random.pick(world.batches)
    case 'bytes':
      return Buffer.alloc(random.below(20), random.below(256))
    default:
      return number(name, kind, random, world)
  }
}

function number(name, kind, random, world) {
  if (name.endsWith('Ms') && /wait|timeout/i.test(name)) return random.pick(timesMs)
  if (name === 'producerId') return random.pick([...world.producerIds, -1, 0])
  if (/type$/i.test(name)) return random.below(8)
  if (random.below(12) === 0) return random.pick(edges[kind])
  const value = random.pick(integers)
  if (kind === 'bigint64') return BigInt(value)
  return kind.startsWith('u') ? Math.abs(value) : value
}
