import { StreamError } from '@millrace/base'
import { topicNameLengthMax } from './limits.ts'
import { shown } from './shown.ts'

/** The topic whose one partition is the metadata log itself. */
export const clusterMetadataTopic = '__cluster_metadata'

const legal = /^[a-zA-Z0-9._-]+$/

function problem(name: string): string | undefined {
  if (name === '') return 'the name is empty'
  if (name === '.' || name === '..') return `'${name}' is not a name`
  if (name.length > topicNameLengthMax) return `it has ${name.length} characters, the limit is ${topicNameLengthMax}`
  if (!legal.test(name)) return "only the letters a-z and A-Z, digits, '.', '_' and '-' may stand in it"
  return undefined
}

/** Throws INVALID_TOPIC unless `name` can be a topic's, by Kafka's rules. */
export function checkTopicName(name: string): void {
  const what = problem(name)
  if (what === undefined) return
  throw new StreamError('INVALID_TOPIC', `'${shown(name)}' can't be a topic's name: ${what}`, {
    context: { topic: shown(name) },
  })
}

/** Names with the same key collide: '.' and '_' become the same character in metric names. */
export function collisionKey(name: string): string {
  return name.replaceAll('.', '_')
}
