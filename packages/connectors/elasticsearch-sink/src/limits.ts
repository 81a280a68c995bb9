/** Bytes of an answer that are read: a bulk answer names each item. */
export const answerBytesMax = 64 * 1024 * 1024

/** Bytes of an id: the server takes no longer ones. */
export const idBytesMax = 512

/** Bytes of an index's name: the server takes no longer ones. */
export const indexNameBytesMax = 255

/** Pairs of index and topic that a task remembers. Those of dates come and go. */
export const rememberedIndexesMax = 1_000

/** How often it is tried to say in an index whose documents it has, while others say so too. */
export const ownershipTriesMax = 5

/** The longest pause that a server can ask for with Retry-After, in milliseconds. */
export const retryAfterMsMax = 5 * 60_000
