import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { assert, type WorkerPorts, type WorkerTask } from '@millrace/base'
import { NodeCompression } from '../compression/node-compression.ts'
import { NodeDisk } from '../disk/node-disk.ts'
import { NodeChecksum } from '../node-checksum.ts'
import { giveWayToOtherThreads } from './give-way.ts'
import type { TaskAnswer, TaskJob, TaskMessage } from './messages.ts'
import { receivedError, sentError } from './sent-error.ts'

type Task = WorkerTask<unknown, unknown, unknown>

/** The program of a thread that does one task, and then ends. */
async function serve(port: MessagePort, { module, name, input }: TaskJob): Promise<void> {
  const asked = new Map<number, (answer: TaskAnswer) => void>()
  let asks = 0
  const say = (message: TaskMessage): void => port.postMessage(message)
  const ask = (question: unknown): Promise<void> =>
    new Promise((resolve, reject) => {
      const id = asks++
      asked.set(id, ({ failed }) => {
        if (failed === undefined) resolve()
        else reject(receivedError(failed))
      })
      say({ question, id })
    })
  port.on('message', (answer: TaskAnswer) => {
    asked.get(answer.id)?.(answer)
    asked.delete(answer.id)
  })
  try {
    const exported = (await import(module)) as Readonly<Record<string, Task | undefined>>
    const task = exported[name]
    assert(task !== undefined, `${module} exports the task ${name}`)
    const ports: WorkerPorts = {
      disk: new NodeDisk(),
      checksum: new NodeChecksum(),
      compression: new NodeCompression(),
    }
    say({ result: await task.run(input, ports, ask) })
  } catch (error) {
    say({ failed: sentError(error) })
  } finally {
    port.close()
  }
}

assert(!isMainThread && parentPort !== null, 'this is the program of a thread')
// Tasks are upkeep: what clients wait for goes first where there are not cores enough.
giveWayToOtherThreads()
void serve(parentPort, workerData as TaskJob)
