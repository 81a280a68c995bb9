/** A process that offers load gives its producer runs of so many records. */
export const runRecords = 64
/** So many runs wait for their acknowledgement at most; what comes beyond is never given to the producer. */
export const waitingRunsMax = 512
