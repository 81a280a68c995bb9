import { apis } from '@millrace/kafka-wire'
import { startFixture, type BrokerFixture, type FixtureOptions } from '../broker-fixture.ts'
import type { KafkaClient } from '../kafka-client.ts'

/** Where a partition's log lies, as DescribeLogDirs tells it: `+` marks a copy that is to take its place. */
export async function whereIs(client: KafkaClient, topic: string): Promise<string[]> {
  const { results } = await client.ask(apis.describeLogDirs, 4, { topics: null })
  return results.flatMap(({ logDir, topics }) =>
    topics
      .filter(({ name }) => name === topic)
      .flatMap(({ partitions }) =>
        partitions.map(({ partitionIndex, isFutureKey }) => `${logDir}/${partitionIndex}${isFutureKey ? '+' : ''}`),
      ),
  )
}

/** Asks that partitions be kept in a directory; the error of each. */
export async function moveTo(
  client: KafkaClient,
  path: string,
  topic: string,
  partitions: readonly number[] = [0],
  version = 2,
): Promise<number[]> {
  const dirs = [{ path, topics: [{ name: topic, partitions: [...partitions] }] }]
  const { results } = await client.ask(apis.alterReplicaLogDirs, version, { dirs })
  return results.flatMap((each) => each.partitions.map(({ errorCode }) => errorCode))
}

/** A broker with three log directories that serves Kafka's clients. */
export function startMoving(options: FixtureOptions = {}): Promise<BrokerFixture> {
  return startFixture({ kafka: true, ...options, config: { 'log.dirs': '/one,/two,/three', ...options.config } })
}

/** Lets time pass, a little at a time, until `isSo`. */
export async function waitFor(
  { clock }: Pick<BrokerFixture, 'clock'>,
  what: string,
  isSo: () => Promise<boolean>,
): Promise<void> {
  for (let passedMs = 0; passedMs < 60_000; passedMs += 20) {
    if (await isSo()) return
    await clock.advance(20)
  }
  throw new Error(`${what} has not happened`)
}
