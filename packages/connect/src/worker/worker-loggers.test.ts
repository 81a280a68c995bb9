import type { Logger } from '@millrace/base'
import { FakeClock } from '@millrace/base/testing'
import { createLogger } from '@millrace/node-io'
import { expect, it } from 'vitest'
import { WorkerLoggers } from './worker-loggers.ts'

function begin(level: 'info' | 'silent' = 'info') {
  const lines: string[] = []
  const write = (line: string): void => {
    const { logger, msg, task } = JSON.parse(line) as Record<string, string | number | undefined>
    lines.push([logger, msg, task].filter((part) => part !== undefined).join(' '))
  }
  const target = createLogger({ level, to: { write } })
  const loggers = new WorkerLoggers(target, new FakeClock())
  return { target, loggers, said: () => lines.splice(0) }
}

function sayAll(logger: Logger): void {
  for (const level of ['debug', 'info', 'warn', 'error'] as const) logger[level]({}, level)
}

it('writes from the level that was set last, of the logger or above, also in children made before', () => {
  const { target, loggers, said } = begin()
  const task = loggers.named('connectors.a').child({ task: 1 })
  const worker = loggers.named('worker')
  sayAll(task)
  expect(said()).toEqual(['connectors.a info 1', 'connectors.a warn 1', 'connectors.a error 1'])
  expect(loggers.change('connectors', 'debug')).toEqual(['connectors', 'connectors.a'])
  sayAll(task)
  expect(said()).toHaveLength(4)
  sayAll(worker)
  expect(said()).toEqual(['worker info', 'worker warn', 'worker error'])
  loggers.change('connectors.a', 'OFF')
  sayAll(task)
  expect(said()).toEqual([])
  expect(loggers.change('root', 'ERROR')).toEqual(['connectors', 'connectors.a', 'root', 'worker'])
  sayAll(task)
  sayAll(worker)
  sayAll(loggers.named('connectors.b'))
  expect(said()).toEqual(['connectors.a error 1', 'worker error', 'connectors.b error'])
  // Who else writes there is not told what to write.
  target.info({}, 'others')
  expect(said()).toEqual(['others'])
})

it('shows those that there are', () => {
  const { loggers } = begin('silent')
  loggers.named('worker')
  expect(loggers.all).toEqual({
    root: { level: 'OFF', last_modified: null },
    worker: { level: 'OFF', last_modified: null },
  })
  loggers.forget('worker')
  expect(loggers.get('worker')).toBeUndefined()
  expect(() => loggers.change('root', 'LOUD')).toThrow(expect.objectContaining({ status: 404 }))
  for (let at = 1; at < 1000; at++) loggers.change(`l${at}`, 'INFO')
  expect(() => loggers.change('more', 'INFO')).toThrow(expect.objectContaining({ status: 400 }))
  loggers.change('l1', 'WARN')
  expect(loggers.get('l1')?.level).toBe('WARN')
})
