import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { assert } from '@millrace/base'
import { runCopy } from '../dsl/streams.ts'
import type { StreamsState } from '../runtime/options.ts'
import { Pausing } from '../runtime/pausing.ts'
import { applicationOf } from './application-of.ts'
import { threadLimits } from './limits.ts'
import type { ThreadCommand, ThreadJob, ThreadMessage } from './messages.ts'
import { sentError } from './sent-error.ts'
import { SentLogger } from './sent-logger.ts'
import { SentMetrics } from './sent-metrics.ts'

/** The program of a thread that runs one copy of an application: a member of its group, as a process of its own would be. */
async function serve(
  port: MessagePort,
  { module, applicationId, processId, options, isLogged, isMeasured }: ThreadJob,
): Promise<void> {
  const say = (message: ThreadMessage): void => port.postMessage(message)
  const stop = new AbortController()
  // Told to the application once there is one.
  const pausing = new Pausing()
  port.on('message', ({ kind }: ThreadCommand) => {
    if (kind === 'stop') stop.abort()
    else pausing.setPaused(kind === 'pause')
  })
  const metrics = new SentMetrics()
  const tell = (): void => {
    const changes = metrics.take()
    if (changes.length > 0) say({ kind: 'metrics', changes })
  }
  const telling = isMeasured ? setInterval(tell, threadLimits.metricsIntervalMs) : undefined
  let last: ThreadMessage
  try {
    const app = await applicationOf(module, applicationId)
    const runOptions = {
      ...options,
      signal: stop.signal,
      onState: (state: StreamsState) => say({ kind: 'state', state }),
      ...(isLogged ? { logger: new SentLogger(say) } : {}),
      ...(isMeasured ? { metrics } : {}),
    }
    await pausing.run({
      setPaused: (isPaused) => (isPaused ? app.pause() : app.resume()),
      run: () => runCopy(app, runOptions, processId),
    })
    last = { kind: 'ended' }
  } catch (error) {
    last = { kind: 'failed', error: sentError(error) }
  }
  clearInterval(telling)
  if (isMeasured) tell()
  say(last)
  port.close()
}

assert(!isMainThread && parentPort !== null, 'this is the program of a thread')
void serve(parentPort, workerData as ThreadJob)
