/**
 * What a program told in a line of JSON. Undefined if it is none and the program was killed: that may have been in the middle of the line.
 * Throws if it is none otherwise.
 */
export function jsonLine(text: string, wasKilled: boolean): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (wasKilled) return undefined
    throw new Error(`a program wrote a line that is not JSON: ${text}`, { cause: error })
  }
}
