const reasons: readonly (readonly [RegExp, string])[] = [
  [/ECONNREFUSED/, 'the connection is refused; is a broker running there?'],
  [/ENOTFOUND|EAI_AGAIN|Name resolution failed/, 'the host name is unknown'],
  [/EHOSTUNREACH|ENETUNREACH/, 'there is no way to that host'],
  [/ETIMEDOUT/, 'the host does not answer'],
  [/ECONNRESET|EPIPE|Connection dropped|Socket closed|Received RST_STREAM/, 'the connection broke'],
  [/ERR_HTTP2|HTTP\/2|Protocol error/, 'what listens there does not speak gRPC'],
]

/** What grpc-js says when it can't reach a server, in words for people; as it is where we know none. */
export function transportReason(message: string): string {
  const found = reasons.find(([pattern]) => pattern.test(message))
  const system = /\b(E[A-Z]{4,})\b/.exec(message)?.[1]
  if (found === undefined) return message
  return system === undefined ? found[1] : `${found[1]} (${system})`
}
