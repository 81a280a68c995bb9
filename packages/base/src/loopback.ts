/** Whether only this machine can reach what listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Whether `host` stands for every address that this machine has. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}
