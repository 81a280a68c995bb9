import { configSchema, option } from '../config/index.ts'
import { dataError } from '../data/errors.ts'
import { DateFormat } from '../java/date-format.ts'
import { defineTransform } from './define-transform.ts'

const topicPlace = '$' + '{topic}'
const timestampPlace = '$' + '{timestamp}'

/** Puts the time of a record into the name of its topic. */
export const timestampRouter = defineTransform({
  name: 'TimestampRouter',
  aliases: ['org.apache.kafka.connect.transforms.TimestampRouter'],
  doc: "Makes the name of a record's topic of its topic and timestamp, in UTC.",
  config: configSchema({
    'topic.format': option.string({
      default: `${topicPlace}-${timestampPlace}`,
      importance: 'HIGH',
      doc: `The new name; \`${topicPlace}\` and \`${timestampPlace}\` in it are replaced.`,
    }),
    'timestamp.format': option.string({
      default: 'yyyyMMdd',
      importance: 'HIGH',
      doc: 'How the timestamp is written, in the syntax of java.text.SimpleDateFormat.',
    }),
  }),
  prepare: (config) => ({
    topicFormat: config['topic.format'],
    timestampFormat: new DateFormat(config['timestamp.format'], Date.now()),
  }),
  apply(record, { topicFormat, timestampFormat }) {
    if (record.timestamp === null) throw dataError('The record has no timestamp to make the name of its topic of')
    if (Number.isNaN(new Date(record.timestamp).getTime()))
      throw dataError('The timestamp of the record is beyond the year 275760')
    const text = timestampFormat.format(record.timestamp)
    // What a topic's name brings in is looked through too, as Kafka does.
    const topic = topicFormat.replaceAll(topicPlace, () => record.topic).replaceAll(timestampPlace, () => text)
    return { ...record, topic }
  },
})
