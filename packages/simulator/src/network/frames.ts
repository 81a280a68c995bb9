import type { StreamError } from '@millrace/base'

/** What travels on a connection. Calls are numbered by the client that opens them; 0 is the connection itself. */
export type Frame =
  | { readonly kind: 'open'; readonly call: number; readonly path: string }
  | { readonly kind: 'message'; readonly call: number; readonly bytes: Buffer }
  /** A client's half has ended; a server's whole call has, well. */
  | { readonly kind: 'end'; readonly call: number }
  /** A server's call has ended badly. */
  | { readonly kind: 'error'; readonly call: number; readonly error: StreamError }
  /** A client has given a call up. */
  | { readonly kind: 'cancel'; readonly call: number }
  /** The reader took so many bytes: more may be sent. */
  | { readonly kind: 'credit'; readonly call: number; readonly sizeBytes: number }
  | { readonly kind: 'ping'; readonly call: 0 }
  | { readonly kind: 'pong'; readonly call: 0 }
  /** The connection is over: its other side closed it, died, or says that it knows of none. */
  | { readonly kind: 'close'; readonly call: 0 }

/** A frame as the trace shows it. */
export function frameLabel(frame: Frame): string {
  if (frame.call === 0) return frame.kind
  const call = `${frame.kind} #${frame.call}`
  if (frame.kind === 'open') return `${call} ${frame.path}`
  if (frame.kind === 'message') return `${call} ${frame.bytes.length} bytes ${digestOf(frame.bytes)}`
  if (frame.kind === 'error') return `${call} ${frame.error.code}`
  return frame.kind === 'credit' ? `${call} ${frame.sizeBytes}` : call
}

/** A short digest of a message, so that two runs whose messages differ have different traces (FNV-1a). */
function digestOf(bytes: Uint8Array): string {
  let digest = 0x811c9dc5
  // The bytes of large ones are told apart well enough by some of them.
  const step = bytes.length > 4096 ? Math.ceil(bytes.length / 4096) : 1
  for (let index = 0; index < bytes.length; index += step) {
    digest = Math.imul(digest ^ (bytes[index] ?? 0), 0x01000193)
  }
  return (digest >>> 0).toString(16)
}
