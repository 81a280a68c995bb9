import type { ServerHttp2Session } from 'node:http2'

export interface LivenessOptions {
  readonly everyMs: number
  readonly withinMs: number
}

/**
 * Pings a connection now and then, and cuts it when no answer comes: its peer is gone without a word, has stopped, or broke the
 * protocol (then nghttp2 says goodbye and reads no more, and the connection would stay for as long as the peer likes).
 */
export function cutWhenDead(session: ServerHttp2Session, { everyMs, withinMs }: LivenessOptions): void {
  let overdue: NodeJS.Timeout | undefined
  const timer = setInterval(() => {
    if (overdue !== undefined || session.destroyed) return
    overdue = setTimeout(() => {
      // After a stall of ours the answer may lie in the socket, unread: timers fire before sockets are read.
      setImmediate(() => {
        setImmediate(() => {
          if (overdue !== undefined) session.destroy()
        })
      })
    }, withinMs)
    session.ping(() => {
      clearTimeout(overdue)
      overdue = undefined
    })
  }, everyMs)
  session.once('close', () => {
    clearInterval(timer)
    clearTimeout(overdue)
  })
}
