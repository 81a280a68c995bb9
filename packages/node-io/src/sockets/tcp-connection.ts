import type { Socket } from 'node:net'
import { assert, plainAddress, type SocketConnection, StreamError } from '@millrace/base'
import { readAheadSizeBytesMax } from '../limits.ts'

interface Reader {
  readonly resolve: (bytes: Uint8Array | undefined) => void
  readonly reject: (error: StreamError) => void
}

/** A TCP connection as the Sockets port wants it. The socket's errors must be heard by somebody else. */
export class TcpConnection implements SocketConnection {
  readonly remoteAddress: string
  readonly peer: string
  readonly #socket: Socket
  /** Bytes that came while nobody read. */
  readonly #chunks: Buffer[] = []
  #heldBytes = 0
  #reader: Reader | undefined
  #hasEnded = false
  #failure: StreamError | undefined

  constructor(socket: Socket, peer: string) {
    this.#socket = socket
    this.peer = peer
    this.remoteAddress = plainAddress(socket.remoteAddress ?? '')
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.once('end', () => {
      this.#hasEnded = true
      this.#takeReader()?.resolve(undefined)
    })
    socket.once('close', () => {
      this.#failure ??= broken(peer)
      if (!this.#hasEnded) this.#takeReader()?.reject(this.#failure)
    })
  }

  read(): Promise<Uint8Array | undefined> {
    assert(this.#reader === undefined, 'one read at a time')
    const chunk = this.#chunks.shift()
    if (chunk !== undefined) {
      this.#heldBytes -= chunk.length
      if (this.#chunks.length === 0) this.#socket.resume()
      return Promise.resolve(chunk)
    }
    if (this.#failure?.code === 'CLOSED') return Promise.reject(this.#failure)
    if (this.#hasEnded) return Promise.resolve(undefined)
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    return new Promise((resolve, reject) => {
      this.#reader = { resolve, reject }
    })
  }

  write(parts: readonly Uint8Array[]): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure)
    const filled = parts.filter(({ length }) => length > 0)
    const last = filled.pop()
    if (last === undefined) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const socket = this.#socket
      // Corked, they leave in one gathered write.
      if (filled.length > 0) socket.cork()
      for (const part of filled) socket.write(part)
      socket.write(last, (error) => {
        // Node ends a write well that was under way when its socket was destroyed.
        if (error instanceof Error || socket.destroyed) reject(this.#failure ?? broken(this.peer, error))
        else resolve()
      })
      if (filled.length > 0) socket.uncork()
    })
  }

  close(): void {
    if (this.#failure?.code === 'CLOSED') return
    this.#failure = new StreamError('CLOSED', `the connection with ${this.peer} was closed`)
    this.#chunks.length = 0
    this.#takeReader()?.reject(this.#failure)
    // Nothing waits for a reader that may never come.
    if (this.#socket.writableLength > 0) this.#socket.destroy()
    else this.#socket.destroySoon()
  }

  #take(chunk: Buffer): void {
    const reader = this.#takeReader()
    if (reader !== undefined) {
      reader.resolve(chunk)
      return
    }
    this.#chunks.push(chunk)
    this.#heldBytes += chunk.length
    if (this.#heldBytes >= readAheadSizeBytesMax) this.#socket.pause()
  }

  #takeReader(): Reader | undefined {
    const reader = this.#reader
    this.#reader = undefined
    return reader
  }
}

function broken(peer: string, cause?: Error | null): StreamError {
  const reason = cause instanceof Error ? `: ${cause.message}` : ''
  return new StreamError('BROKER_UNAVAILABLE', `the connection with ${peer} broke${reason}`, { cause })
}
