import type { Message } from '../../src/messages.ts'
import type { Ready } from '../../src/ready.ts'
import type { Entry, QuorumView } from '../../src/types.ts'

/** An entry as `base-end@term what`. */
export function entryText(entry: Entry): string {
  const span = `${entry.baseOffset}-${entry.endOffset}@${entry.term}`
  if (entry.kind === 'data') return `${span} ${dataText(entry.payload)}`
  if (entry.kind === 'no-op') return `${span} no-op`
  return `${span} voters ${entry.voters.map((voter) => voter.nodeId).join(' ')}`
}

function dataText(payload: Uint8Array): string {
  const text = new TextDecoder().decode(payload)
  return text.length > 20 ? `${text.slice(0, 3)}... (${text.length} bytes)` : text
}

const entriesText = (entries: readonly Entry[]): string =>
  entries.length === 0 ? 'nothing' : entries.map((entry) => `[${entryText(entry)}]`).join(' ')

/** What a message says, without its head. */
function saying(message: Message): string {
  switch (message.type) {
    case 'vote-request': {
      const what = message.preVote ? 'would you vote for me' : 'vote for me'
      return `${what}${message.transfer ? ', the leader asked me' : ''}: my log ends at ${message.lastOffset}@${message.lastTerm}`
    }
    case 'vote-response':
      return message.granted ? (message.preVote ? 'yes, I would' : 'yes') : message.preVote ? 'no, I would not' : 'no'
    case 'append-request': {
      const after = `after ${message.prevOffset}@${message.prevTerm}`
      return `append ${entriesText(message.entries)} ${after}, committed ${message.commitOffset}`
    }
    case 'append-accepted':
      return `have up to ${message.matchOffset}`
    case 'append-rejected': {
      const diverging = `${message.divergingTerm} ends at ${message.divergingEndOffset}`
      return `have no ${message.prevOffset}: my term ${diverging}`
    }
    case 'heartbeat-request':
      return `heartbeat ${message.round}, committed ${message.commitOffset}`
    case 'heartbeat-response':
      return message.round === 0 ? 'your term is over' : `heard heartbeat ${message.round}`
    case 'snapshot-chunk': {
      const { snapshot, position, bytes } = message
      return `snapshot ${snapshot.endOffset}@${snapshot.term}, bytes ${position}-${position + bytes.length} of ${snapshot.sizeBytes}`
    }
    case 'snapshot-chunk-response':
      return `have ${message.receivedBytes} bytes of snapshot ${message.snapshot.endOffset}`
    case 'timeout-now':
      return 'stand for election now'
    case 'observe-request':
      return 'who leads?'
    case 'observe-response':
      return `node ${message.leader.nodeId} leads`
  }
}

/** A message as `from -> to, term: what it says`. */
export const messageText = (message: Message): string =>
  `${message.from.nodeId} -> ${message.to.nodeId}, term ${message.term}: ${saying(message)}`

/** What of a Ready goes to the disk, or undefined. */
export function writtenText(ready: Ready): string | undefined {
  const { hardState, chunks, install, truncateTo, append } = ready
  const parts = [
    ...(hardState === undefined ? [] : [`term ${hardState.term}, vote ${hardState.votedFor?.nodeId ?? 'none'}`]),
    ...chunks.map((chunk) => `snapshot bytes from ${chunk.position}${chunk.last ? ', the last' : ''}`),
    ...(install === undefined ? [] : [`snapshot ${install.endOffset} in place of the log`]),
    ...(truncateTo === undefined ? [] : [`cut at ${truncateTo}`]),
    ...append.map((entry) => `[${entryText(entry)}]`),
  ]
  return parts.length === 0 ? undefined : parts.join('; ')
}

/** A role as `leader of term 2, voters 1 2 3`. */
export function quorumText(view: QuorumView): string {
  const follows = view.leader === undefined || view.role === 'leader' ? '' : ` of node ${view.leader.nodeId}`
  const voters = view.voters.map((voter) => voter.nodeId).join(' ')
  return `${view.role}${follows} in term ${view.term}, voters ${voters === '' ? 'unknown' : voters}`
}
