import type { Socket } from 'node:net'
import { prefaceTimeMsMax } from '../../limits.ts'

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1')
const httpMethod = /^(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|CONNECT|TRACE) /
const httpMethodLengthMax = 8
/** What clients of Kafka's protocol ask first, and where its number stands: behind four bytes of size. */
const kafkaApiVersions = 18
const kafkaGreetingSizeBytes = 6
const explanation =
  'This port speaks gRPC (HTTP/2 without TLS), not HTTP/1. Use a gRPC client or the millrace command.\n'

export type GateVerdict = 'http2' | 'http1' | 'tls' | 'kafka' | 'garbage' | 'silent' | 'closed'

/**
 * Looks at the first bytes of a connection before HTTP/2 sees it. Resolves with `http2` and the bytes put back, or with what it
 * was instead, after the connection was answered and closed.
 */
export function passGate(socket: Socket, timeMsMax = prefaceTimeMsMax): Promise<GateVerdict> {
  return new Promise((resolve) => {
    let seen: Buffer = Buffer.alloc(0)
    const timer = setTimeout(() => settle('silent'), timeMsMax)
    const settle = (verdict: GateVerdict): void => {
      clearTimeout(timer)
      socket.removeListener('readable', look)
      socket.removeListener('end', gone)
      socket.removeListener('close', gone)
      if (verdict === 'http2') socket.unshift(seen)
      else if (verdict === 'http1') refuseHttp1(socket)
      else socket.destroy()
      resolve(verdict)
    }
    const gone = (): void => settle('closed')
    const look = (): void => {
      const bytes = socket.read() as Buffer | null
      if (bytes === null) return
      seen = seen.length === 0 ? bytes : Buffer.concat([seen, bytes])
      const verdict = judge(seen)
      if (verdict !== undefined) settle(verdict)
    }
    socket.on('readable', look)
    socket.once('end', gone)
    socket.once('close', gone)
  })
}

/** What the bytes begin; undefined while they are too few to tell. */
function judge(bytes: Buffer): GateVerdict | undefined {
  const compared = Math.min(bytes.length, preface.length)
  if (bytes.subarray(0, compared).equals(preface.subarray(0, compared))) {
    return compared === preface.length ? 'http2' : undefined
  }
  if (bytes[0] === 0x16) return 'tls'
  // The size of a request of less than 16 MB.
  if (bytes[0] === 0 && bytes.length < kafkaGreetingSizeBytes) return undefined
  if (bytes[0] === 0 && bytes.readInt16BE(kafkaGreetingSizeBytes - 2) === kafkaApiVersions) return 'kafka'
  if (httpMethod.test(bytes.toString('latin1', 0, httpMethodLengthMax))) return 'http1'
  // The start of a method's name may still become one.
  return bytes.length < httpMethodLengthMax && /^[A-Z]+$/.test(bytes.toString('latin1')) ? undefined : 'garbage'
}

function refuseHttp1(socket: Socket): void {
  // What else the client sends is dropped; closing with unread bytes would reset the connection and lose the answer.
  socket.resume()
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain\r\ncontent-length: ${explanation.length}\r\nconnection: close\r\n\r\n${explanation}`,
    () => socket.destroySoon(),
  )
}
