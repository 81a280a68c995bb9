import type { AssignableMember } from '@millrace/client/membership'
import { present } from '@millrace/base'
import { differenceOf, shapeLines, type TopologyShape } from '../topology-shape.ts'
import { decodeMember } from './codec.ts'

/** The members of a group that run one topology, and those that run another. */
export interface MembersByShape {
  readonly shape: TopologyShape
  readonly members: readonly AssignableMember[]
  /** With what differs. */
  readonly others: readonly { readonly memberId: string; readonly difference: string }[]
}

/** Which topology counts where members differ: that of those that have tasks already; of equals that of the most. */
export function commonShape(members: readonly AssignableMember[]): MembersByShape {
  const byShape = new Map<string, AssignableMember[]>()
  for (const member of members) {
    const text = JSON.stringify(decodeMember(member.metadata).shape)
    byShape.set(text, [...(byShape.get(text) ?? []), member])
  }
  const owning = (of: readonly AssignableMember[]): number => of.filter(({ assigned }) => assigned.length > 0).length
  const [first, ...rest] = [...byShape].toSorted(
    ([leftText, left], [rightText, right]) =>
      owning(right) - owning(left) || right.length - left.length || (leftText < rightText ? -1 : 1),
  )
  const [text, agreeing] = present(first, 'a group that assigns has members')
  const shape = JSON.parse(text) as TopologyShape
  const others = rest.flatMap(([otherText, differing]) => {
    const difference = differenceOf(shapeLines(shape), shapeLines(JSON.parse(otherText) as TopologyShape)) ?? ''
    return differing.map(({ memberId }) => ({ memberId, difference }))
  })
  return { shape, members: agreeing, others }
}
