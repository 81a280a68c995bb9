/**
 * Runs `work`, which may ask whether an error was left for nobody to take: in production that ends the process. Only one at a time.
 */
export async function withUnhandled<T>(work: (unhandled: () => unknown) => Promise<T>): Promise<T> {
  let first: unknown
  const note = (error: unknown): void => {
    first ??= error ?? new Error('a promise was rejected with nothing')
  }
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  try {
    return await work(() => first)
  } finally {
    process.off('unhandledRejection', note)
    process.off('uncaughtException', note)
  }
}
