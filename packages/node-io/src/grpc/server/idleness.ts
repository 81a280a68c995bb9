import type { ServerHttp2Session, ServerHttp2Stream } from 'node:http2'
import type { Clock, Timer } from '@millrace/base'

/**
 * Says goodbye (GOAWAY) to a connection on which no call was open for `idleMsMax`: its client connects again when it next calls. Pings do
 * not count, an open stream does, however silent it is. As gRPC's MAX_CONNECTION_IDLE.
 */
export function closeWhenIdle(session: ServerHttp2Session, idleMsMax: number, clock: Clock): void {
  let open = 0
  let idleSinceMs = clock.monotonicMs()
  let timer: Timer
  // One timer a connection, that looks again when it could be time: setting one for each call would cost more than the call.
  const watch = (delayMs: number): void => {
    timer = clock.setTimer(delayMs, () => {
      const leftMs = open > 0 ? idleMsMax : idleSinceMs + idleMsMax - clock.monotonicMs()
      if (leftMs > 0) watch(leftMs)
      else session.close()
    })
  }
  watch(idleMsMax)
  session.on('stream', (stream: ServerHttp2Stream) => {
    open += 1
    stream.once('close', () => {
      open -= 1
      idleSinceMs = clock.monotonicMs()
    })
  })
  session.once('close', () => timer.cancel())
}
