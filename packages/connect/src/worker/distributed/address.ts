/** Whether it is where a REST API can answer: `http://HOST:PORT`, and nothing else. */
export function isAddress(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  return parsed !== undefined && ['http:', 'https:'].includes(parsed.protocol) && parsed.origin === url
}

/** `HOST:PORT`, as Kafka Connect calls a worker. */
export function workerIdOf(url: string): string {
  return new URL(url).host
}
