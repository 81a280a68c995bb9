/** How many flights a route has had. */
export interface RouteCount {
  readonly route: string
  readonly times: number
}

/**
 * Puts a route in, if it is one of the ten with most flights; of as many flights, the first by name. Counts only grow: what was pushed out is no
 * better than the ten until it comes again by itself.
 */
export function addRoute(top: readonly RouteCount[], added: RouteCount): readonly RouteCount[] {
  return [...top, added]
    .toSorted((one, other) => other.times - one.times || (one.route < other.route ? -1 : 1))
    .slice(0, 10)
}

export function removeRoute(top: readonly RouteCount[], removed: RouteCount): readonly RouteCount[] {
  return top.filter(({ route }) => route !== removed.route)
}
