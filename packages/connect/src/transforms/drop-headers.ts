import { configSchema, nonEmptyList, option } from '../config/index.ts'
import { defineTransform } from './define-transform.ts'

/** Takes away headers. */
export const dropHeaders = defineTransform({
  name: 'DropHeaders',
  aliases: ['org.apache.kafka.connect.transforms.DropHeaders'],
  doc: 'Takes away all headers of the given keys.',
  config: configSchema({
    headers: option.list({ importance: 'HIGH', doc: 'The keys of headers to take away.', validate: nonEmptyList }),
  }),
  apply(record, config) {
    const headers = record.headers.filter(({ key }) => !config.headers.includes(key))
    return headers.length === record.headers.length ? record : { ...record, headers }
  },
})
