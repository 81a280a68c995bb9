/** The topic that applications use, and how many partitions it has. */
export const topic = 'flights'
export const partitions = 4
