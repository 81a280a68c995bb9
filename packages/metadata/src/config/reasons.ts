/** Why keys are refused for good. */
export const noSecurity = 'this broker has no authentication, authorization or encryption'
export const noQuotas = 'this broker has no quotas'
export const noTiering = 'this broker has no tiered storage'
export const noZooKeeper = 'there is no ZooKeeper: brokers form the quorum themselves'

/** "For ever", or "never": Java's greatest integer of 64 bits. */
export const never = '9223372036854775807'

const minute = 60_000
const hour = 60 * minute

/** How many milliseconds are in the units that broker keys come in. */
export const inMs = { minute, hour } as const
