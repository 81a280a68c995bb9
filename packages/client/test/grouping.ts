import type { ConsumerOptions, TopicPartition } from '../src/consumer/types.ts'
import type { Made } from './consuming.ts'

/** A member of group `g` that begins at the first record. */
export const inGroup = { group: 'g', offsetReset: 'earliest' } satisfies ConsumerOptions

/** Has the last member own these partitions of a topic. */
export function give(made: Made, name: string, partitions: readonly number[], epoch = 1): void {
  const topicId = made.cluster.idOf(name)
  made.cluster.groups.session.give(epoch, partitions.length === 0 ? [] : [{ topicId, partitions }])
}

/** The partitions that the last session was told to be owned. */
export function told({ cluster }: Made): number[] | undefined {
  return cluster.groups.session.owned.at(-1)?.partitions.flatMap(({ partitions }) => [...partitions])
}

/** Listeners that write down what they are told. */
export function listener(): { calls: string[]; of: (name: string) => (partitions: readonly TopicPartition[]) => void } {
  const calls: string[] = []
  const of =
    (name: string) =>
    (partitions: readonly TopicPartition[]): void =>
      void calls.push(`${name} ${partitions.map(({ topic, partition }) => `${topic}-${partition}`).join(' ')}`)
  return { calls, of }
}
