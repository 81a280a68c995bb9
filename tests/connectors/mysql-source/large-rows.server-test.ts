import { randomBytes } from 'node:crypto'
import { startConnector } from '@millrace/connect'
import { mariaDbSource } from '@millrace/connector-mysql-source'
import { startTestCluster } from '@millrace/testing'
import { expect, it, vi } from 'vitest'
import { MariaDb } from '../servers/mariadb.ts'

const soon = { timeout: 60_000, interval: 50 }

it('a row that no record has room for fails the task, or is passed over alone', async () => {
  await using server = await MariaDb.start()
  await using root = await server.root()
  await root.run('CREATE DATABASE large; CREATE TABLE large.t (id INT PRIMARY KEY, v LONGTEXT)')
  const secret = randomBytes(1_500_000).toString('hex')
  await root.run(`INSERT INTO large.t VALUES (1, 'a'); INSERT INTO large.t VALUES (2, '${secret}')`)
  await root.run(`INSERT INTO large.t VALUES (3, 'c')`)
  await using cluster = await startTestCluster()
  await using client = await cluster.client()
  for (const name of ['strict', 'tolerant']) await client.admin().createTopic(`${name}.large.t`, { partitions: 1 })
  const start = (name: string, serverId: string, more: Record<string, string>) =>
    startConnector(mariaDbSource, {
      client,
      name,
      offsetsTopic: 'connect-offsets',
      config: {
        ...server.config,
        'database.server.id': serverId,
        'topic.prefix': name,
        'database.include.list': 'large',
        'include.schema.changes': 'false',
        'key.converter': 'org.apache.kafka.connect.json.JsonConverter',
        'key.converter.schemas.enable': 'false',
        'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
        'value.converter.schemas.enable': 'false',
        ...more,
      },
    })
  const keysOf = async (name: string): Promise<readonly string[]> => {
    const keys: string[] = []
    for await (const { key } of client.consumer().records(`${name}.large.t`, { from: 'earliest', until: 'end' }))
      keys.push(String(key))
    return keys
  }

  await using strict = await start('strict', '5601', {})
  await vi.waitFor(() => expect(strict.status().tasks[0]?.state).toBe('FAILED'), soon)
  const trace = strict.status().tasks[0]?.trace ?? ''
  expect(trace).toMatch(/strict\.large\.t failed in KAFKA_PRODUCE/)
  expect(trace).toContain('errors.tolerance=all')
  expect(trace).not.toContain(secret.slice(0, 40))

  await using _ = await start('tolerant', '5602', { 'errors.tolerance': 'all' })
  await root.run(`INSERT INTO large.t VALUES (4, '${secret}'); INSERT INTO large.t VALUES (5, 'e')`)
  await vi.waitFor(async () => expect(await keysOf('tolerant')).toEqual(['{"id":1}', '{"id":3}', '{"id":5}']), soon)
})
