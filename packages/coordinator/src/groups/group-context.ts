import type { GroupConfig } from './group-config.ts'
import type { Subscriptions } from './subscriptions.ts'

/** What decisions on a group go by besides the group itself. */
export interface GroupContext {
  readonly config: GroupConfig
  readonly subscriptions: Subscriptions
}
