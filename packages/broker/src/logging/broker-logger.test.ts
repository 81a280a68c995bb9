import { type LogFields, type Logger, type LogLevel, logLevels } from '@millrace/base'
import { collectingLogger, FakeClock } from '@millrace/base/testing'
import { expect, test } from 'vitest'
import { logLineKindsMax, logRepeatsShownMax, logRepeatsWindowMs } from '../limits.ts'
import { BrokerLogger } from './broker-logger.ts'

/** A logger that writes from its level on, as pino does; children have that of their parent, and then their own. */
function leveled(level: string, written: string[]): Logger {
  const at = (line: LogLevel) => (_fields: LogFields, message: string) => {
    if (logLevels.indexOf(line) >= logLevels.findIndex((each) => each === made.level)) written.push(message)
  }
  const made: Logger = {
    level,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: () => leveled(String(made.level), written),
  }
  return made
}

function loggers() {
  const clock = new FakeClock()
  const lines = collectingLogger()
  return { clock, lines, logger: BrokerLogger.of(lines, 3, clock) }
}

test('each line says which node it is, and of which cluster once that is known, in children too', () => {
  const { lines, logger } = loggers()
  const child = logger.child({ topic: 'flights' })
  logger.info({ port: 1 }, 'before')
  logger.joined('c-1')
  child.warn({ partition: 2 }, 'after')
  expect(lines.lines).toEqual([
    { level: 'info', message: 'before', fields: { node: 3, port: 1 } },
    { level: 'warn', message: 'after', fields: { cluster: 'c-1', node: 3, topic: 'flights', partition: 2 } },
  ])
})

test('what repeats is shown a few times in a while, and the next one says how many were not', async () => {
  const { clock, lines, logger } = loggers()
  for (let count = 0; count < 100; count++) logger.warn({ topic: 't', partition: 0, peer: count }, 'again')
  expect(lines.lines).toHaveLength(logRepeatsShownMax)
  await clock.advance(logRepeatsWindowMs)
  logger.warn({ topic: 't', partition: 0 }, 'again')
  expect(lines.lines.at(-1)?.fields).toMatchObject({ repeated: 100 - logRepeatsShownMax })
  logger.warn({ topic: 't', partition: 0 }, 'again')
  expect(lines.lines.at(-1)?.fields).not.toHaveProperty('repeated')
})

test('another partition, another code and another level are something else', () => {
  const { lines, logger } = loggers()
  for (let count = 0; count < 20; count++) {
    logger.warn({ topic: 't', partition: 0 }, 'again')
    logger.warn({ topic: 't', partition: 1 }, 'again')
    logger.warn({ topic: 't', partition: 0, code: 'DISK_FULL' }, 'again')
    logger.error({ topic: 't', partition: 0 }, 'again')
  }
  expect(lines.lines).toHaveLength(4 * logRepeatsShownMax)
})

test('news are all shown: only warnings and errors are held back', () => {
  const { lines, logger } = loggers()
  for (let count = 0; count < 50; count++) {
    logger.info({}, 'news')
    logger.debug({}, 'detail')
  }
  expect(lines.lines).toHaveLength(100)
})

test('at the end it is told how many were held back', () => {
  const { lines, logger } = loggers()
  for (let count = 0; count < 10; count++) logger.error({}, 'again')
  logger.close()
  expect(lines.lines.at(-1)).toMatchObject({ level: 'info', fields: { repeated: 10 - logRepeatsShownMax } })
})

test('kinds without end are forgotten, the oldest first', () => {
  const { lines, logger } = loggers()
  for (let count = 0; count < logLineKindsMax * 2; count++) logger.warn({ topic: `t${count}` }, 'once')
  expect(lines.lines).toHaveLength(logLineKindsMax * 2)
})

test('a part of the broker writes from a level of its own on, and what it writes to is told to let that pass', () => {
  const written: string[] = []
  const target = leveled('info', written)
  const logger = BrokerLogger.of(target, 3, new FakeClock())
  const log = logger.named('log').child({ topic: 't' })
  const say = (): string[] => {
    written.length = 0
    logger.debug({}, 'root debug')
    logger.info({}, 'root info')
    log.debug({}, 'log debug')
    log.info({}, 'log info')
    log.error({}, 'log error')
    return [...written]
  }
  expect(say()).toEqual(['root info', 'log info', 'log error'])
  logger.levels.change('log', 'debug')
  expect(say()).toEqual(['root info', 'log debug', 'log info', 'log error'])
  logger.levels.change('root', 'silent')
  expect(say()).toEqual(['log debug', 'log info', 'log error'])
  logger.levels.change('log', undefined)
  expect(say()).toEqual([])
  logger.levels.change('root', 'info')
  expect(say()).toEqual(['root info', 'log info', 'log error'])
  // Others that write there are not concerned.
  expect(target.level).toBe('info')
})

test.each([
  ['trace', 'debug'],
  ['fatal', 'silent'],
  ['warn', 'warn'],
  ['of their own', 'info'],
])('a logger whose level is %s is one of %s', (level, expected) => {
  expect(BrokerLogger.of(leveled(level, []), 1, new FakeClock()).levels.of('kafka')).toBe(expected)
})

test('lines say which part of the broker they are of', () => {
  const { lines, logger } = loggers()
  logger.named('quorum').child({ term: 4 }).info({}, 'elected')
  expect(lines.lines).toEqual([{ level: 'info', message: 'elected', fields: { node: 3, logger: 'quorum', term: 4 } }])
})
