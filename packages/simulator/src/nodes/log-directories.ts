/** Where a broker keeps what it has, if it has several places; the first holds the metadata. */
export const logDirectories: readonly string[] = ['/data', '/data2']
