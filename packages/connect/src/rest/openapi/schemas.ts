/** A JSON Schema, of the dialect that OpenAPI 3.1 has. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Refers to one of {@link schemas}. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
/** An array of these. */
export const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

export const text: JsonSchema = { type: 'string' }
export const count: JsonSchema = { type: 'integer', minimum: 0 }
export const truth: JsonSchema = { type: 'boolean' }
const textOrNull: JsonSchema = { type: ['string', 'null'] }
const anything: JsonSchema = {}
const kind: JsonSchema = { enum: ['source', 'sink'] }

/** An object that has all of `required`, and may have those of `optional`. */
function object(
  required: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
  description?: string,
): JsonSchema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    required: Object.keys(required),
    properties: { ...required, ...optional },
  }
}

/** An object with any names. */
export const mapOf = (additionalProperties: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties })

const state = {
  state: {
    ...text,
    description: 'UNASSIGNED, RUNNING, RESTARTING, PAUSED, STOPPED or FAILED.',
  },
  worker_id: { ...text, description: 'The worker that has it, as `host:port`.' },
}
const stateDetails = {
  version: { ...textOrNull, description: "The plugin's version, if it is known." },
  trace: { ...text, description: 'What it failed with.' },
}

const shownRecord = {
  topic: text,
  partition: { type: ['integer', 'null'] },
  timestamp: { type: ['integer', 'null'], description: 'Milliseconds since 1970 UTC.' },
}

/** What requests and answers hold, by the names that the description gives them. */
export const schemas: Readonly<Record<string, JsonSchema>> = {
  Error: object({ error_code: { ...count, description: 'The status.' }, message: text }),
  Worker: object({ version: text, commit: textOrNull, kafka_cluster_id: text }),
  Health: object({ status: text, message: text }),
  Message: object({ message: text }),
  Config: { ...mapOf(text), description: 'Options by their names. References to secrets stand as they were given.' },
  GivenConfig: {
    ...mapOf({ type: ['string', 'number', 'boolean', 'null'] }),
    description: 'Options by their names. Numbers and booleans are kept as texts; null is as good as absent.',
  },
  TaskId: object({ connector: text, task: count }),
  Connector: object({ name: text, config: ref('Config'), tasks: list(ref('TaskId')), type: kind }),
  NewConnector: object(
    { config: ref('GivenConfig') },
    {
      name: { ...text, description: 'It may also stand in the config.' },
      initial_state: { enum: ['RUNNING', 'PAUSED', 'STOPPED'], description: 'In any case. Default RUNNING.' },
    },
  ),
  State: object(state, stateDetails),
  TaskState: object(
    { id: count, ...state },
    {
      ...stateDetails,
      no_progress: {
        ...object({ since: text, reason: text }),
        description: 'Since when it has had something to do and got nothing of it done, if it runs and does not.',
      },
    },
  ),
  Status: object({ name: text, connector: ref('State'), tasks: list(ref('TaskState')), type: kind }),
  Task: object({ id: ref('TaskId'), config: ref('Config') }),
  FencingAsker: object({ task: count, url: { ...text, description: 'Where the worker of that task answers.' } }),
  NewTasks: object({ tasks: list(object({ key: text, config: ref('GivenConfig') })) }),
  Expanded: {
    ...mapOf(object({}, { status: ref('Status'), info: ref('Connector') })),
    description: 'Connectors by their names.',
  },
  Offsets: object({
    offsets: list(
      object({
        partition: { type: 'object', description: 'What of the source, or which partition of a topic.' },
        offset: { type: ['object', 'null'], description: 'Where it is there. In a request null forgets that.' },
      }),
    ),
  }),
  Topics: { ...mapOf(object({ topics: list(text) })), description: 'By the name of the connector.' },
  Logger: object({
    level: text,
    last_modified: {
      type: ['integer', 'null'],
      description: 'Milliseconds since 1970 UTC; null if it is as it began.',
    },
  }),
  Level: object({ level: { ...text, description: 'TRACE, DEBUG, INFO, WARN, ERROR, FATAL or OFF, in any case.' } }),
  Plugin: object({ class: text, type: text }, { version: text }),
  Option: object({
    name: text,
    type: { ...text, description: 'BOOLEAN, STRING, INT, SHORT, LONG, DOUBLE, LIST, CLASS or PASSWORD.' },
    required: truth,
    default_value: textOrNull,
    importance: { enum: ['HIGH', 'MEDIUM', 'LOW'] },
    documentation: text,
    group: textOrNull,
    width: { enum: ['NONE', 'SHORT', 'MEDIUM', 'LONG'] },
    display_name: text,
    dependents: list(text),
    order: { type: 'integer' },
  }),
  OptionValue: object({
    name: text,
    value: textOrNull,
    recommended_values: list(text),
    errors: list(text),
    visible: truth,
  }),
  Validation: object(
    {
      name: text,
      error_count: count,
      groups: list(text),
      configs: list(object({ definition: ref('Option'), value: ref('OptionValue') })),
    },
    {
      warnings: {
        ...list(object({ name: text, message: text }, { meant: text })),
        description: 'Options that nothing reads, with those that were probably meant.',
      },
    },
  ),
  Check: object({ problems: list(object({ option: text, message: text })) }),
  Discovery: object({ found: list(object({ kind: text, name: text, option: text })), isMore: truth }),
  ShownData: object({ schema: textOrNull, value: anything }),
  ShownRecord: object(
    {
      ...shownRecord,
      key: ref('ShownData'),
      value: ref('ShownData'),
      headers: list(object({ name: text, schema: textOrNull, value: anything })),
    },
    { offset: count, sourcePartition: anything, sourceOffset: anything },
    'Integers past 2^53, decimals and times are texts; bytes that are no text are an object with base64.',
  ),
  StoredRecord: object({
    ...shownRecord,
    key: anything,
    value: anything,
    headers: list(object({ name: text, value: anything })),
  }),
  TracedRecord: object(
    {
      stages: list(
        object(
          {
            stage: { enum: ['SOURCE', 'TOPIC', 'TRANSFORMATION'] },
            record: { anyOf: [ref('ShownRecord'), { type: 'null' }] },
          },
          { alias: text, plugin: text },
        ),
      ),
    },
    { stored: ref('StoredRecord'), error: object({ stage: text, plugin: text, message: text }) },
    'The way of a record; it is null where a transform drops it.',
  ),
  Preview: object({ records: list(ref('TracedRecord')), ended: { enum: ['records', 'bytes', 'time', 'end'] } }),
  TappedRecord: object({
    task: count,
    skipped: { ...count, description: 'How many passed before it that are not shown.' },
    record: ref('ShownRecord'),
  }),
  LogLine: object({ level: text, msg: text }, { time: text, logger: text }, 'And the fields of the line.'),
}
