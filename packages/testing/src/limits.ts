/** How long a cluster's graceful stop waits for what is under way. */
export const stopDeadlineMs = 10_000
