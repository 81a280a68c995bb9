import { configSchema } from '../config/index.ts'
import { definePredicate } from './define-predicate.ts'

/** Whether a record has no value. */
export const recordIsTombstone = definePredicate({
  name: 'RecordIsTombstone',
  aliases: ['org.apache.kafka.connect.transforms.predicates.RecordIsTombstone'],
  doc: 'Whether the record has no value: its value is null.',
  config: configSchema({}),
  prepare:
    () =>
    ({ value }) =>
      value.value === null,
})
