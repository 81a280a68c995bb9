import { type Socket, connect } from 'node:net'
import { once } from 'node:events'
import { drive, type Driven } from '../../work/drive.ts'

/** One request at a time, over a connection that stays. */
class Poster {
  readonly #socket: Socket
  readonly #head: string
  #answered: (error?: Error) => void = () => {}
  #text = ''

  private constructor(socket: Socket, head: string) {
    this.#socket = socket
    this.#head = head
    socket.setEncoding('latin1').on('data', (text: string) => this.#take(text))
    socket.on('close', () => this.#answered(new Error('the webhook closed the connection')))
    socket.on('error', (error) => this.#answered(error))
  }

  static async open(port: number, path: string): Promise<Poster> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    return new Poster(socket, `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n`)
  }

  /** Resolves once the body is acknowledged. */
  post(body: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#answered = (error) => (error === undefined ? resolve() : reject(error))
      this.#socket.write(`${this.#head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    })
  }

  close(): void {
    this.#socket.removeAllListeners('close')
    this.#socket.destroy()
  }

  /** What acknowledges has no body. */
  #take(text: string): void {
    this.#text += text
    if (!this.#text.includes('\r\n\r\n')) return
    const [line = ''] = this.#text.split('\r\n')
    this.#text = ''
    this.#answered(line.includes(' 204 ') ? undefined : new Error(`the webhook answered ${line}`))
  }
}

/** Posts so many bodies, by so many connections at a time, and times it. */
export async function post(
  port: number,
  path: string,
  { requests, connections, bodyOf }: { requests: number; connections: number; bodyOf: (at: number) => string },
): Promise<Driven> {
  const idle = await Promise.all(Array.from({ length: connections }, () => Poster.open(port, path)))
  const all = [...idle]
  try {
    return await drive(requests, connections, async (at) => {
      const poster = idle.pop()
      if (poster === undefined) throw new Error('no more are given out than there are')
      await poster.post(bodyOf(at))
      idle.push(poster)
    })
  } finally {
    for (const poster of all) poster.close()
  }
}
