import { configSchema, option } from '../config/index.ts'
import { JavaPattern } from '../java/java-pattern.ts'
import { defineTransform } from './define-transform.ts'
import { regex } from './shared/patterns.ts'

/** Gives topics other names. */
export const regexRouter = defineTransform({
  name: 'RegexRouter',
  aliases: ['org.apache.kafka.connect.transforms.RegexRouter'],
  doc: 'Sends records to another topic if all of their topic matches a pattern.',
  config: configSchema({
    regex: option.string({
      importance: 'HIGH',
      doc: 'The pattern for topics, in the syntax of Java.',
      validate: regex,
    }),
    replacement: option.string({
      importance: 'HIGH',
      doc: 'The new name; $1 is what the first group of the pattern matched.',
    }),
  }),
  prepare(config) {
    const pattern = new JavaPattern(config.regex)
    return { pattern, replacement: pattern.replacement(config.replacement) }
  },
  apply(record, { pattern, replacement }) {
    if (!pattern.matches(record.topic)) return record
    return { ...record, topic: pattern.replaceFirst(record.topic, replacement) }
  },
})
