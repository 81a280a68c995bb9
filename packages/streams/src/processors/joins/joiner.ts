/**
 * Makes the result of a join. The key comes last, since few need it. In left and outer joins the side that has no match is null; null as a
 * result is a record without value, or in a table a row that is gone.
 */
export type ValueJoiner<Key, Left, Right, Out> = (left: Left, right: Right, key: Key) => Out

/** The same for the other side, which has its own value first. */
export function reversed<Key, Left, Right, Out>(
  joiner: ValueJoiner<Key, Left, Right, Out>,
): ValueJoiner<Key, Right, Left, Out> {
  return (right, left, key) => joiner(left, right, key)
}
