import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2'
import { isStreamError, type Logger, type RpcBinding, StreamError } from '@millrace/base'
import { timerMsMax } from '../../limits.ts'
import { parseGrpcTimeout } from '../framing/grpc-timeout.ts'
import { ServerStream } from './server-stream.ts'

export interface CallParts {
  readonly stream: ServerHttp2Stream
  readonly headers: IncomingHttpHeaders
  readonly peer: string
  readonly messageSizeBytesMax: number
  readonly logger: Logger
}

/** Runs the handler of one call to its end, and sends its status. Never rejects. */
export async function serveCall(binding: RpcBinding, parts: CallParts): Promise<void> {
  const { path, request, response } = binding.method
  const stream = new ServerStream<unknown, unknown>(parts.stream, {
    path,
    request,
    response,
    messageSizeBytesMax: parts.messageSizeBytesMax,
  })
  const release = finishInTime(stream, parts.headers, path)
  const context = { peer: parts.peer, signal: stream.signal }
  try {
    if (binding.kind === 'stream') {
      await binding.handle(stream, context)
    } else {
      const first = await stream[Symbol.asyncIterator]().next()
      if (first.done === true) throw new StreamError('INVALID_REQUEST', `${path}: the request is missing`)
      await stream.send(await binding.handle(first.value, context))
    }
    stream.finish()
  } catch (error) {
    if (!isStreamError(error)) parts.logger.error({ err: error, method: path, peer: parts.peer }, 'a call failed')
    // What went wrong inside stays in our log: it may name what the caller has no business to know.
    stream.finish(
      isStreamError(error) ? error : new StreamError('INTERNAL', `${path}: the server failed; its log says why`),
    )
  } finally {
    release()
  }
}

/** Answers a call that no handler is there for. */
export function refuseCall(stream: ServerHttp2Stream, error: StreamError): void {
  const codec = { encode: () => Buffer.alloc(0), decode: () => undefined }
  new ServerStream(stream, { path: '', request: codec, response: codec, messageSizeBytesMax: 0 }).finish(error)
}

/** The time limit that the caller sent along. */
function finishInTime(stream: ServerStream<unknown, unknown>, headers: IncomingHttpHeaders, path: string): () => void {
  const timeoutMs = parseGrpcTimeout(headers['grpc-timeout'])
  if (timeoutMs === undefined) return () => {}
  const late = (): void => stream.finish(new StreamError('TIMEOUT', `${path}: not answered within ${timeoutMs} ms`))
  const timer = setTimeout(late, Math.min(timeoutMs, timerMsMax))
  return () => clearTimeout(timer)
}
