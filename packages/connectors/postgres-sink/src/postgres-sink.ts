import { setTimeout } from 'node:timers/promises'
import { isStreamError, type Logger } from '@millrace/base'
import {
  type ConfigProblem,
  defineSink,
  type SinkConnector,
  type SinkPartition,
  type SinkPosition,
  type SinkTask,
} from '@millrace/connect'
import { config, settingsOf, type SinkSettings } from './config.ts'
import { connect, type Login } from './connect.ts'
import { reconnectMs, stopGraceMs } from './limits.ts'
import { failureOf, passingReason } from './server-errors.ts'
import { Session } from './session.ts'
import { version } from './version.ts'
import { Writer } from './writer.ts'

function loginOf({ address, user, password }: SinkSettings, connector: string): Login {
  return { address, user, password, applicationName: `millrace ${connector}` }
}

/** Lets the server answer whether it lets us in. One that is away now may be there later, and is no fault of the config. */
async function problems(settings: SinkSettings): Promise<readonly ConfigProblem[]> {
  try {
    const { client } = await connect(loginOf(settings, 'check'))
    await client.end()
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind === 'fatal') {
      if (!isStreamError(failure.error, 'INVALID_CONFIG')) throw failure.error
      return [{ option: String(failure.error.context['key']), message: failure.error.message }]
    }
  }
  return []
}

/** Where the partitions are, as soon as the server says so: it may be starting just as we do. */
async function claimed(
  writer: Writer,
  partitions: readonly SinkPartition[],
  signal: AbortSignal,
  logger: Logger,
): Promise<readonly SinkPosition[]> {
  for (;;) {
    try {
      return await writer.claim(partitions)
    } catch (error) {
      const reason = passingReason(error)
      signal.throwIfAborted()
      logger.warn({ reason }, 'the offsets of partitions can not be had yet')
      await setTimeout(reconnectMs, undefined, { signal })
    }
  }
}

/** A sink that writes records as rows of PostgreSQL's tables, and in the same transaction how far it is: what it wrote it never writes again. */
export const postgresSink: SinkConnector = defineSink({
  name: 'PostgresSink',
  aliases: ['io.confluent.connect.jdbc.JdbcSinkConnector'],
  version,
  doc: 'Writes the records of topics into tables of PostgreSQL, each of them once.',
  config,
  check: async (given) => problems(settingsOf(given)),
  plan(given, tasksMax) {
    settingsOf(given)
    return Array.from({ length: tasksMax }, (_, task) => ({ key: String(task) }))
  },
  open({ config: given, connector, signal, logger }): SinkTask {
    const settings = settingsOf(given)
    const session = new Session(loginOf(settings, connector))
    const writer = new Writer(session, settings, connector)
    // A write that is under way may end well. One that hangs is undone: its records come again.
    const stop = (): void => {
      grace = globalThis.setTimeout(() => session.drop(), stopGraceMs)
    }
    let grace: NodeJS.Timeout | undefined
    signal.addEventListener('abort', stop, { once: true })
    return {
      write: (records) => writer.write(records),
      loadOffsets: (partitions) => claimed(writer, partitions, signal, logger),
      release: (partitions) => writer.release(partitions),
      async close() {
        signal.removeEventListener('abort', stop)
        clearTimeout(grace)
        await session.close()
      },
    }
  },
})
