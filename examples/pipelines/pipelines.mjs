/**
 * The pipelines, each a folder of its name, and the connectors whose servers have to be installed for it: names of tests/connectors/servers.mjs.
 *
 * @type {readonly { name: string, connectors: readonly string[] }[]}
 */
export const pipelines = [
  { name: 'mariadb-to-s3', connectors: ['mysql-source', 's3-sink'] },
  { name: 'http-to-search', connectors: ['elasticsearch-sink'] },
  { name: 'mqtt-to-postgres', connectors: ['mqtt-source', 'postgres-sink'] },
  { name: 'orders-outbox', connectors: ['mysql-source', 'postgres-sink'] },
  { name: 'log-aggregation', connectors: ['elasticsearch-sink'] },
]
