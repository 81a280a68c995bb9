import type { LogLevel } from '@millrace/base'
import type {
  incrementalAlterConfigsRequest,
  describeConfigsResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import { type LoggerName, loggerNames, loggers } from '../../logging/log-levels.ts'
import type { KafkaServices } from '../api.ts'
import type { KafkaError } from '../errors.ts'
import { noError, refusal, repeated } from './results.ts'

type Described = MessageInput<typeof describeConfigsResponse>['results'][number]['configs']
type Change = MessageValue<typeof incrementalAlterConfigsRequest>['resources'][number]['configs'][number]

/** Kafka's levels, as they are set; TRACE and FATAL are beyond what a broker says, and stand for all of it and for none. */
const levelsOfKafka: Readonly<Record<string, LogLevel>> = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
  FATAL: 'silent',
}
const shown: Readonly<Record<LogLevel, string>> = {
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  silent: 'FATAL',
}

/** Kafka's number for a value that was set as a level of a logger (DYNAMIC_BROKER_LOGGER_CONFIG). */
const loggerSource = 6
/** Kafka's numbers for what is done with a config. */
const [set, remove] = [0, 1]

/** Why loggers of a broker can't be told or altered here; undefined if it is this one. */
export function notThisBroker({ live }: KafkaServices, resourceName: string): KafkaError | undefined {
  const { nodeId } = live.started
  if (resourceName === String(nodeId)) return undefined
  return refusal('INVALID_REQUEST', `loggers are those of a broker, which alone tells of them: here that is ${nodeId}`)
}

/** The loggers of this broker with their levels; those alone that `keys` name, if it names any. */
export function describeLoggers(
  { logLevels }: KafkaServices,
  keys: readonly string[],
  includeDocumentation: boolean,
): Described {
  const names = loggerNames.filter((name) => keys.length === 0 || keys.includes(name))
  return names.map((name) => ({
    name,
    value: shown[logLevels.of(name)],
    readOnly: false,
    configSource: loggerSource,
    isSensitive: false,
    synonyms: [],
    documentation: includeDocumentation ? `From which level on the broker tells of ${loggers[name]}.` : null,
  }))
}

/** Changes levels of loggers of this broker (KIP-412), all of them or none, until it ends. Unless `validateOnly` says to look only. */
export function alterLoggers(
  services: KafkaServices,
  resourceName: string,
  changes: readonly Change[],
  validateOnly: boolean,
): KafkaError | typeof noError {
  const problem = notThisBroker(services, resourceName) ?? twice(changes) ?? firstOf(changes, problemOf)
  if (problem !== undefined) return problem
  if (validateOnly) return noError
  for (const { name, value, configOperation } of changes) {
    const level = configOperation === set ? levelsOfKafka[value ?? ''] : undefined
    if (isLogger(name)) services.logLevels.change(name, level)
  }
  return noError
}

function isLogger(name: string): name is LoggerName {
  return Object.hasOwn(loggers, name)
}

function problemOf({ name, value, configOperation }: Change): KafkaError | undefined {
  if (configOperation !== set && configOperation !== remove) {
    return refusal(
      'INVALID_REQUEST',
      `the level of a logger is set or deleted, not changed by operation ${configOperation}`,
    )
  }
  if (!isLogger(name)) {
    return refusal('INVALID_CONFIG', `there is no logger ${name}; there are ${loggerNames.join(', ')}`)
  }
  if (configOperation === remove) {
    return name === 'root'
      ? refusal('INVALID_REQUEST', 'the root logger always has a level: set another one')
      : undefined
  }
  if (Object.hasOwn(levelsOfKafka, value ?? '')) return undefined
  const known = Object.keys(levelsOfKafka).join(', ')
  return refusal('INVALID_CONFIG', `the level of logger ${name} can be ${known}, not ${value}`)
}

function twice(changes: readonly Change[]): KafkaError | undefined {
  const [name] = repeated(changes.map((change) => change.name))
  return name === undefined ? undefined : refusal('INVALID_REQUEST', `logger ${name} is named more than once`)
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
