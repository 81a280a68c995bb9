/**
 * What tools need to look at applications of Streams from outside: who runs them, what they made, how to ask a copy.
 *
 * @module
 */
export {
  type Application,
  type ApplicationCopy,
  type AskOptions,
  copyOf,
  describeApplication,
  internalTopicsIn,
  listApplications,
  streamsProtocolType,
} from './application.ts'
export type { InternalTopicName } from './internal-topic-names.ts'
export { deleteState, stateOf } from './delete-state.ts'
export { askCopy, type CopyDescription, type CopyStore, type CopyTask } from '../control/ask-copy.ts'
export { streamsMetricDefinitions } from './metric-definitions.ts'
