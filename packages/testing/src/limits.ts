/** How long a cluster's graceful stop waits for what is under way. */
export const stopDeadlineMs = 10_000
/** Brokers of a test cluster at most: they share one process. */
export const brokersMax = 9
/**
 * Where ports are looked for that must be known before brokers listen: below those that systems hand out by themselves (from 32768 on),
 * so that no connection of somebody else comes to sit on one.
 */
export const reservedPortsFrom = 15_000
export const reservedPortsUpTo = 32_000
/** Ports that are looked at to find one that is free. */
export const portsTriedMax = 200
/** Ports that one process keeps from others at most; of more, the oldest is let go. */
export const leasesMax = 512
/** Starts of a cluster, each with other ports, if somebody is quicker to take one of them. */
export const startsMax = 5
/** How often to look whether there is a leader, or an active controller, and for how long. */
export const lookEveryMs = 20
export const lookTimeoutMs = 30_000
