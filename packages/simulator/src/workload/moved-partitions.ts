import type { TopicPartition } from '@millrace/client/core'
import { groupOffsetsTopic, transactionStateTopic } from '@millrace/metadata'
import { partitions, topic } from './topic.ts'
import { copiesTopic, ledgerPartitions, ledgerTopic } from './transactions/topics.ts'
import type { Work } from './work.ts'

/** Of each topic in which coordinators keep what they know. */
export const coordinatorPartitions = 2

/** The partitions that are given to other brokers while applications do this; with those of coordinators what they coordinate moves, too. */
export function movedPartitions(work: Work): TopicPartition[] {
  const all = [{ name: topic, count: partitions }]
  if (work === 'transactions') {
    for (const name of [ledgerTopic, copiesTopic]) all.push({ name, count: ledgerPartitions })
    for (const name of [transactionStateTopic, groupOffsetsTopic]) all.push({ name, count: coordinatorPartitions })
  }
  if (work === 'groups') all.push({ name: groupOffsetsTopic, count: coordinatorPartitions })
  return all.flatMap(({ name, count }) => Array.from({ length: count }, (_, partition) => ({ topic: name, partition })))
}
