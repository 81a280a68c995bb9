/** Bytes read from a file at once. */
export const readBytes = 256 * 1024

/** Bytes at the beginning of a file that it is known by. */
export const headBytesMax = 1024

/** Bytes before a position that are compared when reading goes on there. */
export const tailBytesMax = 64

/** Files that one connector follows at once: each costs memory, and a look at each scan. */
export const filesMax = 10_000

/** A file that so many scans after each other have not seen is gone: one that is renamed just then is missed by one. */
export const missedScansMax = 3

/** Folders that one scan looks into. */
export const foldersMax = 10_000

/** Parts of a pattern for paths: each may double what is to be tried. */
export const globPartsMax = 64

/** How long a file is looked at again and again that has grown, in milliseconds; after that a scan has to see that it grew. */
export const activeMs = 10_000

/** Paths of which it is remembered that they were complained about. */
export const complaintsMax = 1_000

/** Files that may wait in a folder. */
export const folderFilesMax = 50_000

/** Bytes read at once while the first row of a file is looked for. */
export const headerReadBytes = 64 * 1024
