import { configSchema, option, type RawConfig } from '../config/index.ts'
import { configError } from '../data/errors.ts'

/** The options that say what a sink reads. */
export const sinkTopicConfig = configSchema({
  topics: option.list({
    default: [],
    importance: 'HIGH',
    doc: 'The topics that the sink reads.',
    group: 'Common',
    order: 4,
    width: 'LONG',
    displayName: 'Topics',
  }),
  'topics.regex': option.string({
    default: '',
    importance: 'HIGH',
    doc: 'A pattern, as brokers understand it (RE2): the sink reads the topics whose whole names match.',
    group: 'Common',
    order: 4,
    width: 'LONG',
    displayName: 'Topics regex',
  }),
})

/** A pattern of the topics that a sink's config names, one way or the other. Throws INVALID_CONFIG. `deadLetters` may not be among them. */
export function sinkTopics(raw: RawConfig, deadLetters: string): string {
  const { topics, 'topics.regex': pattern } = sinkTopicConfig.parse(raw)
  if (topics.length > 0 && pattern !== '') {
    throw configError('topics.regex', 'topics and topics.regex exclude each other: a sink has one of them')
  }
  if (topics.length === 0 && pattern === '') {
    throw configError('topics', 'a sink needs topics or topics.regex, to know what to read')
  }
  if (deadLetters !== '' && topics.includes(deadLetters)) {
    const key = 'errors.deadletterqueue.topic.name'
    throw configError(
      key,
      `${key} is '${deadLetters}', which is one of topics: the sink would read what it could not write`,
    )
  }
  return pattern === '' ? topics.map((name) => name.replaceAll('.', '\\.')).join('|') : pattern
}
