/** Buffers that one writev takes: IOV_MAX of Linux and macOS. */
export const writeBuffersMax = 1024
