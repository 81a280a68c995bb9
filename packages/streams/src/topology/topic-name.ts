import { StreamError } from '@millrace/base'

const lengthMax = 249
const legal = /^[a-zA-Z0-9._-]+$/

/** What is wrong with a topic's name, by Kafka's rules; undefined: nothing. */
export function topicNameProblem(name: string): string | undefined {
  if (typeof name !== 'string') return 'it is no text'
  if (name === '') return 'it is empty'
  if (name === '.' || name === '..') return 'that is no name'
  if (name.length > lengthMax) return `it has ${name.length} characters, and ${lengthMax} are allowed`
  if (!legal.test(name)) return "only the letters a-z and A-Z, digits, '.', '_' and '-' may stand in it"
  return undefined
}

/** Throws INVALID_TOPIC, with who names the topic, if none can be called so. */
export function checkTopicName(name: string, who: string): void {
  const problem = topicNameProblem(name)
  if (problem === undefined) return
  const shown = String(name).slice(0, lengthMax)
  throw new StreamError('INVALID_TOPIC', `${who} '${shown}', which can't be a topic's name: ${problem}`, {
    context: { topic: shown },
  })
}
