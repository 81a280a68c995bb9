/** How the input of `topic produce` is cut into records. `auto` looks at its first character. */
export const inputFormats = ['auto', 'lines', 'ndjson', 'json'] as const
export type InputFormat = (typeof inputFormats)[number]
