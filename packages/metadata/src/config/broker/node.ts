import { int, long } from '../keys/numbers.ts'
import { boolean, className, listOf, text } from '../keys/texts.ts'
import { never } from '../reasons.ts'
import { partitionsPerTopicMax } from '../../limits.ts'

const policyForm = 'the path of a JavaScript module, or the name of a package'

/** Who a broker is, and what topics get from it. */
export const nodeKeys = {
  'node.id': int({
    default: '1',
    least: 0,
    documentation: "This broker's number, unique in its cluster and the same for its life.",
  }),
  'broker.id': int({
    default: '-1',
    documentation: 'The older name of `node.id`; -1 leaves it to that. If both are set they must agree.',
  }),
  'process.roles': listOf(['broker', 'controller'], {
    orNone: true,
    default: null,
    documentation:
      'Which parts a node plays: `broker` (it holds partitions), `controller` (it may vote in the metadata quorum), or both, which is the default.',
  }),
  'broker.rack': text({
    default: null,
    documentation: "Where the broker stands, such as a data centre's zone, so that replicas are spread over several.",
  }),
  'num.partitions': int({
    default: '1',
    least: 1,
    greatest: partitionsPerTopicMax,
    documentation: 'Partitions of a topic that is created without saying how many.',
  }),
  'default.replication.factor': int({
    default: '1',
    least: 1,
    greatest: 0x7fff,
    documentation: 'Replicas of a topic that is created without saying how many.',
  }),
  'min.insync.replicas': int({
    default: '1',
    least: 1,
    update: 'cluster-wide',
    documentation:
      'How many replicas, the leader among them, must have a batch on disk before it counts as written with acks=all, for topics that do not say.',
  }),
  'auto.create.topics.enable': boolean({
    default: 'true',
    documentation:
      'Whether a topic that somebody writes to by its name alone (EasyService.Produce), and that is not there, is created with the defaults. The SDK never asks for that.',
  }),
  'delete.topic.enable': boolean({
    default: 'true',
    documentation: 'Whether topics can be deleted at all.',
  }),
  'create.topic.policy.class.name': className({
    default: null,
    expected: policyForm,
    documentation:
      'A JavaScript module that may refuse the creation of a topic by rules of your own: its default export is called with ' +
      '`{ topic, partitions, replicationFactor, configs }` and throws to refuse.',
  }),
  'alter.config.policy.class.name': className({
    default: null,
    expected: policyForm,
    documentation:
      'A JavaScript module that may refuse a change of configs by rules of your own: its default export is called with ' +
      '`{ resource: { type, name }, configs }` and throws to refuse.',
  }),
  'max.request.partition.size.limit': int({
    default: '2000',
    least: 1,
    documentation: 'The most partitions that one answer to a description of topics holds; who wants more asks again.',
  }),
  'server.max.startup.time.ms': long({
    default: never,
    least: 0,
    internal: true,
    documentation: 'How long a start may take before the broker gives up.',
  }),
  'unstable.api.versions.enable': boolean({
    default: 'false',
    internal: true,
    noEquivalent: 'there are no calls that are not released',
    documentation: 'Whether calls that are not released yet are offered to those who ask for them.',
  }),
  'unstable.feature.versions.enable': boolean({
    default: 'false',
    internal: true,
    noEquivalent: 'there are no features that are not released',
    documentation: 'Whether the cluster may be set to features that are not released yet.',
  }),
  'request.timeout.ms': int({
    default: '30000',
    documentation: "How long a broker waits for another broker's or the controller's answer.",
  }),
  'controlled.shutdown.enable': boolean({
    default: 'true',
    documentation: 'Whether a broker that stops hands its leaderships over first.',
  }),
} as const
