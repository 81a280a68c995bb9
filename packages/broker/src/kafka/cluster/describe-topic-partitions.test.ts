import { apis, type MessageInput } from '@millrace/kafka-wire'
import { describe, expect, it } from 'vitest'
import { startFixture } from '../../../test/broker-fixture.ts'

type Request = MessageInput<typeof apis.describeTopicPartitions.request>

async function withTopics(sizes: Readonly<Record<string, number>>) {
  const { kafka, createTopic } = await startFixture({ kafka: true })
  for (const [name, partitions] of Object.entries(sizes)) await createTopic(name, { partitions })
  const client = await kafka()
  const ask = async (request: Request) => {
    const { topics, nextCursor } = await client.ask(apis.describeTopicPartitions, 0, request)
    const seen = topics.map(({ name, errorCode, partitions }) =>
      errorCode === 0
        ? [name, ...partitions.map(({ partitionIndex }) => partitionIndex)]
        : [name, `error ${errorCode}`],
    )
    return { seen, nextCursor, topics }
  }
  return { ask, client }
}

const named = (...names: string[]) => names.map((name) => ({ name }))

describe('DescribeTopicPartitions', () => {
  it('goes through all topics in the order of their names, a page at a time', async () => {
    const { ask } = await withTopics({ c: 1, a: 3, b: 2 })
    const pages: unknown[] = []
    let cursor: Request['cursor'] = null
    do {
      const { seen, nextCursor } = await ask({ topics: [], responsePartitionLimit: 2, cursor })
      pages.push(seen)
      cursor = nextCursor
    } while (cursor !== null)
    expect(pages).toEqual([
      [['a', 0, 1]],
      [
        ['a', 2],
        ['b', 0],
      ],
      [
        ['b', 1],
        ['c', 0],
      ],
    ])
  })

  it('shows those that are asked for, each once, and says which do not exist or never could', async () => {
    const { ask } = await withTopics({ a: 1, b: 1 })
    const { seen, nextCursor, topics } = await ask({ topics: named('b', 'none', 'a', 'b', 'no good') })
    expect(seen).toEqual([
      ['a', 0],
      ['b', 0],
      ['no good', 'error 17'],
      ['none', 'error 3'],
    ])
    expect(nextCursor).toBeNull()
    expect(topics[0]?.partitions).toMatchObject([
      { leaderId: 1, replicaNodes: [1], isrNodes: [1], eligibleLeaderReplicas: [], lastKnownElr: [] },
    ])
  })

  it('goes on behind a topic that was deleted meanwhile', async () => {
    const { ask } = await withTopics({ a: 1, c: 2 })
    const { seen } = await ask({ topics: [], cursor: { topicName: 'b', partitionIndex: 5 } })
    expect(seen).toEqual([['c', 0, 1]])
  })

  it('holds one partition at least, whatever is asked for', async () => {
    const { ask } = await withTopics({ a: 2 })
    const { seen, nextCursor } = await ask({ topics: named('a'), responsePartitionLimit: 0 })
    expect({ seen, nextCursor }).toEqual({ seen: [['a', 0]], nextCursor: { topicName: 'a', partitionIndex: 1 } })
  })

  it('refuses a page that begins nowhere', async () => {
    const { ask } = await withTopics({ a: 1 })
    const { seen } = await ask({ topics: named('a'), cursor: { topicName: 'a', partitionIndex: -1 } })
    expect(seen).toEqual([['a', 'error 42']])
  })
})
