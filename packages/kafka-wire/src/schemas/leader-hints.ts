import { array, int32, string, struct } from '../field.ts'

/**
 * What Produce and Fetch tell a client that came to a broker which does not lead the partition, so that it need not ask for metadata
 * first (KIP-951): tagged fields, left out when there is nothing to tell.
 *
 * ```
 * current_leader => leader_id leader_epoch
 * node_endpoints => [node_id host port rack?]
 * ```
 */
export function currentLeader(versions: '10+' | '12+', tag: number) {
  return struct(
    { leaderId: int32({ default: -1 }), leaderEpoch: int32({ default: -1 }) },
    { versions, tagged: versions, tag, optional: true, ignorable: true },
  )
}

/** Where the leaders that are named can be reached. */
export function nodeEndpoints(versions: '10+' | '16+', tag: number) {
  return array(
    struct({ nodeId: int32(), host: string(), port: int32(), rack: string({ nullable: versions, default: null }) }),
    { versions, tagged: versions, tag, default: [], ignorable: true },
  )
}
