import { once } from 'node:events'
import { type ClientHttp2Session, connect as connectHttp2, type IncomingHttpHeaders } from 'node:http2'
import { setTimeout as delay } from 'node:timers/promises'
import { AdminService } from '@millrace/contracts'
import { atExit } from './at-exit.ts'

/** A gRPC message without content: no field of a request is set. */
const emptyMessage = Buffer.alloc(5)
/** Connections that are being opened at once. */
const openingMax = 50
const callTimeoutMs = 60_000
/** gRPC's numbers for: all is well; come again later, by three names. */
const ok = '0'
const retriable = new Set(['8', '10', '14'])

/** Connections that stay, each of which asks something now and then. */
export class ManyConnections {
  readonly #sessions: ClientHttp2Session[] = []
  #isClosed = false
  /** How many calls ended with which gRPC status, or how else. */
  readonly answers: Record<string, number> = {}
  readonly close = atExit(() => {
    this.#isClosed = true
    for (const session of this.#sessions) session.destroy()
  })

  /** Opens so many, divided among addresses. Resolves once all are open. */
  static async open(addresses: readonly string[], count: number): Promise<ManyConnections> {
    const connections = new ManyConnections()
    for (let opened = 0; opened < count; opened += openingMax) {
      const batch = Array.from({ length: Math.min(openingMax, count - opened) }, async (_, index) => {
        const session = connectHttp2(`http://${addresses[(opened + index) % addresses.length]}`)
        session.on('error', () => undefined)
        connections.#sessions.push(session)
        await once(session, 'remoteSettings')
      })
      await Promise.all(batch)
    }
    return connections
  }

  /** How many are still there. */
  get openCount(): number {
    return this.#sessions.filter((session) => !session.closed && !session.destroyed).length
  }

  /** Calls that were answered with neither success nor an error that may be tried again. */
  get failures(): string[] {
    return Object.keys(this.answers).filter((answer) => answer !== ok && !retriable.has(answer))
  }

  /** Has one after the other ask what the cluster is, so many a second, until it is aborted. Resolves once all are answered. */
  async ask(perSecond: number, signal: AbortSignal): Promise<void> {
    const asked: Promise<void>[] = []
    for (let at = 0; !signal.aborted; at = (at + 1) % this.#sessions.length) {
      asked.push(this.#askOne(this.#sessions[at]))
      await delay(1_000 / perSecond)
    }
    await Promise.all(asked)
  }

  async #askOne(session: ClientHttp2Session | undefined): Promise<void> {
    const answer = await this.#answerOf(session)
    this.answers[answer] = (this.answers[answer] ?? 0) + 1
  }

  #answerOf(session: ClientHttp2Session | undefined): Promise<string> {
    if (session === undefined || session.closed || session.destroyed) return Promise.resolve('the connection is gone')
    return new Promise((resolve) => {
      const headers = { ':method': 'POST', ':path': AdminService.describeCluster.path }
      const stream = session.request({ ...headers, 'content-type': 'application/grpc', te: 'trailers' })
      const note = ({ 'grpc-status': status }: IncomingHttpHeaders): void => {
        if (typeof status === 'string') resolve(status)
      }
      stream.on('response', note)
      stream.on('trailers', note)
      stream.on('error', (error: Error) => resolve(error.message))
      stream.on('close', () => resolve(this.#isClosed ? ok : 'closed without an answer'))
      stream.setTimeout(callTimeoutMs, () => {
        resolve(`no answer in ${callTimeoutMs} ms`)
        stream.close()
      })
      stream.resume()
      stream.end(emptyMessage)
    })
  }
}
