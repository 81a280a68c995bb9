import type { Http2Session } from 'node:http2'

export interface LivenessOptions {
  readonly everyMs: number
  readonly withinMs: number
  /** Whether an answer is wanted now. Default: always. */
  readonly isWanted?: () => boolean
  /** Ends the connection. Default: destroys the session. */
  readonly cut?: () => void
}

/**
 * Pings a connection now and then, and cuts it when no answer comes: its peer is gone without a word, has stopped, or broke the
 * protocol (then nghttp2 says goodbye and reads no more, and the connection would stay for as long as the peer likes).
 */
export function cutWhenDead(session: Http2Session, options: LivenessOptions): void {
  const { everyMs, withinMs, isWanted = () => true, cut = () => session.destroy() } = options
  let overdue: NodeJS.Timeout | undefined
  const timer = setInterval(() => {
    if (overdue !== undefined || session.destroyed || !isWanted()) return
    overdue = setTimeout(() => {
      // After a stall of ours the answer may lie in the socket, unread: timers fire before sockets are read.
      setImmediate(() => {
        setImmediate(() => {
          if (overdue !== undefined) cut()
        })
      })
    }, withinMs)
    session.ping(() => {
      clearTimeout(overdue)
      overdue = undefined
    })
  }, everyMs)
  // What keeps the process is the connection.
  timer.unref()
  session.once('close', () => {
    clearInterval(timer)
    clearTimeout(overdue)
  })
}
