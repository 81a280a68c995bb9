/** A partition of a topic. */
export interface Place {
  readonly topic: string
  readonly partition: number
}

interface Deed {
  readonly group: string
  /** The process of the member's application. */
  readonly process: string
}

/** What a member of a group does, or is told, as its application sees it. */
export type MemberDeed =
  /** The group has given it these, as it believes. */
  | (Deed & { readonly kind: 'assigned'; readonly memberId: string; readonly partitions: readonly Place[] })
  /** It does nothing with these any more: it let go of them, or has lost them. */
  | (Deed & { readonly kind: 'released'; readonly memberId: string; readonly partitions: readonly Place[] })
  /** Its application is given these records. */
  | (Deed & Place & { readonly kind: 'delivered'; readonly firstOffset: number; readonly nextOffset: number })
  /** Its application is done with all records before this offset. */
  | (Deed & Place & { readonly kind: 'finished'; readonly nextOffset: number })
  /** Its process is gone. */
  | (Deed & { readonly kind: 'gone' })
