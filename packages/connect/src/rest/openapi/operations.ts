import {
  logLinesKept,
  previewMs,
  previewMsMax,
  previewRecords,
  previewRecordsMax,
  tapPerSecond,
  tapPerSecondMax,
} from '../../limits.ts'
import { type JsonSchema, list, mapOf, ref, text, truth } from './schemas.ts'

/** A parameter of the query. */
export interface QueryParameter {
  readonly description: string
  readonly schema: JsonSchema
}

/** What stands in the body of an answer; nothing does without it. */
export interface AnswerBody {
  readonly schema: JsonSchema
  /** Default `application/json`. In `application/x-ndjson` each line is one. */
  readonly type?: 'application/json' | 'application/x-ndjson'
}

/** What one method of one path is for. */
export interface Operation {
  readonly id: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly query?: Readonly<Record<string, QueryParameter>>
  readonly body?: JsonSchema
  /** By status, what is said of it and what it holds. Errors are the same everywhere. */
  readonly answers: Readonly<Record<number, readonly [description: string, body?: AnswerBody]>>
}

const holds = (name: string): AnswerBody => ({ schema: ref(name) })
const offsetsNote =
  'The connector has to be STOPPED. One that keeps offsets of its own beside what it reads or writes goes by those.'
const forwarded = 'The worker that leads is asked, if it is another one.'

const counted = (
  description: string,
  range: { readonly minimum: number; readonly maximum: number; readonly default: number },
) => ({
  description,
  schema: { type: 'integer', ...range },
})

const previewed: Operation['query'] = {
  records: counted('Records at most.', { minimum: 1, maximum: previewRecordsMax, default: previewRecords }),
  timeMs: counted('Milliseconds to wait for them at most.', { minimum: 1, maximum: previewMsMax, default: previewMs }),
}

/** A look at a connector, of one that there is or of a config. */
function look(
  kind: string,
  name: string,
  summary: string,
  query: Pick<Operation, 'query'> = {},
): Readonly<Record<string, Operation>> {
  const title = `${kind[0]?.toUpperCase()}${kind.slice(1)}`
  const common = { tag: 'looks', answers: { 200: ['What was seen.', holds(name)] }, ...query } as const
  const description = 'It is done in a process of its own, ends by itself, and changes nothing.'
  return {
    [`POST /connectors/*/${kind}`]: { id: `${kind}Connector`, summary, description, ...common },
    [`POST /connector-plugins/*/${kind}`]: {
      id: `${kind}Config`,
      summary: `${title} a config that no connector has yet`,
      description,
      body: ref('GivenConfig'),
      ...common,
    },
  }
}

function becomes(word: string, summary: string, status: 202 | 204): Readonly<Record<string, Operation>> {
  const answers = { [status]: ['It will be so: ask for the status.'] } as const
  return { [`PUT /connectors/*/${word}`]: { id: `${word}Connector`, tag: 'connectors', summary, answers } }
}

/** What every method of every path is for, by `METHOD PATH` as the routes have them. */
export const operations: Readonly<Record<string, Operation>> = {
  'GET /': {
    id: 'getWorker',
    tag: 'worker',
    summary: 'What the worker is, and of which cluster',
    answers: { 200: ['The worker.', holds('Worker')] },
  },
  'GET /health': {
    id: 'getHealth',
    tag: 'worker',
    summary: 'Whether the worker answers requests',
    answers: { 200: ['It does.', holds('Health')] },
  },
  'GET /openapi.json': {
    id: 'getOpenApi',
    tag: 'worker',
    summary: 'This description',
    answers: { 200: ['A document of OpenAPI 3.1.', { schema: { type: 'object' } }] },
  },
  'GET /connectors': {
    id: 'listConnectors',
    tag: 'connectors',
    summary: 'The names of all connectors, or what they are and do',
    query: {
      expand: {
        description: 'What to tell of each; it may be given twice. Without it names alone are answered.',
        schema: list({ enum: ['status', 'info'] }),
      },
    },
    answers: {
      200: ['Names, or connectors by their names.', { schema: { anyOf: [list(text), ref('Expanded')] } }],
    },
  },
  'POST /connectors': {
    id: 'createConnector',
    tag: 'connectors',
    summary: 'Make a connector',
    description: forwarded,
    body: ref('NewConnector'),
    answers: { 201: ['It is kept, and will run.', holds('Connector')] },
  },
  'GET /connectors/*': {
    id: 'getConnector',
    tag: 'connectors',
    summary: 'What a connector is',
    answers: { 200: ['The connector.', holds('Connector')] },
  },
  'DELETE /connectors/*': {
    id: 'deleteConnector',
    tag: 'connectors',
    summary: 'Delete a connector; its offsets stay',
    answers: { 204: ['It is deleted.'] },
  },
  'GET /connectors/*/config': {
    id: 'getConfig',
    tag: 'connectors',
    summary: 'The config of a connector',
    answers: { 200: ['The config.', holds('Config')] },
  },
  'PUT /connectors/*/config': {
    id: 'putConfig',
    tag: 'connectors',
    summary: 'Give a connector another config, or make it',
    description: forwarded,
    body: ref('GivenConfig'),
    answers: {
      200: ['It has the config.', holds('Connector')],
      201: ['It is made.', holds('Connector')],
    },
  },
  'PATCH /connectors/*/config': {
    id: 'patchConfig',
    tag: 'connectors',
    summary: 'Change some options of a connector; null takes one away',
    description: forwarded,
    body: ref('GivenConfig'),
    answers: { 200: ['It has the config.', holds('Connector')] },
  },
  'GET /connectors/*/status': {
    id: 'getStatus',
    tag: 'connectors',
    summary: 'What a connector and its tasks do',
    answers: { 200: ['The status.', holds('Status')] },
  },
  'GET /connectors/*/tasks': {
    id: 'listTasks',
    tag: 'tasks',
    summary: 'The tasks of a connector, and what each is told',
    answers: { 200: ['The tasks.', { schema: list(ref('Task')) }] },
  },
  'GET /connectors/*/tasks/*/status': {
    id: 'getTaskStatus',
    tag: 'tasks',
    summary: 'What a task does',
    answers: { 200: ['The status.', holds('TaskState')] },
  },
  'POST /connectors/*/tasks/*/restart': {
    id: 'restartTask',
    tag: 'tasks',
    summary: 'Start a task anew',
    answers: { 204: ['It will be restarted.'] },
  },
  'POST /connectors/*/restart': {
    id: 'restartConnector',
    tag: 'connectors',
    summary: 'Start a connector anew',
    query: {
      includeTasks: { description: 'Its tasks, too.', schema: { ...truth, default: false } },
      onlyFailed: { description: 'Only what failed.', schema: { ...truth, default: false } },
    },
    answers: {
      202: ['With either parameter: what is restarted is RESTARTING.', holds('Status')],
      204: ['It will be restarted.'],
    },
  },
  ...becomes('pause', 'End the tasks of a connector until it is resumed', 202),
  ...becomes('resume', 'Let a connector go on that was paused or stopped', 202),
  ...becomes('stop', 'End the tasks of a connector and give up what they hold', 204),
  'GET /connectors/*/offsets': {
    id: 'getOffsets',
    tag: 'offsets',
    summary: 'Where a connector is: a source in what it reads, as it says itself, a sink in its topics',
    answers: { 200: ['The offsets.', holds('Offsets')] },
  },
  'PATCH /connectors/*/offsets': {
    id: 'alterOffsets',
    tag: 'offsets',
    summary: 'Have a connector go on elsewhere',
    description: offsetsNote,
    body: ref('Offsets'),
    answers: { 200: ['They are altered.', holds('Message')] },
  },
  'DELETE /connectors/*/offsets': {
    id: 'resetOffsets',
    tag: 'offsets',
    summary: 'Have a connector begin anew',
    description: offsetsNote,
    answers: { 200: ['They are forgotten.', holds('Message')] },
  },
  'GET /connectors/*/topics': {
    id: 'getTopics',
    tag: 'connectors',
    summary: 'The topics that records of a connector went to or came from',
    answers: { 200: ['The topics.', holds('Topics')] },
  },
  'PUT /connectors/*/topics/reset': {
    id: 'forgetTopics',
    tag: 'connectors',
    summary: 'Forget these topics until records go there again',
    answers: { 202: ['They are forgotten.'] },
  },
  'GET /connectors/*/logs': {
    id: 'getLogs',
    tag: 'looks',
    summary: 'The last lines that a connector has logged on this worker',
    query: {
      tail: counted('Lines at most.', { minimum: 0, maximum: logLinesKept, default: logLinesKept }),
      follow: { description: 'Go on with those to come.', schema: { ...truth, default: false } },
    },
    answers: { 200: ['A line of JSON each.', { schema: ref('LogLine'), type: 'application/x-ndjson' }] },
  },
  'GET /connectors/*/tap': {
    id: 'tapConnector',
    tag: 'looks',
    summary:
      'The records that pass the tasks of a connector on this worker, behind its transforms, until nobody reads them any more',
    description: 'What passes faster is counted, and not shown: nothing waits for who looks.',
    query: {
      perSecond: counted('Records a second at most.', { minimum: 1, maximum: tapPerSecondMax, default: tapPerSecond }),
    },
    answers: { 200: ['A record each.', { schema: ref('TappedRecord'), type: 'application/x-ndjson' }] },
  },
  ...look('check', 'Check', 'Try whether the config of a connector works'),
  ...look('discover', 'Discovery', 'What a connector could read or write'),
  ...look('preview', 'Preview', 'The first records of a connector, before and after each transform', {
    query: previewed,
  }),
  'GET /admin/loggers': {
    id: 'listLoggers',
    tag: 'loggers',
    summary: 'The loggers of the worker, and their levels',
    answers: { 200: ['Loggers by their names.', { schema: mapOf(ref('Logger')) }] },
  },
  'GET /admin/loggers/*': {
    id: 'getLogger',
    tag: 'loggers',
    summary: 'The level of a logger',
    answers: { 200: ['The logger.', holds('Logger')] },
  },
  'PUT /admin/loggers/*': {
    id: 'setLevel',
    tag: 'loggers',
    summary: 'Have a logger, and those below it, write from another level on',
    query: { scope: { description: 'With `cluster` nothing is answered.', schema: { enum: ['worker', 'cluster'] } } },
    body: ref('Level'),
    answers: { 200: ['The names of those that it changed.', { schema: list(text) }], 204: ['With `scope=cluster`.'] },
  },
  'PUT /internal/connectors/*/tasks': {
    id: 'keepTasks',
    tag: 'internal',
    summary: 'Keep the tasks that a connector was divided into: workers of a group ask each other for that',
    body: ref('NewTasks'),
    answers: { 204: ['They are kept.'] },
  },
  'PUT /internal/connectors/*/fence': {
    id: 'fenceTasks',
    tag: 'internal',
    summary:
      'Let tasks of a connector that were before those of now commit nothing any more: workers of a group ask the one that leads',
    body: ref('FencingAsker'),
    answers: { 204: ['They can not.'] },
  },
  'GET /connector-plugins': {
    id: 'listPlugins',
    tag: 'plugins',
    summary: 'What configs can name',
    query: {
      connectorsOnly: {
        description: 'With `false` transforms, predicates and converters, too.',
        schema: { ...truth, default: true },
      },
    },
    answers: { 200: ['The plugins.', { schema: list(ref('Plugin')) }] },
  },
  'GET /connector-plugins/*/config': {
    id: 'listOptions',
    tag: 'plugins',
    summary: 'The options of a plugin',
    answers: { 200: ['The options.', { schema: list(ref('Option')) }] },
  },
  'PUT /connector-plugins/*/config/validate': {
    id: 'validateConfig',
    tag: 'plugins',
    summary: 'Check a config of a connector, without trying it',
    body: ref('GivenConfig'),
    answers: { 200: ['Every option with what is wrong with it.', holds('Validation')] },
  },
}
