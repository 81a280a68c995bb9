import { int, long } from '../keys/numbers.ts'
import { className } from '../keys/texts.ts'
import { never, noQuotas } from '../reasons.ts'

/** Quotas. */
export const quotasKeys = {
  'quota.window.num': int({
    default: '11',
    least: 1,
    refused: noQuotas,
    documentation: 'How many windows client quotas are measured over.',
  }),
  'quota.window.size.seconds': int({
    default: '1',
    least: 1,
    refused: noQuotas,
    documentation: 'How long each of these windows is.',
  }),
  'replication.quota.window.num': int({
    default: '11',
    least: 1,
    refused: noQuotas,
    documentation: 'How many windows replication quotas are measured over.',
  }),
  'replication.quota.window.size.seconds': int({
    default: '1',
    least: 1,
    refused: noQuotas,
    documentation: 'How long each of these windows is.',
  }),
  'alter.log.dirs.replication.quota.window.num': int({
    default: '11',
    least: 1,
    refused: noQuotas,
    documentation: 'How many windows the quota for moves between folders is measured over.',
  }),
  'alter.log.dirs.replication.quota.window.size.seconds': int({
    default: '1',
    least: 1,
    refused: noQuotas,
    documentation: 'How long each of these windows is.',
  }),
  'controller.quota.window.num': int({
    default: '11',
    least: 1,
    refused: noQuotas,
    documentation: 'How many windows the quota for changes of metadata is measured over.',
  }),
  'controller.quota.window.size.seconds': int({
    default: '1',
    least: 1,
    refused: noQuotas,
    documentation: 'How long each of these windows is.',
  }),
  'client.quota.callback.class': className({
    default: null,
    refused: noQuotas,
    documentation: "What decides on a client's quota.",
  }),
  'leader.replication.throttled.rate': long({
    default: never,
    least: 0,
    update: 'cluster-wide',
    documentation:
      'How many bytes a second leaders on a broker send, all together, to throttled followers that are not in sync.',
  }),
  'follower.replication.throttled.rate': long({
    default: never,
    least: 0,
    update: 'cluster-wide',
    documentation:
      'How many bytes a second throttled followers on a broker that are not in sync take, all together. On average: what is on its way is taken at once.',
  }),
  'replica.alter.log.dirs.io.max.bytes.per.second': long({
    default: never,
    least: 0,
    update: 'cluster-wide',
    documentation: 'How many bytes a second are copied when replicas move between log directories, all together.',
  }),
} as const
