import { atLeast, configSchema, option } from '../config/index.ts'

const group = 'Error Handling'

/** What a connector's config says of records that fail, as Kafka Connect's does. */
export const errorOptions = {
  'errors.retry.timeout': option.long({
    default: 0,
    importance: 'MEDIUM',
    doc: 'For how long what failed and may work later is tried again, in milliseconds; 0 and -1: until it works.',
    validate: atLeast(-1),
    group,
    order: 1,
    width: 'MEDIUM',
    displayName: 'Retry Timeout for Errors',
  }),
  'errors.retry.delay.max.ms': option.long({
    default: 60_000,
    importance: 'MEDIUM',
    doc: 'The longest pause before something is tried again, in milliseconds.',
    validate: atLeast(1),
    group,
    order: 2,
    width: 'MEDIUM',
    displayName: 'Maximum Delay Between Retries for Errors',
  }),
  'errors.tolerance': option.oneOf(['none', 'all'], {
    default: 'none',
    importance: 'MEDIUM',
    doc: 'What becomes of records that can never work: with `none` they fail the task, with `all` it goes on without them.',
    group,
    order: 3,
    width: 'SHORT',
    displayName: 'Error Tolerance',
  }),
  'errors.log.enable': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether each record that the task goes on without is logged.',
    group,
    order: 4,
    width: 'SHORT',
    displayName: 'Log Errors',
  }),
  'errors.log.include.messages': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether these lines say which record it was: its topic, partition, offset and time.',
    group,
    order: 5,
    width: 'SHORT',
    displayName: 'Log Error Details',
  }),
}

/** What a sink's config says besides. */
export const deadLetterOptions = {
  'errors.deadletterqueue.topic.name': option.string({
    default: '',
    importance: 'MEDIUM',
    doc: 'The topic for records that a sink goes on without; empty for none.',
    group,
    order: 6,
    width: 'MEDIUM',
    displayName: 'Dead Letter Queue Topic Name',
  }),
  'errors.deadletterqueue.topic.replication.factor': option.short({
    default: 3,
    importance: 'MEDIUM',
    doc: 'How many replicas that topic gets if it has to be made.',
    validate: atLeast(1),
    group,
    order: 7,
    width: 'MEDIUM',
    displayName: 'Dead Letter Queue Topic Replication Factor',
  }),
  'errors.deadletterqueue.context.headers.enable': option.boolean({
    default: false,
    importance: 'MEDIUM',
    doc: 'Whether records there have headers that say what was wrong.',
    group,
    order: 8,
    width: 'MEDIUM',
    displayName: 'Enable Error Context Headers',
  }),
}

/** Of a source's task. */
export const sourceErrorConfig = configSchema(errorOptions)

/** Of a sink's task. */
export const sinkErrorConfig = configSchema({ ...errorOptions, ...deadLetterOptions })
