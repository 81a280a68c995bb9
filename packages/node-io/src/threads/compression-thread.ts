import { isMainThread, parentPort } from 'node:worker_threads'
import { assert, isStreamError } from '@millrace/base'
import { NodeCompression } from '../compression/node-compression.ts'
import type { CompressionAnswer, CompressionJob } from './messages.ts'

/** The program of a thread that compresses: one job after the other, each answered. */
function serve(): void {
  assert(!isMainThread && parentPort !== null, 'this is the program of a thread')
  const port = parentPort
  const compression = new NodeCompression()
  port.on('message', (job: CompressionJob) => {
    const answer = answerTo(job, compression)
    port.postMessage(answer, 'bytes' in answer ? [answer.bytes.buffer] : [])
  })
}

function answerTo({ codec, bytes, level }: CompressionJob, compression: NodeCompression): CompressionAnswer {
  try {
    // Copied: what codecs return may lie in memory that they share, which can't be handed over.
    return { bytes: new Uint8Array(compression.compress(codec, bytes, level)) }
  } catch (error) {
    if (isStreamError(error)) return { code: error.code, message: error.message }
    return { code: 'INTERNAL', message: `compressing with ${codec} failed: ${String(error)}` }
  }
}

serve()
