/** Ends things one after the other, all of them even if one fails. */
export async function inOrder(things: readonly (AsyncDisposable | Disposable)[]): Promise<void> {
  const failures: unknown[] = []
  for (const thing of things) {
    try {
      if (Symbol.asyncDispose in thing) await thing[Symbol.asyncDispose]()
      else thing[Symbol.dispose]()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'something did not end')
}
