/** Bytes of one line: a file without ends of lines would otherwise be gathered whole. */
export const lineBytesMax = 16 * 1024 * 1024

/** Bytes read from a file at once. */
export const readBytes = 64 * 1024

/** How long to wait before a file is looked at again that had nothing new, in milliseconds. */
export const pollMs = 250
