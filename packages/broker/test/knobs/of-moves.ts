import { batchOfSize } from '../batches.ts'
import { moveTo, whereIs } from '../moves/moving-broker.ts'
import type { Observations, World } from './observation.ts'

const directories = { 'log.dirs': '/one,/two,/three' }

/** Where three partitions of some size are a while after they are to be in another directory. */
async function moved(world: World): Promise<string[]> {
  const fixture = await world.start({ kafka: true })
  const topicId = await fixture.createTopic('t', { partitions: 9 })
  const producer = await fixture.produce()
  const partitions = [0, 3, 6]
  for (const partition of partitions) {
    for (let count = 0; count < 5; count++) await producer.send([{ topicId, partition, batch: batchOfSize(1_000) }])
  }
  const client = await fixture.kafka()
  await moveTo(client, '/two', 't', partitions)
  await fixture.clock.advance(2_000)
  return (await whereIs(client, 't')).filter((where) => where.startsWith('/two') && !/[147]$/.test(where))
}

/** How replicas move between log directories. */
export const moveObservations: Observations = {
  'replica.alter.log.dirs.io.max.bytes.per.second': {
    values: ['100', '1000000'],
    broker: directories,
    sees: [
      ['/two/0+', '/two/3+', '/two/6+'],
      ['/two/0', '/two/3', '/two/6'],
    ],
    look: moved,
  },
  'num.replica.alter.log.dirs.threads': {
    values: ['1', '2'],
    broker: { ...directories, 'replica.alter.log.dirs.io.max.bytes.per.second': 100 },
    sees: [['/two/0+'], ['/two/0+', '/two/3+']],
    look: moved,
  },
}
