import { configSchema, option, type RawConfig, valuesOf } from '../config/index.ts'
import { configError } from '../data/errors.ts'
import { deadLetterOptions } from './error-config.ts'

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

/** What does not fit together among the options that say what a sink reads; with the options that an answer shows it at, the first at fault. */
export interface TopicProblem {
  readonly options: readonly string[]
  readonly message: string
}

/** What does not fit together in a sink's config. Options that are not understood are passed over. */
export function sinkTopicProblems(raw: RawConfig): readonly TopicProblem[] {
  const values = valuesOf(configSchema({ ...sinkTopicConfig.shape, ...deadLetterOptions }).check(raw))
  const { topics, 'topics.regex': pattern, 'errors.deadletterqueue.topic.name': deadLetters } = values
  const named: readonly unknown[] = Array.isArray(topics) ? topics : []
  const problems: TopicProblem[] = []
  if (named.length > 0 && pattern !== '') {
    const message = 'topics and topics.regex exclude each other: a sink has one of them'
    problems.push({ options: ['topics.regex', 'topics'], message })
  }
  if (named.length === 0 && pattern === '') {
    const message = 'a sink needs topics or topics.regex, to know what to read'
    problems.push({ options: ['topics', 'topics.regex'], message })
  }
  if (typeof deadLetters === 'string' && named.includes(deadLetters)) {
    const message = `the topic of dead letters, ${deadLetters}, is one of topics: the sink would read what it could not write`
    problems.push({ options: ['topics'], message })
  }
  return problems
}

/** A pattern of the topics that a sink's config names, one way or the other. Throws INVALID_CONFIG. */
export function sinkTopics(raw: RawConfig): string {
  const { topics, 'topics.regex': pattern } = sinkTopicConfig.parse(raw)
  const [problem] = sinkTopicProblems(raw)
  if (problem !== undefined) throw configError(problem.options[0] ?? 'topics', problem.message)
  return pattern === '' ? topics.map((name) => name.replaceAll('.', '\\.')).join('|') : pattern
}
