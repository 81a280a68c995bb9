import { configSchema, nonEmptyString, option } from '../config/index.ts'
import { definePredicate } from './define-predicate.ts'

/** Whether a record has a header of that key. */
export const hasHeaderKey = definePredicate({
  name: 'HasHeaderKey',
  aliases: ['org.apache.kafka.connect.transforms.predicates.HasHeaderKey'],
  doc: 'Whether the record has at least one header of that key.',
  config: configSchema({
    name: option.string({ importance: 'MEDIUM', doc: 'The key of the header.', validate: nonEmptyString }),
  }),
  prepare:
    ({ name }) =>
    ({ headers }) =>
      headers.some(({ key }) => key === name),
})
