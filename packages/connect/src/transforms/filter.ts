import { configSchema } from '../config/index.ts'
import { defineTransform } from './define-transform.ts'

/** Drops records. */
export const filter = defineTransform({
  name: 'Filter',
  aliases: ['org.apache.kafka.connect.transforms.Filter'],
  doc: 'Drops every record that it is given: a predicate says which those are.',
  config: configSchema({}),
  apply: () => null,
})
