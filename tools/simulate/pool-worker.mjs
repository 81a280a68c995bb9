// A thread of the pool: one simulation after the other, as it is told.
import { parentPort } from 'node:worker_threads'
import { simulate } from '@millrace/simulator'

// Nobody reads the stacks of the errors by which a cluster lives; who repeats a seed by itself has them.
Error.stackTraceLimit = 0

parentPort.on('message', (options) => {
  // A simulation that fails ends the thread, and the pool is told why.
  void simulate(options).then((result) => parentPort.postMessage(result))
})
