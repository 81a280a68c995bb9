import { configSchema, notNull, option } from '../config/index.ts'
import { parseText } from '../data/parse-text.ts'
import { defineTransform } from './define-transform.ts'

/** Adds a header. */
export const insertHeader = defineTransform({
  name: 'InsertHeader',
  aliases: ['org.apache.kafka.connect.transforms.InsertHeader'],
  doc: 'Adds a header with the same value to every record.',
  config: configSchema({
    header: option.string({ importance: 'HIGH', doc: 'The key of the header.', validate: notNull }),
    'value.literal': option.string({
      importance: 'HIGH',
      doc: 'Its value: true, a number, a date, a list or map in JSON; any other text is itself.',
      validate: notNull,
    }),
  }),
  prepare: (config) => ({ key: config.header, ...parseText(config['value.literal'], { numberAndMore: true }) }),
  apply: (record, header) => ({ ...record, headers: [...record.headers, header] }),
})
