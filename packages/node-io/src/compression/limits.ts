/** WebAssembly's memory never shrinks: one that grew beyond this is dropped after its use, and a new one made when it is needed. */
export const zstdMemorySizeBytesMax = 32 * 1024 * 1024
