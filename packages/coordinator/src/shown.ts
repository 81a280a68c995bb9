import { shownTextLengthMax } from './limits.ts'

/** A client's text as an error repeats it: whole, unless it is so long that it would make the error a burden. */
export function shown(text: string): string {
  return text.length <= shownTextLengthMax
    ? text
    : `${text.slice(0, shownTextLengthMax)}... (${text.length} characters)`
}
