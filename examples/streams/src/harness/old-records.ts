/**
 * For topics, and for changelogs of windows, whose records have the times of the day that they are of: by their age retention would delete them before
 * they are read.
 */
export const keptForever = { 'retention.ms': '-1' } as const
