import type { ConfigKey } from '../config-key.ts'
import { noZooKeeper } from '../reasons.ts'
import { topicConfigTable } from '../topic-config-table.ts'

const zooKeeperKeys = [
  'broker.id.generation.enable',
  'control.plane.listener.name',
  'inter.broker.protocol.version',
  'reserved.broker.max.id',
  'zookeeper.clientCnxnSocket',
  'zookeeper.connect',
  'zookeeper.connection.timeout.ms',
  'zookeeper.max.in.flight.requests',
  'zookeeper.metadata.migration.enable',
  'zookeeper.session.timeout.ms',
  'zookeeper.set.acl',
  'zookeeper.ssl.cipher.suites',
  'zookeeper.ssl.client.enable',
  'zookeeper.ssl.crl.enable',
  'zookeeper.ssl.enabled.protocols',
  'zookeeper.ssl.endpoint.identification.algorithm',
  'zookeeper.ssl.keystore.location',
  'zookeeper.ssl.keystore.password',
  'zookeeper.ssl.keystore.type',
  'zookeeper.ssl.ocsp.enable',
  'zookeeper.ssl.protocol',
  'zookeeper.ssl.truststore.location',
  'zookeeper.ssl.truststore.password',
  'zookeeper.ssl.truststore.type',
]

/** What topics call what a broker sets for all of them. */
const topicKeys = Object.entries<ConfigKey>(topicConfigTable).flatMap(
  ([name, { brokerSynonyms }]): [string, string][] => {
    const [first] = brokerSynonyms
    return first === undefined || brokerSynonyms.some((synonym) => synonym.name === name)
      ? []
      : [[name, `it is a key of topics; the broker's is '${first.name}'`]]
  },
)

/** What are no broker keys, and what to do instead: those that Kafka once had, and those of topics. */
export const removedBrokerConfigs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(topicKeys),
  ...Object.fromEntries(zooKeeperKeys.map((name) => [name, `Kafka removed it in 4.0; ${noZooKeeper}. Leave it out`])),
  'advertised.host.name': 'Kafka removed it in 3.0; use advertised.host',
  'auto.include.jmx.reporter': 'Kafka removed it in 4.0; metrics are served by HTTP',
  'delegation.token.master.key': 'Kafka removed it in 4.0',
  'host.name': 'Kafka removed it in 3.0; use listener.host',
  'log.message.downconversion.enable': 'Kafka removed it in 4.0; records are always of format 2',
  'log.message.format.version': 'Kafka removed it in 4.0; records are always of format 2',
  'log.message.timestamp.difference.max.ms':
    'Kafka removed it in 4.0; use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms',
  'offsets.commit.required.acks': 'Kafka removed it in 4.0',
  'password.encoder.secret': 'Kafka removed it in 4.0',
  port: 'Kafka removed it in 3.0; use listener.port',
}
