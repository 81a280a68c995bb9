/**
 * One turn of the event loop: resolves after every promise job that could run has run.
 * The one place of the fakes that touches a host's timers: promise jobs alone can't tell that no other is left.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
