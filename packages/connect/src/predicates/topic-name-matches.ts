import { configSchema, option } from '../config/index.ts'
import { JavaPattern } from '../java/java-pattern.ts'
import { regex } from '../transforms/shared/patterns.ts'
import { definePredicate } from './define-predicate.ts'

/** Whether all of a record's topic matches a pattern. */
export const topicNameMatches = definePredicate({
  name: 'TopicNameMatches',
  aliases: ['org.apache.kafka.connect.transforms.predicates.TopicNameMatches'],
  doc: "Whether all of the record's topic matches a pattern.",
  config: configSchema({
    pattern: option.string({ importance: 'MEDIUM', doc: 'The pattern, in the syntax of Java.', validate: regex }),
  }),
  prepare(config) {
    const pattern = new JavaPattern(config.pattern)
    return ({ topic }) => pattern.matches(topic)
  },
})
