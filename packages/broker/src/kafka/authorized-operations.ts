/** Kafka's numbers of what may be done to a thing. */
const operations = {
  read: 3,
  write: 4,
  create: 5,
  delete: 6,
  alter: 7,
  describe: 8,
  clusterAction: 9,
  describeConfigs: 10,
  alterConfigs: 11,
  idempotentWrite: 12,
} as const

const bits = (...names: (keyof typeof operations)[]): number =>
  names.reduce((sum, name) => sum + (1 << operations[name]), 0)

/** Where nobody asked what is authorized. */
export const operationsNotAsked = -0x8000_0000

/** What may be done, as a set of bits: without an authorizer all that there is to do, as Kafka answers it. */
export const topicOperations = bits(
  'read',
  'write',
  'create',
  'delete',
  'alter',
  'describe',
  'describeConfigs',
  'alterConfigs',
)
export const clusterOperations = bits(
  'create',
  'alter',
  'describe',
  'clusterAction',
  'describeConfigs',
  'alterConfigs',
  'idempotentWrite',
)
