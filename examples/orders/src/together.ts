/** Runs parts that belong together: when one has failed the others are told to end, and all are waited for. */
export async function together(
  signal: AbortSignal,
  parts: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const given = new AbortController()
  const ended = AbortSignal.any([signal, given.signal])
  const running = parts.map((part) => part(ended))
  try {
    await Promise.all(running)
  } finally {
    given.abort()
    await Promise.allSettled(running)
  }
}
