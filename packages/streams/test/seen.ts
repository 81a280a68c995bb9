/** What a user sees who gives it: the code, and what is said. */
export function seen(give: () => unknown): string {
  try {
    give()
  } catch (error) {
    return error instanceof Error && 'code' in error
      ? `${String(error.code)}: ${error.message}`
      : `no code: ${String(error)}`
  }
  return 'nothing'
}
