import { usageError } from '../failure.ts'
import type { NamedTopic } from '../groups/plan-seek.ts'

/** `orders`, or `orders:0,2` for some of its partitions, as the value of an option. Throws a usage error. */
export function topicPartitions(option: string, text: string): NamedTopic {
  const [topic = '', list, ...rest] = text.split(':')
  if (list === undefined) return { topic, partitions: undefined }
  const partitions = list.split(',').map((field) => (/^\d+$/.test(field) ? Number(field) : Number.NaN))
  if (topic === '' || rest.length > 0 || !partitions.every(Number.isSafeInteger)) {
    throw usageError(`${option} is a name, or a name and partitions such as orders:0,2, not '${text}'`)
  }
  return { topic, partitions }
}
