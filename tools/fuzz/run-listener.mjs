import { startTestCluster } from '@millrace/testing'
import { fuzzListener } from './listener.mjs'
import { requestSubjects } from './subjects.mjs'
import { makeWorld } from './world.mjs'

/** Collects what is logged as an error: a broker that is asked anything at all has no reason to. */
function errorsOf() {
  const errors = []
  const logger = {
    debug() {},
    info() {},
    warn() {},
    error: (fields, message) => errors.push(`${message}: ${fields.err?.stack ?? JSON.stringify(fields)}`),
    child: () => logger,
  }
  return { logger, take: () => errors.splice(0) }
}

/** Fuzzes the listener of a broker in this process, until `isOver(connections)`. Resolves as {@link fuzzListener}, once the broker is gone. */
export async function runListener({ seed, isOver, onFault }) {
  const { logger, take } = errorsOf()
  // Whoever asks for topics that are not there would make more and more of them.
  const configs = { 'kafka.listener.port': 0, 'auto.create.topics.enable': false }
  const cluster = await startTestCluster({ logger, configs })
  try {
    const world = await makeWorld(cluster)
    const { port } = cluster.brokers[0].broker.kafka
    return await fuzzListener({ requests: requestSubjects(), world, seed, port, isOver, faultsOfBroker: take, onFault })
  } finally {
    await cluster.stop()
  }
}
